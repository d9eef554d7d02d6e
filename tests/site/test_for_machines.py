"""Beside each page stands its Markdown; machines find records, llms.txt, metadata.yml and a page for each name."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml

from coursebook.load import load
from coursebook.project import read_project
from coursebook.site.build import build
from coursebook.site.plain import to_markdown
from tests.conftest import Drawing
from tests.site.conftest import dressed

SITE = "https://among-peers.example/"


def drawn(root: Path, settings: dict[str, str]) -> Drawing:
    """Return the small book with `settings` changed and a page that is not translated."""
    book = dressed(Drawing(root))
    book.draw({"mkdocs.yml": settings, "courses/fr/first/go-on.md": None})
    return book


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small book as built; in French, one module is not translated."""
    root = tmp_path_factory.mktemp("machines")
    book = drawn(root / "book", {})
    build(book.load(), root / "site")
    return root / "site"


def read(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


def record(site: Path, name: str) -> dict | None:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', read(site, name), re.DOTALL)
    assert len(found) <= 1
    return json.loads(found[0]) if found else None


@pytest.mark.parametrize(
    ("name", "language"),
    [("courses/first/", "en"), ("courses/first/start/", "en"), ("fr/courses/first/start/", "fr")],
)
def test_the_head_of_a_course_and_a_module_has_its_record(site: Path, name: str, language: str) -> None:
    found = record(site, f"{name}index.html")
    assert (found["id"], found["inLanguage"]) == (SITE + name, [language])


@pytest.mark.parametrize("name", ["index.html", "help/index.html", "fr/courses/first/go-on/index.html"])
def test_other_pages_and_those_that_wait_for_translation_have_no_record(site: Path, name: str) -> None:
    assert record(site, name) is None


def test_each_page_leads_to_its_markdown_and_one_that_is_not_translated_has_none(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if "id" not in path.relative_to(site).parts and path.stem != "404"]
    without = set()
    for page in pages:
        links = re.findall(r'<link rel="alternate" type="text/markdown" href="([^"]+)">', page.read_text("utf-8"))
        assert all((page.parent / link).is_file() for link in links)
        without |= set() if links else {page.parent.relative_to(site).as_posix()}
        assert page.with_suffix(".md").exists() == bool(links)
    assert without == {"fr/courses/first/go-on"}


def test_the_markdown_says_what_the_page_shows_and_where_it_comes_from(site: Path) -> None:
    _, front, text = read(site, "courses/first/start/index.md").split("---\n", 2)
    assert yaml.safe_load(front) == {
        "title": "Start",
        "url": f"{SITE}courses/first/start/",
        "language": "en",
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
    }
    assert text.startswith("\n# Start\n")
    for said in ("> **Try it**", "### 2 A step inside", "Perhaps nothing for a while.", "- **This fits:** You listen."):
        assert said in text
    assert 'Write `{{ link("nowhere") }}` to make a link.' in text
    assert not re.search(r"<[a-z/]", text), "HTML is left"
    assert "{{" not in text.replace('`{{ link("nowhere") }}`', "")


def test_the_links_of_the_markdown_lead_where_those_of_the_page_lead(site: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)", read(site, "fr/courses/first/start/index.md"))
    assert links
    for link in links:
        path = urljoin(f"{SITE}fr/courses/first/start/index.md", link).removeprefix(SITE).partition("#")[0]
        place = site / path
        assert (place / "index.html").is_file() or place.is_file() or "contributing" in link, link


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p>a <span aria-hidden="true">2</span><span class="visually-hidden">Level 2</span></p>', "a Level 2"),
        ("<fieldset><legend>Q?</legend><label><input type=radio>A</label><label>B</label></fieldset>", "Q?\n\nA\n\nB"),
        (
            '<p>A <button popovertarget="t">peer</button><span id="t" popover>Is <a href="g/#p">more</a></span>.</p>',
            "A [peer](g/#p).",
        ),
        ("<p hidden>no</p><button>no</button><svg><title>no</title></svg><p>yes</p>", "yes"),
        ('<p>A</p><div class="admonition"><p class="admonition-title">T</p><p>B</p></div>', "A\n\n> **T**\n>\n> B"),
        ("<ul><li><input type=checkbox disabled> do it</li></ul>", "- [ ] do it"),
        ('<p dir="rtl" lang="ar">مرحبا</p>', "مرحبا"),
    ],
)
def test_what_only_works_on_a_page_becomes_text_or_goes(html: str, text: str) -> None:
    assert to_markdown(html) == text


@pytest.mark.parametrize(("folder", "title"), [("", "Among Peers"), ("fr/", "Entre pairs")])
def test_llms_txt_has_the_form_of_its_standard_and_names_pages_that_are_there(
    site: Path, folder: str, title: str
) -> None:
    lines = read(site, f"{folder}llms.txt").splitlines()
    assert lines[0] == f"# {title}"
    assert lines[2].startswith("> ")
    entries = [line for line in lines[lines.index(next(line for line in lines if line.startswith("## "))) :] if line]
    assert all(re.fullmatch(r"## .+|- \[[^\]]+\]\(https://[^)]+\.md\)(: .+)?", line) for line in entries)
    found = re.findall(r"\((https://[^)]+\.md)\)", "\n".join(lines))
    assert len(found) > 10
    assert all((site / address.removeprefix(SITE)).is_file() for address in found)
    assert any("go-on" in address for address in found) != bool(folder)


def test_a_page_stands_at_each_stable_name_and_sends_on_to_one_that_is_there(site: Path) -> None:
    names = [path.parent for path in (site / "id").rglob("index.html")]
    assert {path.relative_to(site / "id").as_posix() for path in names} == {
        "framework", "levels", "domains/A", "competencies/A1", "competencies/A2", "profiles/discovery",
        "achievements/first", "achievements/profile-discovery",
    }  # fmt: skip
    for folder in names:
        (goal,) = re.findall(r'href="([^"]+)"', read(folder, "index.html"))
        assert (folder / goal / "index.html").is_file(), folder
        assert f'content="0; url={goal}"' in read(folder, "index.html")


def test_metadata_yml_stands_at_the_root_for_harvesters(site: Path) -> None:
    found = yaml.safe_load(read(site, "metadata.yml"))
    assert [part["id"] for part in found["hasPart"]] == [f"{SITE}courses/first/", f"{SITE}fr/courses/first/"]


def test_the_search_does_not_know_the_markdown(site: Path) -> None:
    assert "index.md" not in "".join(path.read_text(encoding="utf-8") for path in (site / "search").iterdir())


def test_a_copy_of_files_has_the_markdown_beside_them_and_a_book_without_an_address_has_none(tmp_path: Path) -> None:
    address = 'site_url: !ENV [SITE_URL, "https://among-peers.example/"]'
    book = drawn(tmp_path / "book", {address: "site_url: ''"})
    build(load(read_project(book.root)), tmp_path / "none", directory_urls=False)
    assert not list((tmp_path / "none").rglob("*.md")) and not (tmp_path / "none" / "llms.txt").exists()
    book.draw({"mkdocs.yml": {"site_url: ''": f"site_url: {SITE}"}})
    build(load(read_project(book.root)), tmp_path / "site", directory_urls=False)
    assert read(tmp_path / "site", "help.md").startswith("---\ntitle: ")
    assert '<link rel="alternate" type="text/markdown" href="help.md">' in read(tmp_path / "site", "help.html")
    assert (tmp_path / "site/id/competencies/A1" / "../../../competencies/a1.html").is_file()
