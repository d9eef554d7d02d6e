"""Courses, paths and chapters lead on: what comes before, what comes after, how long it takes."""

import pytest

from coursebook.views import competency, course, handbook, home
from tests.document import Document, Element
from tests.real_book import real_book


def turns(html: str) -> dict[str, Element]:
    """Return the links to the page before and the page after, by their relation."""
    return {link["rel"]: link for link in Document(html).all("a") if link["rel"] in ("prev", "next")}


@pytest.mark.parametrize("code", [found.code for found in real_book().source.courses])
def test_the_modules_of_a_course_lead_from_the_first_to_the_last(here, catalog, code: str) -> None:
    found = catalog.course(code)
    for number, module in enumerate(found.modules):
        links = turns(course.module_footer(here(catalog.module_address(module)), module.code))
        wanted = {"prev": found.modules[number - 1]} if number else {}
        wanted |= {"next": found.modules[number + 1]} if number + 1 < len(found.modules) else {}
        assert {rel: link["href"] for rel, link in links.items()} == {rel: f"../{m.id}/" for rel, m in wanted.items()}


def test_the_last_module_leads_back_to_the_course(here, catalog) -> None:
    last = catalog.course("K1").modules[-1]
    document = Document(course.module_footer(here(catalog.module_address(last)), last.code))
    [link] = [link for link in document.all("a") if "turn__after" in link.classes]
    assert link["href"] == "../"


def test_the_chapters_lead_from_the_first_to_the_last_across_parts(here, catalog) -> None:
    chapters = catalog.handbook.chapters
    for number, chapter in enumerate(chapters):
        links = turns(handbook.chapter_footer(here(f"handbook/{chapter.id}.md"), chapter.code))
        assert ("prev" in links) == (number > 0)
        assert ("next" in links) == (number + 1 < len(chapters))
        if "next" in links:
            assert links["next"]["href"] == f"../{chapters[number + 1].id}/"


def test_a_path_takes_as_long_as_its_shortest_way(catalog) -> None:
    for path in catalog.paths:
        shortest = 0
        for step in path.steps:
            ways = [[module.minutes for module in catalog.modules_in(codes)] for codes in step.ways]
            shortest += min(map(sum, ways))
        assert course.shortest_minutes(catalog, path) == shortest > 0


def test_a_path_shows_every_module_of_every_way(here, catalog) -> None:
    path = catalog.path("mooc")
    document = Document(course.path_outline(here("courses/paths/mooc.md"), "mooc"))
    text = document.elements[0].text
    for module in catalog.modules_of_path(path):
        assert f"{module.code} {module.title}".replace("'", "\u2019") in text


def test_what_to_take_before_is_a_list_as_people_write_it(here, catalog) -> None:
    found = catalog.course("K2")
    titles = [catalog.find(code).title for code in found.requires]
    assert len(titles) > 1
    text = Document(course.header(here("courses/listening/index.md"), "K2")).elements[0].text
    assert ", ".join(titles) in text


def test_a_module_says_where_it_stands_and_what_to_take_before(here, catalog) -> None:
    module = catalog.modules["K1.2"]
    text = Document(course.module_header(here(catalog.module_address(module)), "K1.2")).elements[0].text
    assert "module 2 of 5" in text
    assert "45 minutes" in text
    assert catalog.modules["K1.1"].title in text


def test_what_is_not_written_says_so_and_what_is_written_does_not(here, catalog) -> None:
    said = str(catalog.words("preparation.title"))
    for code, module in catalog.modules.items():
        html = course.module_header(here(catalog.module_address(module)), code)
        assert (said in html) == (code not in catalog.written_modules), code


def test_a_competency_lists_everything_that_teaches_it(here, catalog) -> None:
    for id_ in catalog.competencies:
        document = Document(competency.card(here(f"competencies/{id_.lower()}.md"), id_))
        links = {link["href"] for link in document.all("a")}
        assert {f"../../{catalog.module_address(m).removesuffix('.md')}/" for m, _ in catalog.teaching(id_)} <= links


def test_a_competency_names_its_neighbours_in_other_frameworks(catalog) -> None:
    for id_ in catalog.competencies:
        for neighbour, items in competency.neighbours_of(catalog, id_):
            assert items
            assert all(id_ in item.competencies and item in neighbour.items for item in items)


def test_every_way_in_of_the_home_page_leads_somewhere(here, catalog) -> None:
    page = here("index.md")
    links = list(Document(home.doors(page) + home.readers(page)).all("a"))
    assert len(links) > len(home.DOORS) + len(home.READERS)
    assert all(link.text and link["href"] for link in links)
    for refs in (*home.READERS.values(), [ref for _, ref in home.DOORS.values()]):
        assert all(catalog.find(ref) for ref in refs)
