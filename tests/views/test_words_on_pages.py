"""What readers are told about texts, sources, terms, help lines and what is not there yet."""

from datetime import date

import pytest

from coursebook.model.page import FrontMatter, Page
from coursebook.model.text import Text
from coursebook.model.words import Words
from coursebook.views import cite, data, glossary_term, help_lines, link, notes, sources
from coursebook.views.data import state_of
from tests.real_book import real_book


def test_a_link_has_the_title_of_its_page_or_the_words_given(here) -> None:
    page = here("about.md")
    assert link.html(page, "help") == '<a href="../help/">Help now</a>'
    assert link.html(page, "K1.1", "the first module").endswith(">the first module</a>")


def test_words_of_an_author_are_escaped(here) -> None:
    assert "<b>" not in link.html(here(), "help", "<b>bold</b>")


def test_a_citation_leads_to_the_list_on_its_page_or_to_the_page_of_sources(here) -> None:
    assert 'href="#source-cooper-2024"' in cite.html(here("handbook/needs-and-evidence.md"), "cooper-2024")
    assert 'href="../sources/#source-cooper-2024"' in cite.html(here("help.md"), "cooper-2024")


def test_the_list_of_a_page_has_what_it_cites_in_order_and_once(here, catalog) -> None:
    address = "courses/discovering/recovery-and-hope.md"
    html = sources.html(here(address))
    places = [html.index(f'id="source-{id_}"') for id_ in catalog.pages[address].cited]
    assert places == sorted(places)
    assert html.count('<li id="source-') == len(places) > 2


def test_no_unverified_number_is_shown_and_weak_ones_carry_a_warning(here, catalog) -> None:
    html = help_lines.html(here("help.md"))
    for country in catalog.help_lines:
        for line in country.lines:
            shown = f'id="{line.id}"' in html
            assert shown == (line.status != "unverified"), line.id
    weak = sum(line.status == "weak" for country in catalog.help_lines for line in country.lines)
    assert html.count("help-line__weak") == weak > 0


def test_the_emergency_number_stands_first_in_its_country(here, catalog) -> None:
    html = help_lines.html(here("help.md"))
    for country in catalog.help_lines:
        section = html[html.index(f'<h2 id="{country.country.lower()}"') :]
        assert section.index(f"tel:{country.emergency.number}") < section.index("help-line__name")


def test_countries_stand_in_the_order_of_their_names_in_the_readers_language(here, french) -> None:
    html = help_lines.html(here("help.md", french))
    names = ["Allemagne", "Autriche", "Belgique", "Canada"]
    assert [html.index(f">{name}</h2>") for name in names] == sorted(html.index(f">{name}</h2>") for name in names)


def test_a_term_opens_without_a_script_and_two_on_a_page_differ(here) -> None:
    page = here("about.md")
    first, second = glossary_term.html(page, "recovery"), glossary_term.html(page, "recovery", "recover")
    assert 'popovertarget="term-recovery-1"' in first and ' id="term-recovery-1" popover' in first
    assert 'popovertarget="term-recovery-2"' in second and ">recover</button>" in second


def test_the_glossary_is_in_alphabetical_order_whatever_the_accents(here, french) -> None:
    html = data.glossary(here("glossary.md", french))
    order = [html.index(f">{word}</dfn>") for word in ("écoute active", "entraide", "supervision")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("written", "state"),
    [([True, True], "covered"), ([True, False], "partly"), ([False], "missing"), ([], "missing")],
)
def test_a_row_is_covered_when_all_its_pages_are_written(written: list[bool], state: str, catalog) -> None:
    target = {True: catalog.find("H1"), False: catalog.find("H20")}
    assert catalog.find("H20").written is False
    assert state_of([("H", target[each]) for each in written]) == state


def test_a_machine_translation_says_so_in_its_own_language(here, french) -> None:
    assert "traduite par une machine" in notes.notes(here("about.md", french))
    assert "traduite par une machine" in notes.notes(here("competencies/a1.md", french))


def test_a_text_that_nobody_reviewed_says_so_and_a_review_names_who_and_when(here, catalog) -> None:
    assert catalog.words("notes.not-reviewed") in notes.notes(here("courses/discovering/becoming-a-peer.md"))
    review = {"lived_experience": {"by": "Amina B.", "on": date(2026, 12, 1)}}
    page = Page("about.md", "en", "docs/en/about.md", FrontMatter.model_validate({"review": review}), "", 1)
    before = catalog.pages["about.md"]
    catalog.pages["about.md"] = page
    try:
        html = notes.notes(here("about.md"))
    finally:
        catalog.pages["about.md"] = before
    assert "Amina B." in html and "1 December 2026" in html
    assert catalog.words("notes.no-expert") in html


def test_words_that_are_not_translated_are_marked_with_their_language() -> None:
    assert Text("Trust & hope").in_language("en").__html__() == '<span lang="en">Trust &amp; hope</span>'
    assert Text("don't").__html__() == "don\u2019t"


def test_plural_forms_and_numbers_follow_the_language() -> None:
    words = real_book().catalogs["fr"].words
    assert words("minutes", n=1) == "1 minute"
    assert words("minutes", n=45) == "45 minutes"
    with pytest.raises(KeyError):
        Words("fr", {})("no.such.word")
