"""A book that was good is checked again where it changed, and all that is wrong is found."""

import pytest

from coursebook.checked import checked, reading
from coursebook.inputs import keep
from tests.conftest import Drawing


def again(book: Drawing) -> list[str]:
    """Return what the checks say to somebody who checked this book before."""
    read = reading(book.project, None, downloads=False)
    return [str(problem) for problem in checked(book.project, read, keep(book.project))[1]]


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("docs/fr/about.md", "![](../assets/images/nothing.png)\n", "docs/fr/about.md"),  # a translation, alone
        ("docs/en/about.md", "{{ nobody() }}\n", "docs/en/about.md"),  # the source
        ("docs/en/about.md", "## One more heading\n", "docs/fr/about.md"),  # the source, wrong in its translation
        ("docs/fr/about.md", "## Un titre de plus\n", "docs/fr/about.md"),
        ("docs/fr/help.md", "[nowhere](nowhere.md)\n", "docs/fr/help.md"),
    ],
)
def test_one_page_that_is_no_longer_good_is_told_as_by_all_checks(
    name: str, change: str, told: str, book: Drawing
) -> None:
    assert again(book) == []
    before = (book.root / name).read_text(encoding="utf-8")
    book.draw({name: f"{before}\n{change}"})
    said = again(book)
    assert said == book.check()
    assert any(line.startswith(f"{told}:") for line in said)
    book.draw({name: before})
    assert again(book) == []
