"""What is in a page, and on which line."""

import pickle
from pathlib import Path

import pytest

from coursebook.model.page import Page
from coursebook.problems import SourceError
from coursebook.sources.markdown_file import parse_page, read_page, without_code


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "page.md"


def read(path: Path, text: str) -> Page:
    path.write_text(text, encoding="utf-8")
    return read_page(path, "page.md", "page.md", "en")


def said(path: Path, text: str) -> list[str]:
    with pytest.raises(SourceError) as error:
        read(path, text)
    return [f"{problem.line}: {problem.fact}" for problem in error.value.problems]


FRONT = "---\ntitle: A page\n---\n"


def test_lines_count_from_the_top_of_the_file_front_matter_included(path: Path) -> None:
    page = read(path, FRONT + '\n## One\n\n[a](b.md)\nand\n[c](d.md)\n\n{{ link("H1") }}\n<b>\n')
    assert page.first_line == 4
    assert [heading.line for heading in page.headings] == [5]
    assert [(link.target, link.line) for link in page.links] == [("b.md", 7), ("d.md", 9)]
    assert [(call.name, call.line) for call in page.calls] == [("link", 11)]
    assert [(raw.markup, raw.line) for raw in page.raw_html] == [("<b>", 12)]
    assert page.origin.at("title").line == 2


def test_a_page_without_front_matter_begins_at_its_first_line(path: Path) -> None:
    page = read(path, "## One\n")
    assert (page.first_line, page.front.title, page.headings[0].line) == (1, None, 1)


def test_what_front_matter_says_wrong_is_told_with_its_line(path: Path) -> None:
    assert said(path, "---\ntitle: A\ntitel: B\n---\n") == ["3: `titel` is not a known field"]


def test_a_line_across_a_page_is_no_front_matter(path: Path) -> None:
    assert read(path, "Text\n\n---\n\nMore\n").first_line == 1


def test_headings_have_the_anchors_that_the_site_gives_them(path: Path) -> None:
    page = read(
        path, "## What we know\n\n## What we know\n\n## Être `pair`, déjà ?\n\n## Named {#short .wide}\n\nSet\n---\n"
    )
    assert [heading.anchor for heading in page.headings] == [
        "what-we-know", "what-we-know_1", "etre-pair-deja", "short", "set",
    ]  # fmt: skip
    assert page.headings[3].text == "Named"


def test_boxes_are_looked_into_and_keep_their_lines(path: Path) -> None:
    text = (
        '!!! try "Try"\n\n    Text\n\n    - [a](b.md)\n\n    ??? note "In it"\n\n        ![c](d.svg)\n\nOut [e](f.md)\n'
    )
    assert [(link.target, link.line) for link in read(path, text).links] == [("b.md", 5), ("d.svg", 9), ("f.md", 11)]


def test_links_of_all_kinds_are_found(path: Path) -> None:
    text = (
        "[a](b.md#c) <https://example.org> ![d e](f.svg) [g][h]\n\n| [i](j.md) |\n|---|\n| [k](l.md) |\n\n[h]: m.md\n"
    )
    assert [(link.target, link.text, link.image) for link in read(path, text).links] == [
        ("b.md#c", "a", False),
        ("https://example.org", "https://example.org", False),
        ("f.svg", "d e", True),
        ("m.md", "g", False),
        ("j.md", "i", False),
        ("l.md", "k", False),
    ]


def test_links_that_run_something_are_links_as_well(path: Path) -> None:
    assert [link.target for link in read(path, "[a](javascript:x) [b](data:text/html,x)").links] == [
        "javascript:x",
        "data:text/html,x",
    ]


def test_macros_have_their_arguments(path: Path) -> None:
    call = read(path, '{{ competency_matrix("K1", path="mooc", n=7) }}').calls[0]
    assert (call.name, call.arguments, call.named) == ("competency_matrix", ("K1",), (("path", "mooc"), ("n", 7)))


