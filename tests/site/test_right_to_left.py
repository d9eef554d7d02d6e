"""A language that is read from right to left is one block in `mkdocs.yml` plus folders, and everything turns round."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from coursebook.model.words import Words
from tests.conftest import Drawing
from tests.document import Document
from tests.real_book import ROOT, build
from tests.site.conftest import dressed

_LANGUAGES = re.compile(r"(        - \{locale: fr,.*\n)(?:        - \{locale: .*\n)*")
_BLOCK = "        - {locale: ar, name: العربية, build: true, site_name: كتاب صغير}\n"
HOME = """---
title: كتاب صغير
description: كتاب صغير يبيّن ما يحتاج إليه كتاب كهذا على الأقل.
translation:
  status: draft
---

أهلا وسهلا. ابدأ من {{ link("K1.1") }}.
"""


def in_six_forms(data: Mapping) -> dict:
    """Return the words of the interface with the six plural forms that Arabic has; what they say does not matter."""
    forms = ("zero", "one", "two", "few", "many", "other")
    return {
        key: dict.fromkeys(forms, value["other"])
        if isinstance(value, Mapping) and "other" in value
        else in_six_forms(value)
        if isinstance(value, Mapping)
        else value
        for key, value in data.items()
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = dressed(Drawing(tmp_path_factory.mktemp("arabic") / "book"))
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    words = yaml.safe_load((ROOT / "overrides/words/en.yml").read_text(encoding="utf-8"))
    terms = (book.root / "docs/_data/glossary.yml").read_text(encoding="utf-8")
    book.draw(
        {
            "mkdocs.yml": _LANGUAGES.sub(rf"\1{_BLOCK}", settings),
            "overrides/words/ar.yml": yaml.safe_dump(in_six_forms(words), allow_unicode=True),
            "docs/ar/index.md": HOME,
            "docs/en/about.md": {"## ": '{{ module_map("first") }}\n\n{{ competency_matrix() }}\n\n## '},
            "docs/fr/about.md": None,
            "docs/_data/glossary.yml": re.sub(r"(      fr: \[.*\]\n)", r"\1      ar: [دعم الأقران]\n", terms),
            "docs/assets/exit/ar.html": "<!doctype html><html lang=ar><title>خبز</title><h1>خبز</h1></html>",
        }
    )
    result = build(book.root, book.root / "site")
    assert (result.returncode, result.stderr) == (0, ""), result.stdout + result.stderr
    return book.root / "site"


def document(site: Path, name: str) -> Document:
    return Document((site / name).read_text(encoding="utf-8"))


def test_the_page_is_read_from_right_to_left_and_the_others_are_not(site: Path) -> None:
    page = document(site, "ar/index.html")
    assert (page.one("html")["lang"], page.one("body")["dir"]) == ("ar", "rtl")
    assert document(site, "fr/index.html").one("body")["dir"] == "ltr"
    assert "أهلا وسهلا" in page.text


def test_the_map_turns_round_with_its_words_at_the_other_edge(site: Path) -> None:
    left, right = (document(site, f"{code}about/index.html") for code in ("", "ar/"))

    def boxes(page: Document) -> list[float]:
        return [float(box["x"]) for box in page.all("rect")]

    def codes(page: Document) -> list[float]:
        return [float(text["x"]) for text in page.all("text") if "map__code" in text.classes]

    assert len(boxes(left)) == len(boxes(right)) == 2
    assert boxes(left) == sorted(boxes(left)) and boxes(right) == sorted(boxes(right), reverse=True)
    width = float(next(left.all("rect"))["width"])
    assert all(code < box + width / 2 for code, box in zip(codes(left), boxes(left), strict=True))
    assert all(code > box + width / 2 for code, box in zip(codes(right), boxes(right), strict=True))


def test_the_matrix_is_there_with_all_its_cells(site: Path) -> None:
    matrices = [document(site, f"{code}about/index.html") for code in ("", "ar/")]
    rows = [len([cell for cell in page.all("td") if cell["data-label"]]) for page in matrices]
    assert rows[0] == rows[1] > 0


def test_words_of_the_source_language_keep_their_direction(site: Path) -> None:
    foreign = next(document(site, "ar/about/index.html").all("div", lang="en"))
    assert foreign["dir"] == "ltr"
    assert "<span" not in document(site, "ar/about/index.html").one("article").text


def test_every_language_offers_every_other(site: Path) -> None:
    switch = {link["hreflang"] for link in document(site, "index.html").all("a") if link["hreflang"]}
    assert switch >= {"en", "fr", "ar"}
    offer = document(site, "index.html").one("p", **{"data-language": "ar"})
    assert (offer["dir"], offer["lang"]) == ("rtl", "ar")


def test_no_style_says_left_or_right() -> None:
    wrong = {}
    sides = re.compile(
        r"(?<![-\w])(?:(?:margin|padding|border)-(?:left|right)|(?:left|right)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right))"
    )
    for path in (
        *(ROOT / "overrides/components").glob("*/*.css"),
        *(ROOT / "overrides/style").glob("*.css"),
    ):
        found = sides.findall(path.read_text(encoding="utf-8"))
        wrong |= {path.name: found} if found else {}
    assert wrong == {}


@pytest.mark.parametrize("code", ["ar", "ro", "de", "pt"])
def test_numbers_and_lists_follow_the_language(code: str) -> None:
    words = Words(code, {"n": {form: f"{form} {{n}}" for form in ("zero", "one", "two", "few", "many", "other")}})
    assert words("n", n=2).split()[0] == {"ar": "two", "ro": "few"}.get(code, "other")
    assert words.listed(["a", "b"]) == {"ar": "a وb", "ro": "a și b", "de": "a und b", "pt": "a e b"}[code]
