"""MkDocs with Material and static-i18n, plain: no macro, component or check of this project."""

from pathlib import Path

from benchmarks.corpus import Chapter, Corpus
from benchmarks.tools.markdown import settings, to_yaml, write_pages
from benchmarks.tools.tool import Tool, environment, place_of, write

_REQUIREMENTS = ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "mkdocs-static-i18n==1.3.1")


class MkDocs(Tool):
    name = "mkdocs"
    search = "site/search/search_index.json"

    def install(self) -> str:
        self.programs = environment(self.name, *_REQUIREMENTS)
        return " ".join(_REQUIREMENTS)

    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        for locale in corpus.locales:
            write_pages(corpus, locale.code, folder / "docs" / locale.code)
        languages = [
            {"locale": locale.code, "name": locale.name, "default": locale == corpus.locales[0]}
            for locale in corpus.locales
        ]
        i18n = {"docs_structure": "folder", "languages": languages}
        write(folder / "mkdocs.yml", to_yaml(settings() | {"plugins": ["search", {"i18n": i18n}]}))

    def commands(self, corpus: Corpus) -> list[list[str]]:
        return [[str(self.programs / "mkdocs"), "build"]]

    def server(self, port: int, code: str) -> list[str]:
        return [str(self.programs / "mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{port}"]

    def source(self, chapter: Chapter, code: str) -> str:
        return f"docs/{code}/handbook/{chapter.address}"

    def address(self, chapter: Chapter, code: str) -> str:
        return f"{place_of(code)}handbook/{chapter.folder}/"

    def page(self, chapter: Chapter, code: str) -> str:
        return f"site/{place_of(code)}handbook/{chapter.folder}/index.html"
