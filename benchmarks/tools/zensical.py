"""Zensical: it reads `mkdocs.yml`, and has no languages of its own yet, so each language is a project."""

from pathlib import Path

from benchmarks.corpus import Chapter, Corpus
from benchmarks.tools.markdown import settings, to_yaml, write_pages
from benchmarks.tools.tool import Tool, environment, run, write

_REQUIREMENTS = ("zensical",)


class Zensical(Tool):
    name = "zensical"
    built = ("*/site",)
    kept = ("*/.cache",)
    search = "{code}/site/search.json"

    def install(self) -> str:
        self.programs = environment(self.name, *_REQUIREMENTS)
        return f"zensical {run(str(self.programs / 'zensical'), '--version')}"

    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        alternate = [{"name": other.name, "lang": other.code, "link": f"/{other.code}/"} for other in corpus.locales]
        for locale in corpus.locales:
            write_pages(corpus, locale.code, folder / locale.code / "docs")
            ours = settings() | {"extra": {"alternate": alternate}, "plugins": ["search"]}
            ours["theme"]["language"] = locale.code
            ours["site_url"] += f"{locale.code}/"
            write(folder / locale.code / "mkdocs.yml", to_yaml(ours))

    def commands(self, corpus: Corpus) -> list[list[str]]:
        return [
            [str(self.programs / "zensical"), "build", "--config-file", f"{locale.code}/mkdocs.yml"]
            for locale in corpus.locales
        ]

    def server(self, port: int, code: str) -> list[str]:
        place = ["--config-file", f"{code}/mkdocs.yml", "--dev-addr", f"127.0.0.1:{port}"]
        return [str(self.programs / "zensical"), "serve", *place]

    def source(self, chapter: Chapter, code: str) -> str:
        return f"{code}/docs/handbook/{chapter.address}"

    def address(self, chapter: Chapter, code: str) -> str:
        return f"{code}/handbook/{chapter.folder}/"

    def page(self, chapter: Chapter, code: str) -> str:
        return f"{code}/site/handbook/{chapter.folder}/index.html"
