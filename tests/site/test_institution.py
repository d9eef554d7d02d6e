"""An institution offers the book as its own: its name, colours, contacts and pages, and without what it leaves out."""

import re
from html import unescape
from pathlib import Path

import pytest

from coursebook.cli import main
from coursebook.site.build import build
from tests.conftest import Drawing
from tests.document import Document, documents_in
from tests.real_book import ROOT
from tests.site.conftest import dressed

NAME = "castle"
FOLDER = f"overrides/institutions/{NAME}"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
FILES = {
    f"{FOLDER}/institution.yml": """
name: {en: "Castle & Sons", fr: "Château & Fils"}
logo: logo.png
first_language: fr
colours:
  light: {link: "#1d4f91", header: "#1d2f5e"}
contacts:
  - id: peers
    name: {en: The "round" table}
    for: {en: Everybody here, fr: Tout le monde ici}
    number: "+44 1632 960014"
    email: peers@example.org
    languages: [fr]
off: [K1, about]
""",
    f"{FOLDER}/pages/fr/index.md": """---
title: Au château
description: Où trouver un pair au château, et où aller quand une conversation devient trop lourde.
---

Voir {{ link("K1.1", "le premier module") }} et {{ link("H1") }}.

{{ help_box() }}
""",
}


def offered(drawing: Drawing) -> Drawing:
    """Leave English and French, and add the institution."""
    settings = dressed(drawing).root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"^ +- \{locale: (?!en|fr).*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    drawing.draw(FILES)
    (drawing.root / FOLDER / "logo.png").write_bytes(PNG)
    return drawing


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    drawing = offered(Drawing(tmp_path_factory.mktemp("institution") / "book"))
    assert drawing.check(NAME) == []
    build(drawing.load(NAME), drawing.root / "site")
    return drawing.root / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Document]:
    return documents_in(site)


def html(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


def test_each_page_names_it_beside_the_book_and_keeps_the_note_of_independence(site: Path) -> None:
    for path in set(site.rglob("*.html")) - set((site / "id").rglob("*.html")):  # those send readers on at once
        text = path.read_text(encoding="utf-8")
        french = path.is_relative_to(site / "fr")
        assert f'alt="{"Château &amp; Fils" if french else "Castle &amp; Sons"}"' in text, path
        assert f'<span class="brand__name">{"Entre pairs" if french else "Among Peers"}</span>' in text
        assert ("livre indépendant" if french else "An independent book") in text
    assert (site / "assets/institution/logo.png").read_bytes() == PNG


def test_its_colours_hold_in_light_and_leave_dark_as_it_was(site: Path) -> None:
    assert html(site, "assets/institution/institution.css") == (
        "[data-md-color-scheme]{--book-header:#1d2f5e;--book-teal:#1d4f91;}\n"
        "@media screen{[data-md-color-scheme=slate]{--book-header:#1e2e2c;--book-teal:#7fd1c8;}}\n"
    )
    page = html(site, "fr/help/index.html")
    assert page.index("stylesheets/book.css") < page.index('href="../../assets/institution/institution.css"')


def test_its_contacts_stand_before_the_lines_of_the_countries(site: Path) -> None:
    page = html(site, "help/index.html")
    assert page.index('<h2 id="local">Castle &amp; Sons</h2>') < page.index('id="countries"')
    assert 'href="tel:+441632960014"' in page and 'href="mailto:peers@example.org"' in page


def test_its_contacts_stand_in_each_box_for_help_beside_the_way_to_the_national_lines(site: Path) -> None:
    page = html(site, "fr/local/index.html")
    box = page[page.index('<aside class="help-box"') :].split("</aside>")[0]
    assert "Tout le monde ici" in box and "Château &amp; Fils" in box
    assert box.index("tel:+441632960014") < box.index('href="../help/"')


def test_words_it_has_in_one_language_only_are_marked_in_the_others(site: Path) -> None:
    assert '<span lang="en">The &#34;round&#34; table</span>' in html(site, "fr/help/index.html")


def test_its_pages_stand_under_its_name_also_where_they_are_not_translated(site: Path) -> None:
    english, french = html(site, "local/index.html"), html(site, "fr/local/index.html")
    assert '<div lang="fr" dir="ltr">' in english and '<meta name="robots" content="noindex">' in english
    assert '<meta name="robots"' not in french
    assert re.search(r'md-tabs__link">\s*Castle &(amp;)? Sons', english)


def test_its_first_language_comes_first(pages: dict[str, Document]) -> None:
    offered = [e["hreflang"] for e in pages["help/index.html"].elements if e.tag == "a" and e["hreflang"]]
    assert offered == ["fr", "en"]


def test_what_it_leaves_out_is_not_written_and_nothing_finds_it(site: Path) -> None:
    assert not (site / "about/index.html").exists()
    assert not list(site.glob("**/courses/first/**/index.html"))
    assert "about/" not in html(site, "sitemap-en.xml")
    start = html(site, "search/start.js")
    assert '"help/"' in start and "courses/first" not in start and '"about/"' not in start


def test_a_link_to_what_it_leaves_out_is_plain_text_with_a_note(site: Path) -> None:
    page = html(site, "fr/local/index.html")
    note = 'role="link" aria-disabled="true" title="Ne fait pas partie de cette édition"'
    assert f"<a {note}>le premier module</a>" in page


def test_no_address_on_any_page_leads_to_what_it_leaves_out(site: Path, pages: dict[str, Document]) -> None:
    gone = ("about", "courses/first")
    for name, page in pages.items():
        for element in page.elements:
            for value in filter(None, element.attributes.values()):
                found = [value, *_addresses(value)]
                assert [each for each in found if _leads(each, name, gone)] == [], (name, element)


def _addresses(value: str) -> list[str]:
    """Return the addresses within JSON for a script."""
    return re.findall(r'"url":"([^"]+)"', unescape(value))


def _leads(address: str, page: str, gone: tuple[str, ...]) -> bool:
    if not re.fullmatch(r"[./\w#-]+", address) or address.startswith("/"):
        return False
    inside = (Path("/", page).parent / address.split("#")[0]).resolve().as_posix().removeprefix("/fr")
    return inside.strip("/").startswith(gone)


def test_without_its_name_the_book_is_as_it_was(book: Drawing) -> None:
    offered(book)
    loaded = book.load()
    assert loaded.source.institution is None and loaded.source.off == frozenset()
    assert not [address for address in loaded.source.targets if address.startswith("local/")]


def test_the_command_says_what_is_wrong_with_it(book: Drawing, capsys: pytest.CaptureFixture) -> None:
    offered(book).draw({f"{FOLDER}/institution.yml": {"#1d4f91": "#88aaff"}})
    root = str(book.root)
    assert main(["--book", root, "build", "--institution", NAME]) == 1
    said = capsys.readouterr().out
    assert f"{FOLDER}/institution.yml:6: light: `link` #88aaff and `ground` #fbf8f2 have a contrast of" in said
    assert not (book.root / "site").exists()


def test_the_example_has_nothing_to_mend_and_names_no_real_place(book: Drawing) -> None:
    dressed(book)
    example = ROOT / "overrides/institutions/example-university"
    text = "".join(path.read_text(encoding="utf-8") for path in example.rglob("*.*"))
    assert set(re.findall(r"https?://([\w.]+)", text)) == {"example.org", "www.w3.org"}
    assert set(re.findall(r"@(\S+)", text)) == {"example.org"}
    numbers = re.findall(r'number: "(.*)"', text)
    assert numbers and all(n.startswith(("+44 1632 960", "+49 30 23125 0")) for n in numbers)  # kept for films
