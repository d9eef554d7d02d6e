"""What Markdown makes of tables, check lists, links between languages and outdated sections is mended for readers."""

import re

import pytest
from mkdocs.exceptions import BuildError

from coursebook.site.anchors import with_anchors_of
from coursebook.site.check_lists import with_signs
from coursebook.site.pages import staged_pages
from coursebook.site.tables import scrolling
from coursebook.site.translated import with_notices
from tests.conftest import Drawing
from tests.document import Document
from tests.real_book import real_book

WORDS = real_book().source.words


def test_a_table_lies_in_a_box_that_scrolls_and_that_the_keyboard_reaches() -> None:
    document = Document(scrolling("<p>a</p><table><tr><td>1</td></tr></table>", WORDS))
    box = document.one("div", **{"class": "table-scroll"})
    assert (box["tabindex"], box["aria-label"], box.text) == ("0", WORDS("table.scroll"), "1")


def test_two_tables_lie_in_two_boxes() -> None:
    html = scrolling("<table><tr></tr></table><table><tr></tr></table>", WORDS)
    assert html.count('<div class="table-scroll"') == html.count("</table></div>") == 2


def test_a_table_of_a_component_is_left_alone() -> None:
    html = '<table class="matrix"><tr></tr></table>'
    assert scrolling(html, WORDS) == html


def test_a_box_to_tick_becomes_a_sign_that_no_screen_reader_takes_for_a_control() -> None:
    html = with_signs('<li><input type="checkbox" disabled/> Say it.</li>')
    document = Document(html)
    assert list(document.all("input")) == []
    assert document.one("span")["aria-hidden"] == "true"
    assert document.one("li").text == "☐ Say it."


def test_a_ticked_box_can_be_heard() -> None:
    document = Document(with_signs('<li><input type="checkbox" disabled checked/> Done.</li>'))
    assert document.one("span")["aria-hidden"] is None
    assert document.one("li").text == "☑ Done."


def test_other_fields_are_left_alone() -> None:
    assert with_signs('<input type="text" name="q">') == '<input type="text" name="q">'


LINK = "See [the first chapter](../../handbook/begin.md#what-we-know) and [a page](https://example.org/#what-we-know)."


def test_a_page_without_a_translation_links_to_the_translated_heading(book: Drawing) -> None:
    book.draw({"courses/en/first/go-on.md": f"## In short\n\n{LINK}\n", "courses/fr/first/go-on.md": None})
    loaded = book.load()
    english, french = loaded.source, loaded.catalogs["fr"]
    text = with_anchors_of(french, french.pages["courses/first/go-on.md"], english)
    assert "(../../handbook/begin.md#ce-que-nous-savons)" in text
    assert "(https://example.org/#what-we-know)" in text
    staged = {page.address: page.text for page in staged_pages(french, english)}
    assert "begin.md#ce-que-nous-savons" in staged["courses/first/go-on.md"]


def test_a_page_without_a_translation_keeps_links_to_others_without_one(book: Drawing) -> None:
    gone = {"courses/fr/first/go-on.md": None, "handbook/fr/begin.md": None}
    book.draw({"courses/en/first/go-on.md": f"## In short\n\n{LINK}\n"} | gone)
    loaded = book.load()
    page = loaded.catalogs["fr"].pages["courses/first/go-on.md"]
    assert with_anchors_of(loaded.catalogs["fr"], page, loaded.source) == page.body


@pytest.mark.parametrize("anchor", ["begin", "begin_1", "wide"])
def test_a_notice_stands_above_the_heading_that_is_outdated(anchor: str) -> None:
    html = '<h1 id="so">So</h1>\n<h2 id="begin">A</h2>\n<h2 id="begin_1">A</h2>\n<h2 class="a" id="wide">B</h2>'
    shown = with_notices(html, (anchor,), "<p>!</p>")
    assert shown.replace("<p>!</p>\n", "") == html
    assert re.search(rf'<p>!</p>\n<h2[^>]* id="{anchor}">', shown)


def test_a_heading_with_the_words_of_the_title_gets_its_notice_too() -> None:
    html = '<h1 id="begin">Begin</h1>\n<p>So.</p>\n<h2 id="begin_1">Begin</h2>'
    assert with_notices(html, ("begin",), "<p>!</p>").endswith('<p>!</p>\n<h2 id="begin_1">Begin</h2>')


def test_a_notice_without_its_heading_stops_the_build() -> None:
    with pytest.raises(BuildError, match="#begin"):
        with_notices("<p>So.</p>", ("begin",), "<p>!</p>")
