"""The sign of a text: what it forgives and what it does not."""

import pytest

from coursebook.sources.digest import LENGTH, change, digest, parsed

TEXT = """Offer one small likeness. "I had to stop my studies for a while, too." Then ask about the difference, and let
the answer change the picture. You can always go one step further later. You cannot go back, so start one step lower
than you feel tempted to. Call 3 people by 17:30, and read {{ link("H7") }} or [the list](help.md) before."""


def test_a_sign_can_be_read_back() -> None:
    assert len(str(digest(TEXT))) == LENGTH
    assert parsed(str(digest(TEXT))) == digest(TEXT)
    with pytest.raises(ValueError, match="made by hand"):
        parsed("made by hand")


def test_line_breaks_and_spaces_change_nothing() -> None:
    assert change(digest(TEXT), digest("  " + TEXT.replace(" ", "\n"))) == "current"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("studies", "studeis"),
        ("tempted", "inclined"),
        ("Offer one", "Offer him one"),
        ("a while, too", "some time, too"),
    ],
)
def test_a_typo_or_a_word_is_little(old: str, new: str) -> None:
    assert change(digest(TEXT), digest(TEXT.replace(old, new))) == "little"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3 people", "4 people"),
        ("17:30", "18:30"),
        ("You cannot go back", "You can go back"),
        ("always", "never"),
        ("H7", "H8"),
        ("help.md", "index.md"),
        ("before.", "before. And then take your time, all of it, until both of you have said what you think."),
        ("You can always go one step further later. ", ""),
    ],
)
def test_a_number_a_negation_a_link_or_a_sentence_is_another_meaning(old: str, new: str) -> None:
    assert old in TEXT
    assert change(digest(TEXT), digest(TEXT.replace(old, new))) == "meaning"
