"""What search engines and other sites are told: title, description, addresses in all languages, image, site map."""

import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

from coursebook.views.here import web_path
from tests.browser.pages import OTHERS, SOURCE, folder_of, language_and_page
from tests.document import Document
from tests.real_book import real_book

HOME = real_book().project.site_url
_PAGE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_LINK = "{http://www.w3.org/1999/xhtml}link"


def pages(documents: dict[str, Document]) -> dict[str, Document]:
    """Return the pages of the book by their address below the root: without the one for wrong addresses."""
    return {name.removesuffix("index.html"): found for name, found in documents.items() if name != "404.html"}


def meta(document: Document, name: str) -> str | None:
    """Return what the `meta` element of this name or property says, or None."""
    found = [element for element in document.all("meta") if name in (element["name"], element["property"])]
    assert len(found) <= 1
    return found[0]["content"] if found else None


def alternates(document: Document) -> dict[str, str]:
    """Return the addresses of a page in all languages, as machines read them."""
    links = [link for link in document.all("link") if "alternate" in (link["rel"] or "").split() and link["hreflang"]]
    return {link["hreflang"]: link["href"] for link in links}


def is_foreign(document: Document) -> bool:
    """Tell whether the page stands in for a translation that is missing."""
    return meta(document, "robots") is not None


def test_every_page_has_a_title_of_its_own(documents: dict[str, Document]) -> None:
    titles = Counter(document.one("title").text for document in documents.values() if not is_foreign(document))
    assert {title: count for title, count in titles.items() if count > 1 or not title} == {}


def test_the_title_names_page_and_book_once(documents: dict[str, Document]) -> None:
    assert documents["index.html"].one("title").text == "Among Peers"
    assert documents["fr/index.html"].one("title").text == "Entre pairs"
    assert documents["fr/help/index.html"].one("title").text.endswith(" - Entre pairs")


def test_every_page_has_one_heading_of_the_first_level(documents: dict[str, Document]) -> None:
    assert {name for name, document in documents.items() if len(list(document.all("h1"))) != 1} == set()


def test_every_page_has_a_description_that_fits(documents: dict[str, Document]) -> None:
    described = {name: meta(document, "description") or "" for name, document in documents.items()}
    assert {name: text for name, text in described.items() if not 20 <= len(text) <= 202} == {}


def test_the_canonical_address_is_absolute_and_its_own(documents: dict[str, Document]) -> None:
    for address, document in pages(documents).items():
        own = language_and_page(address)[1] if is_foreign(document) else address
        assert document.one("link", rel="canonical")["href"] == HOME + own


def test_every_page_names_itself_in_all_languages_that_have_it(documents: dict[str, Document]) -> None:
    catalogs = real_book().catalogs
    for address, document in pages(documents).items():
        bare = language_and_page(address)[1]
        source = f"{bare.rstrip('/')}.md"
        known = [name for name in (source, f"{bare}index.md") if name in catalogs[SOURCE].targets]
        codes = [code for code, catalog in catalogs.items() if catalog.is_translated(known[0])]
        wanted = {code: f"{HOME}{folder_of(code)}{bare}" for code in codes} | {"x-default": HOME + bare}
        assert alternates(document) == ({} if is_foreign(document) else wanted), address


def test_only_pages_that_wait_for_their_translation_are_kept_from_search_engines(
    documents: dict[str, Document],
) -> None:
    found = {address for address, document in pages(documents).items() if is_foreign(document)}
    missing = set()
    for code in OTHERS:
        catalog = real_book().catalogs[code]
        waiting = [address for address in catalog.targets if not catalog.is_translated(address)]
        missing |= {f"{code}/{web_path(address, directory_urls=True)}" for address in waiting}
    assert found == missing
    assert {meta(documents[f"{address}index.html"], "robots") for address in found} <= {"noindex"}


def test_what_is_shared_is_what_the_page_says(documents: dict[str, Document], site: Path) -> None:
    for address, document in pages(documents).items():
        assert meta(document, "og:description") == meta(document, "description")
        assert meta(document, "og:url") == document.one("link", rel="canonical")["href"], address
        assert document.one("title").text.startswith(meta(document, "og:title"))
        image = meta(document, "og:image")
        assert image.startswith(HOME)
        assert (site / image.removeprefix(HOME)).is_file(), image


def test_each_language_has_a_site_map_of_what_is_translated_and_an_index_names_all(
    documents: dict[str, Document], site: Path
) -> None:
    named = [entry.text for entry in ET.parse(site / "sitemap.xml").iter(f"{_PAGE}loc")]
    assert named == [f"{HOME}sitemap-{code}.xml" for code in real_book().project.codes]
    entries = {}
    for address in named:
        tree = ET.parse(site / address.removeprefix(HOME))
        entries |= {entry.find(f"{_PAGE}loc").text: entry for entry in tree.iter(f"{_PAGE}url")}
    translated = {address: found for address, found in pages(documents).items() if not is_foreign(found)}
    assert set(entries) == {HOME + address for address in translated}
    for address, entry in entries.items():
        links = {link.get("hreflang"): link.get("href") for link in entry.iter(_LINK)}
        told = alternates(translated[address.removeprefix(HOME)])
        assert links == {code: link for code, link in told.items() if code != "x-default"}


def test_the_page_for_wrong_addresses_works_at_any_depth(documents: dict[str, Document]) -> None:
    page = documents["404.html"]
    addresses = [element[name] for element in page.elements for name in ("href", "src") if element[name]]
    assert {address for address in addresses if not address.startswith("/")} == set()
