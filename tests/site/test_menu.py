"""The menu of a page: the way to it and what lies beside it, made once a section, and small in a large book."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from jinja2 import Environment, FileSystemLoader
from material import templates
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, get_navigation

from coursebook.site.menu import Menu
from tests.document import Document
from tests.real_book import ROOT

COURSES, MODULES = 25, 15  # with the courses' own pages and the list of courses, a book of 400 pages
_HOME = "https://book.example/"
MOST = 12_000  # bytes of the menu, where the page itself may have 40,000


@pytest.fixture(scope="module")
def config() -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict({"site_name": "A book", "theme": "material", "docs_dir": str(ROOT / "docs")})
    assert config.validate() == ([], [])
    return config


@pytest.fixture(params=[True, False], ids=["folders", "files"])
def nav(config: MkDocsConfig, request: pytest.FixtureRequest) -> Navigation:
    """The navigation of a large book whose pages are folders with an index, or files."""
    courses = {
        f"K{course} A course with a title of some length": [
            f"courses/{course}/index.md",
            *(
                {f"A module that says what it is about, {module}": f"courses/{course}/{module}.md"}
                for module in range(MODULES)
            ),
        ]
        for course in range(1, COURSES + 1)
    }
    config.nav = ["index.md", {"Courses": ["courses/index.md", *({name: pages} for name, pages in courses.items())]}]
    folders = (("index", *range(MODULES)) for _ in courses)
    names = [f"courses/{course}/{page}.md" for course, pages in enumerate(folders, 1) for page in pages]
    return get_navigation(
        Files([File(name, "docs", "site", request.param) for name in ("index.md", "courses/index.md", *names)]), config
    )


@pytest.fixture
def menu(config: MkDocsConfig) -> Menu:
    folders = [ROOT / "overrides/theme", Path(templates.__file__).parent]
    config.theme["features"], config.theme["language"] = [], "en"
    return Menu(Environment(loader=FileSystemLoader(folders)), config)


def test_every_page_marks_itself_and_nothing_else(menu: Menu, nav: Navigation) -> None:
    for page in nav.pages:
        marked = list(Document(menu.tree(page, nav, "")).all("a", **{"aria-current": "page"}))
        assert len(marked) == 1, page


def test_the_menu_stays_small_in_a_book_of_400_pages(menu: Menu, nav: Navigation) -> None:
    assert len(nav.pages) >= 400
    assert max(len(menu.tree(page, nav, "").encode()) for page in nav.pages) < MOST


def test_the_menu_is_made_once_for_the_pages_of_a_section(menu: Menu, nav: Navigation) -> None:
    for page in nav.pages:
        menu.tree(page, nav, "")
    assert len(menu._made) <= 2 * (COURSES + 2)  # a course in its folder, and its pages in theirs


def test_the_links_lead_to_the_first_pages_of_the_sections_beside_it_and_back_to_the_page(
    menu: Menu, nav: Navigation
) -> None:
    own = [page.url for page in nav.items[1].children[-1].children]
    beside = [course.children[0].url for course in nav.items[1].children[1:]]
    for page in (nav.pages[-1], nav.pages[-MODULES - 1]):
        found = Document(menu.tree(page, nav, "")).all("a")
        leads = [urljoin(f"{_HOME}{page.url}", link["href"]).removeprefix(_HOME) for link in found]
        assert sorted(leads) == sorted({nav.homepage.url, nav.items[1].children[0].url, *beside, *own})


def test_the_menu_of_a_static_page_begins_at_the_address_of_the_site(menu: Menu, nav: Navigation) -> None:
    links = Document(menu.tree(None, nav, "/book/")).all("a")
    assert {link["href"].split("/")[1] for link in links} == {"book"}
