"""Addresses are relative, so that the book works below any path and from disk."""

import pytest

from coursebook.views.here import web_path


@pytest.mark.parametrize(
    ("page", "target", "folders", "files"),
    [
        ("index.md", "help.md", "help/", "help.html"),
        ("help.md", "index.md", "../", "index.html"),
        ("help.md", "glossary.md", "../glossary/", "glossary.html"),
        ("courses/a/index.md", "courses/a/one.md", "one/", "one.html"),
        ("courses/a/one.md", "handbook/index.md", "../../../handbook/", "../../handbook/index.html"),
        ("competencies/a1.md", "competencies/downloads/b.csv", "../downloads/b.csv", "downloads/b.csv"),
    ],
)
def test_an_address_leads_from_the_page_to_its_target(here, page: str, target: str, folders: str, files: str) -> None:
    assert here(page).url(target) == folders
    assert here(page, directory_urls=False).url(target) == files


def test_an_anchor_on_the_same_page_is_the_anchor_alone(here) -> None:
    assert here("glossary.md").url("glossary.md", "recovery") == "#recovery"
    assert here("help.md").url("glossary.md", "recovery") == "../glossary/#recovery"


def test_the_path_of_an_index_is_its_folder() -> None:
    assert web_path("courses/index.md", directory_urls=True) == "courses/"
    assert web_path("index.md", directory_urls=True) == ""
    assert web_path("assets/images/map.png", directory_urls=True) == "assets/images/map.png"


def test_a_block_comes_back_where_it_was_set_aside(here) -> None:
    page = here()
    loud, quiet = page.set_aside("<b>1</b>", searched=True), page.set_aside("<i>2</i>", searched=False)
    html = page.put_back(f"{loud} {quiet}", searched=True)
    assert html == f"<b>1</b> {quiet}"
    assert page.put_back(html, searched=False) == "<b>1</b> <i>2</i>"
