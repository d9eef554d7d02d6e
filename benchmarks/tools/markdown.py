"""The corpus in folders of Markdown files, whose names give the navigation: for MkDocs and Zensical."""

from pathlib import Path

import yaml

from benchmarks.corpus import Corpus
from benchmarks.tools.tool import chapters, home, write
from tests.real_book import ROOT

# As in the pages of this project; `prune`, which makes builds faster and pages smaller, is what Material advises.
_FEATURES = ["navigation.tabs", "navigation.indexes", "navigation.prune", "navigation.top", "toc.follow"]


def write_pages(corpus: Corpus, code: str, folder: Path) -> None:
    """Write all pages of a language: the first one and the handbook."""
    words = corpus.title("start", code)
    write(folder / "index.md", with_front(home(corpus, code), f"[{words}](handbook/part-01/chapter-001.md)\n"))
    for chapter, front, text in chapters(corpus, code):
        write(folder / "handbook" / chapter.address, with_front(front, text))


def with_front(fields: dict, text: str) -> str:
    return f"---\n{to_yaml(fields)}---\n\n{text}"


def to_yaml(data: dict) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)


def settings() -> dict:
    """Return the theme, and what `mkdocs.yml` of this project says about Markdown."""
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""))
    return {
        "site_name": "Corpus",
        "site_url": "https://corpus.example/",
        "theme": {"name": "material", "font": False, "features": _FEATURES},
        "markdown_extensions": ours["markdown_extensions"],
    }
