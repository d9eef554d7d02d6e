"""The alphabetical order that readers expect."""

import unicodedata


def alphabetical(word: str) -> str:
    """Return a key that sorts accented letters beside plain ones."""
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
