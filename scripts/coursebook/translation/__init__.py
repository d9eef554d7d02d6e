"""What a translation was made from, and what has changed in the source since: section by section."""
