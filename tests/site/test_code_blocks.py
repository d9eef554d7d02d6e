"""A block of code looks as pymdownx.superfences makes it, and is coloured once."""

from pathlib import Path

import pytest
from markdown import Markdown
from pymdownx.highlight import Highlight

from coursebook.site.code_blocks import CodeBlocks
from coursebook.store import Store

BLOCKS = {
    "a language": "```python\ndef listen(minutes: int) -> str:\n    return 'I am here'\n```",
    "data": "```yaml\ntitle: Listen\nminutes: 20\n```",
    "no language": "```\n<b>plain</b>\n```",
    "a language that nobody knows": "```whispers\nhush\n```",
    "a title": '```python title="listen.py"\nlisten = 1\n```',
    "lines": '```python hl_lines="2" linenums="3"\na = 1\nb = 2\n```',
    "attributes": '```{.python .wide #listen}\na = "ü"\n```',
    "in a list": "1. First:\n\n    ```python\n    a = 1\n    ```\n",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.db", "program")


def html(text: str, *first: CodeBlocks) -> str:
    return Markdown(extensions=[*first, "attr_list", "pymdownx.superfences"]).convert(text)


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_block_looks_the_same_made_and_kept(block: str, store: Store) -> None:
    extension, expected = CodeBlocks(store), html(block)
    assert [html(block, extension), html(block, extension)] == [expected, expected]


def test_two_blocks_of_a_page_are_told_apart(store: Store) -> None:
    text = "\n\n".join(BLOCKS.values())
    assert html(text, CodeBlocks(store)) == html(text, CodeBlocks(store)) == html(text)


def test_what_was_coloured_before_needs_no_lexer(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    text = BLOCKS["a language"]
    made = html(text, CodeBlocks(store))
    store.save()
    monkeypatch.setattr(Highlight, "get_lexer", None)
    assert html(text, CodeBlocks(Store(store.path, store.program))) == made
