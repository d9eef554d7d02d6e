"""What the site has in one language beside its pages: the search, downloads, and what machines look for."""

from collections.abc import Iterator
from dataclasses import replace

from coursebook.search.files import Searched, lexicon
from coursebook.search.files import files as search_files
from coursebook.site.made import Language
from coursebook.site.navigation import parts
from coursebook.store import digest
from coursebook.views.competency_matrix import all_matrices
from coursebook.views.document import documents
from coursebook.views.llms import llms_txt
from coursebook.views.online import online, plain_path
from coursebook.views.spreadsheet import to_csv, to_xlsx
from coursebook.written import Tree, kept_file


def extras(language: Language) -> Tree:
    """Return the files beside the pages of `language`, by their path in the site."""
    found = _search(language) | _matrices(language) | _documents(language) | _markdown(language)
    if language.book.project.site_url:
        found |= _llms(language)
    if not language.folder:
        found |= _wrong_address(language)
    return {language.folder + path: name for path, name in found.items()}


def _kept(language: Language, files: Iterator[tuple[str, bytes | str]]) -> Tree:
    return {path: kept_file(content, language.store) for path, content in files}


def _search(language: Language) -> Tree:
    contents, places = language.contents, parts(language.navigation)
    own = digest(language.base, [(a, made.searched, places.get(a)) for a, made in contents.items()])

    def make() -> Tree:
        known = lexicon(language.catalog, language.book.catalogs.values())
        placed = (_placed(page, places.get(a, "")) for a, page in zip(contents, language.searched(), strict=True))
        found = search_files(placed, known)
        return _kept(language, ((f"search/{name}", text) for name, text in found))

    return language.memo.made("search", own, make)


def _placed(page: Searched, part: str) -> Searched:
    return replace(page, listed=replace(page.listed, place=replace(page.listed.place, part=part)))


def _matrices(language: Language) -> Tree:
    return language.memo.made("matrices", language.base, lambda: _kept(language, _spreadsheets(language)))


def _spreadsheets(language: Language) -> Iterator[tuple[str, bytes]]:
    for matrix in all_matrices(language.catalog):
        yield f"competencies/downloads/{matrix.name}.csv", to_csv(matrix, language.catalog.words)
        yield f"competencies/downloads/{matrix.name}.xlsx", to_xlsx(matrix, language.catalog.words)


def _documents(language: Language) -> Tree:
    """Return the templates to fill in with a word processor: made from their pages, as readers see them."""
    texts = {a: page.text for a, page in language.pages.items() if a.startswith("handbook/templates/")}
    cache = language.book.project.cache / "documents"
    own = digest(language.base, texts)
    return language.memo.made("documents", own, lambda: _kept(language, documents(language.catalog, cache)))


def _markdown(language: Language) -> Tree:
    return {
        plain_path(address, language.directory_urls): made.markdown
        for address, made in language.contents.items()
        if made.markdown
    }


def _llms(language: Language) -> Tree:
    def make() -> Tree:
        text = llms_txt(online(language.book.project), language.catalog)
        return {"llms.txt": kept_file(text, language.store)}

    return language.memo.made("llms", language.base, make)


def _wrong_address(language: Language) -> Tree:
    """Return the page for wrong addresses, which stands once, in the source language."""

    def make() -> Tree:
        language.reads.names.add(f"{language.code}.component site-search")
        return {"404.html": kept_file(language.site.template("404.html"), language.store)}

    return language.memo.made("404", digest(language.base, language.around), make)