def test_macros_links_and_html_in_code_are_not_macros_links_and_html(path: Path) -> None:
    text = "`{{ a() }}` ``{{ b() }} ` [x](y)``\n\n```jinja\n{{ c() }} <b> [x](y)\n```\n\n~~~\n<i>\n~~~\n"
    page = read(path, text)
    assert (page.calls, page.links, page.raw_html) == ((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "\\`<b>`",  # the backtick is escaped
        "`a``<b>",  # the ends of code are of one length
        "` <b>\n`",  # code ends on its line
        "```\n<b>\n",  # a block without an end
        "````\n<b>\n```\n",  # a block with another end
        "    ```\n<b>\n    ```\n",  # a block less far in than its fence
        "~~~~\n<b>\n~~~\n",
        "``` a b c\n<b>\n```\n",  # no fence for the reader that makes the site
    ],
)
def test_what_only_looks_like_code_is_not_code(text: str, path: Path) -> None:
    assert [raw.markup for raw in read(path, text).raw_html] == ["<b>"]


@pytest.mark.parametrize("text", ["`<b>`", "``<b> ` ``", "```html\n<b>\n```", "- a\n\n    ~~~\n    <b>\n\n    ~~~\n"])
def test_code_is_blanked_out_character_for_character(text: str) -> None:
    bare = without_code(text)
    assert (len(bare), bare.count("\n"), "<" in bare) == (len(text), text.count("\n"), False)


def test_signs_and_addresses_are_no_html(path: Path) -> None:
    assert read(path, "1 < 2, <3, a<-b, <https://a.org/?b=c>, <a@b.org>, &lt;b&gt;").raw_html == ()


def test_html_is_found_whole_with_code_and_lines_in_it(path: Path) -> None:
    page = read(path, 'a <abbr\n title="`x`">b</abbr> <!-- c\n d --> <script src=x')
    assert [(raw.markup, raw.line) for raw in page.raw_html] == [
        ('<abbr\n title="`x`">', 1),
        ("</abbr>", 2),
        ("<!-- c\n d -->", 2),
        ("<script src=x", 3),
    ]


def test_a_heading_may_carry_an_anchor_beside_macros(path: Path) -> None:
    page = read(path, '## One {#one}\n\n{{ link("H1") }}\n\n## Two {#two}\n')
    assert [heading.anchor for heading in page.headings] == ["one", "two"]
    assert len(page.calls) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("\n{{ link( }}", "2: the macro cannot be read: unexpected '}', expected ')'"),
        ("\n\n{% if x %}", "3: the macro cannot be read: Unexpected end of template. Jinja was looking for the "
         "following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'."),
        ("{{ x }}", "1: this is not a call of a macro"),
        ("\n{{ link(x) }}", "2: `link` is given more than plain texts"),
        ("{{ link(**x) }}", "1: `link` is given more than plain texts"),
        ("{{ ''.__class__() }}", "1: this is not a call of a macro"),
        ("a\n\tb", "2: the line starts with a tab"),
    ],
)  # fmt: skip
def test_what_stands_between_braces_is_a_macro_with_plain_texts(text: str, problem: str, path: Path) -> None:
    assert said(path, text) == [problem]


def test_a_thousand_brackets_in_brackets_are_too_many(path: Path) -> None:
    text = "{{ link(" + "(" * 3000 + ")" * 3000 + ") }}"
    assert said(path, text) == ["1: the macros are nested too deeply to be read"]


def test_tabs_in_code_are_the_authors_own(path: Path) -> None:
    assert read(path, "```make\nall:\n\techo\n```\n").headings == ()


def test_a_page_cites_each_source_once_in_the_order_of_the_text(path: Path) -> None:
    assert read(path, '{{ cite("b") }} {{ cite("a") }} {{ cite("b") }} `{{ cite("c") }}`').cited == ("b", "a")


def test_a_page_that_was_kept_unfolds_only_when_somebody_asks_for_its_text() -> None:
    text = "---\ntitle: A\n---\n\n## Two {#b}\n\n[a](b.md) {{ link(\"home\") }} <br>\n"
    page = parse_page(text, "docs/en/a.md", "a.md", "en")
    back = pickle.loads(pickle.dumps(page))
    again = pickle.loads(pickle.dumps(back))
    assert (again.address, again.front.title, again.shape) == (page.address, page.front.title, page.shape)
    assert "body" not in vars(again)
    assert again == page
    assert [len(part) for part in (again.headings, again.links, again.calls, again.raw_html)] == [1, 1, 1, 1]
    assert pickle.loads(pickle.dumps(again)) == page
