"""Every link of the built site leads to a file that is there, and to a place in it that is there."""

from collections import Counter
from pathlib import Path

from tests.document import Document
from tests.links import goals
from tests.real_book import real_book

HOME = real_book().project.site_url


def test_every_link_leads_to_a_file(documents: dict[str, Document], site: Path) -> None:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    found = goals(documents, HOME)
    assert len(found) > len(documents)
    assert [where for (file, _), where in found.items() if file not in files] == []


def test_every_link_to_a_place_in_a_page_leads_there(documents: dict[str, Document]) -> None:
    ids = {name: {element["id"] for element in document.elements} for name, document in documents.items()}
    found = [(file, anchor, where) for (file, anchor), where in goals(documents, HOME).items() if anchor]
    assert len(found) > 100
    assert [where for file, anchor, where in found if anchor not in ids[file]] == []


def test_no_id_stands_twice_in_a_page(documents: dict[str, Document]) -> None:
    twice = {}
    for name, document in documents.items():
        counts = Counter(element["id"] for element in document.elements if element["id"] is not None)
        wrong = [id_ for id_, count in counts.items() if count > 1 or not id_ or " " in id_]
        twice |= {name: wrong} if wrong else {}
    assert twice == {}


def test_everything_that_names_an_element_of_the_page_names_one_that_is_there(documents: dict[str, Document]) -> None:
    broken = []
    for name, document in documents.items():
        ids = {element["id"] for element in document.elements} | {"__toc"}  # the theme's, not on every page
        for element in document.elements:
            for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"):
                broken += [f"{name}: {attribute}={id_}" for id_ in (element[attribute] or "").split() if id_ not in ids]
    assert broken == []


def test_no_page_is_an_orphan(documents: dict[str, Document]) -> None:
    reached = {
        file for file, _ in goals({name: found for name, found in documents.items() if name != "404.html"}, HOME)
    }
    assert set(documents) - reached == {"404.html"}
