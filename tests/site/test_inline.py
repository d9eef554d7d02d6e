"""The quicker way through inline Markdown gives what Python-Markdown gives."""

import random

import markdown
import pytest
from markdown import Markdown
from mkdocs.config import load_config

from coursebook.site.inline import _SIGNS, InlineExtension
from tests.real_book import ROOT, real_book

FRAGMENTS = (
    "`", "``", "\\", "\\*", "*", "**", "_", "__", "[", "]", "[a](b.md)", "[a][b]", "[^1]", "![", "![x](y.png)", "!",
    "<", "<b>", "</b>", "<https://a.org>", "<a@b.org>", "<!-- x -->",
    "&", "&amp;", "&#8217;", "  \n", "\n", "'", '"', "'\"",
    "\"'", "'90s", "-", "--", "---", "..", "...", "word", "it's", " ", "  ", ".", "\u2014", "{#id}", "[b]: c", "\n\n",
)  # fmt: skip


@pytest.fixture(scope="module")
def converters() -> tuple[Markdown, Markdown]:
    config = load_config(str(ROOT / "mkdocs.yml"))
    known = {"extension_configs": config.mdx_configs}
    quick = [*config.markdown_extensions, InlineExtension()]
    return Markdown(extensions=config.markdown_extensions, **known), Markdown(extensions=quick, **known)


def _converted(converter: Markdown, text: str) -> str:
    return converter.reset().convert(text)


def test_the_pages_of_the_book_are_the_same(converters):
    pages = [page for code in ("en", "fr") for page in real_book().pages[code].values()]
    assert len(pages) > 100
    for page in pages[::2]:
        slow, quick = (_converted(converter, page.body) for converter in converters)
        assert quick == slow, page.path


def test_any_text_is_the_same(converters):
    choose = random.Random(1)
    for _ in range(3000):
        text = "".join(choose.choices(FRAGMENTS, k=choose.randint(1, 14)))
        slow, quick = (_converted(converter, text) for converter in converters)
        assert quick == slow, repr(text)


def test_every_pattern_of_the_library_is_known(converters):
    """One that is not known is tried on each text: still right, but slow. Then `_SIGNS` lacks its name."""
    known = {name for name in _SIGNS if name in converters[0].inlinePatterns}
    assert len(known) == len(converters[0].inlinePatterns), markdown.__version__
    smart = converters[0].treeprocessors["smarty"].inlinePatterns
    assert len({name for name in _SIGNS if name in smart}) == len(smart), markdown.__version__
