"""Nothing that runs gets past the checks: what the site's own Markdown makes of a text is compared with what they say.

Texts are put together from pieces that hide (code, quotations, comments, boxes, tables) and one that would run. Where
the HTML that comes out holds something that runs, the checks must have refused the text.
"""

import re
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest
import yaml
from markdown import Markdown

from coursebook.checks.attribute_lists import attribute_lists_are_harmless
from coursebook.checks.code_marks import code_ends_where_it_began
from coursebook.checks.raw_html import blocks_stand_apart_from_code, comments_end_their_line, raw_html_is_harmless
from coursebook.checks.safe_links import links_are_safe
from coursebook.load import Book
from coursebook.problems import SourceError
from coursebook.project import Locale, Project
from coursebook.sources.markdown_file import read_page

SETTINGS = Path(__file__).parents[2] / "mkdocs.yml"
RULES = (
    raw_html_is_harmless, comments_end_their_line, blocks_stand_apart_from_code, attribute_lists_are_harmless,
    code_ends_where_it_began, links_are_safe,
)  # fmt: skip
RUNS = (
    "<script>alert(1)</script>", "<SCRIPT\n>x", "<b onclick=x>", "<p/onclick=x>", "<div onclick=x>",
    "<img src=x onerror=x>", "[a](javascript:x)", "[a](java\nscript:x)", "[a]( <javascript:x> )", "![a](javascript:x)",
    "[a][r]\n\n[r]: javascript:x", "[r]\n\n[r]:\n javascript:x", "<javascript://x>", "[a](&#106;avascript&colon;x)",
    "*i*{: onclick=x }", "[a](b){onclick=x}", "# h {: onclick=x }", "text\n{: onclick=x }", "[a](//b.c)",
    "| a | b |\n|---|---|\n| c {: onclick=x } | d |", "- li\n{: onclick=x }", "[a](data:text/html,x)",
)  # fmt: skip
HIDES = (
    "`", "``", "```", "~~~", "~~~~", "```py\n", "~~~ x y z\n", "``` {.py}\n", "\n", "\n\n", "    ", "> ", "- ", "1. ",
    "\\", "\\\\", '"', "'", " text ", "|", "\n|-|-|\n", "[^1]", "[^1]: ", "!!! note\n\n    ", '??? note "x"\n\n    ',
    "(", ")", "[", "]", "<", ">", "*[A]: ", ": ", "- [ ] ", "<!-- x -->", "<!--", "-->", "<details>", "</details>",
    "<summary>", "<span lang='fr'>", '<abbr title="', '">', "**b**", "&lt;", "<https://a.b>", "<a@b.c>", "{ .c }",
    "```\ncode\n```\n", "`code`", "~~~\ncode\n~~~\n", "Term\n:   ", "## h\n", "---\n",
    "[x]: y '`'\n", "[`]: y\n", "\x02",
)  # fmt: skip


class Runs(HTMLParser):
    """Notes what would run, or load from elsewhere, in the HTML that it is fed."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(html.replace("<![", "&lt;!["))  # the parser of Python 3.11 stumbles over it
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag] if tag in ("script", "style", "iframe", "object", "embed") else []
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            unsafe = re.match(r"(javascript|data|vbscript|file):|//", address)
            self.found += [name] if name.startswith("on") or name in ("href", "src") and unsafe else []


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    extensions: dict[str, dict] = {}
    for item in yaml.load(SETTINGS.read_text(encoding="utf-8"), yaml.BaseLoader)["markdown_extensions"]:
        extensions |= {name: {} for name in item} if isinstance(item, dict) else {item: {}}
    return Markdown(extensions=list(extensions))


def refused(text: str, path: Path) -> bool:
    """Tell whether the checks refuse a page with this text."""
    path.write_text(text, encoding="utf-8")
    try:
        page = read_page(path, "page.md", "page.md", "en")
    except SourceError:
        return True
    project = Project(path.parent, (Locale("en", "English", "Book"),), "", None)
    book = Book(project, pages={"en": {"page.md": page}})
    return any(problem for rule in RULES for problem in rule(book))


@pytest.mark.parametrize("runs", RUNS)
def test_what_runs_is_refused_however_it_is_hidden(runs: str, markdown: Markdown, tmp_path: Path) -> None:
    random, ran = Random(runs), 0
    for _ in range(60):
        pieces = [random.choice(HIDES) for _ in range(random.randint(1, 9))]
        pieces.insert(random.randint(0, len(pieces)), runs)
        text = "".join(pieces)
        markdown.reset()
        if Runs(markdown.convert(text)).found:
            ran += 1
            assert refused(text, tmp_path / "page.md"), text
    assert ran, "hidden so well that it never runs: this shows nothing"


@pytest.mark.parametrize("runs", RUNS)
def test_what_runs_may_be_shown_in_code(runs: str, markdown: Markdown, tmp_path: Path) -> None:
    text = f"Like this:\n\n```\n{runs}\n```\n"
    assert Runs(markdown.convert(text)).found == []
    assert not refused(text, tmp_path / "page.md")
