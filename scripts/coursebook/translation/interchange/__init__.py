"""Files for the editors of translators, PO and XLIFF: what goes out, what comes back, what of it is put into the book."""
