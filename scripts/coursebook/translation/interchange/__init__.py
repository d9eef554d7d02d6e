"""Files for the editors of translators, PO and XLIFF: what goes out, what comes back, what of it goes into the book."""
