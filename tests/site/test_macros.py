"""Macros run in a sandbox: a page from a stranger's pull request reaches our macros and nothing else."""

from collections.abc import Callable

import pytest
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError

from coursebook.model.macro import MACROS
from coursebook.site.macros import PageEnvironment
from coursebook.site.pages import staged_pages
from tests.real_book import real_book


def link(target: str, text: str = "") -> str:
    return f"[{text or target}]"


def rendered(page: str, **front_matter: object) -> str:
    return PageEnvironment({"link": link}).from_string(page).render(front_matter)


def test_a_macro_is_run() -> None:
    assert rendered('See {{ link("H7", "limits") }}.\n') == "See [limits].\n"


@pytest.mark.parametrize(
    "attack",
    [
        "{{ link.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ link.__init__.__globals__['os'].system('true') }}",
        "{{ config.plugins }}",
        "{{ page.file.abs_src_path }}",
        "{{ environment }}",
        "{{ macros_info() }}",
        "{{ lipsum() }}",
        "{{ cycler() }}",
        "{% include 'mkdocs.yml' %}",
        "{% import 'os' as os %}",
    ],
)
def test_a_page_reaches_neither_python_nor_the_engine(attack: str) -> None:
    with pytest.raises((SecurityError, UndefinedError, TemplateSyntaxError, TypeError)):
        rendered(attack)


def test_a_plain_page_is_what_jinja_would_make_of_it(monkeypatch) -> None:
    def macro(name: str) -> Callable[..., str]:
        return lambda *texts, **named: f"{name}{texts}{sorted(named.items())}"

    environment = PageEnvironment({name: macro(name) for name in MACROS})
    book = real_book()
    texts = [page.text for code in ("en", "fr") for page in staged_pages(book.catalogs[code], book.source)]
    plain = [environment.from_string(text).render() for text in texts]
    monkeypatch.setattr("coursebook.site.macros.all_plain", lambda *_: False)
    assert plain == [environment.from_string(text).render() for text in texts]


def test_front_matter_is_out_of_reach_and_cannot_hide_a_macro() -> None:
    assert rendered('{{ link("H7") }}', link="hidden") == "[H7]"
    with pytest.raises(UndefinedError):
        rendered("{{ title }}", title="secret")


@pytest.mark.parametrize(
    "code",
    [
        '`{{ link("H7") }}`',
        '``{{ link("H7") }} ` ``',
        '```\n{{ link("H7") }}\n{% raw %}\n```',
        '~~~ jinja\n{{ link("H7") }}\n~~~',
        '!!! note "A box"\n\n    ```\n    {{ link("H7") }}\n    ```',
    ],
)
def test_a_macro_in_code_is_shown_and_not_run(code: str) -> None:
    assert rendered(f"{code}\n") == f"{code}\n"


def test_an_anchor_of_a_heading_is_no_comment() -> None:
    assert rendered("## Title {#anchor}\n") == "## Title {#anchor}\n"
