"""Of the theme's style sheet, pages get what can match something on them."""

import pytest

from coursebook.site.used_styles import names_in, used, without_unasked

NAMES = names_in(['<p class="box box--small" data-kind="help" id="top">', 'list.toggle("open")'])


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".box{color:red}.other{color:blue}", ".box{color:red}"),
        (".box,.other>.box,p{color:red}", ".box,p{color:red}"),
        (".box--small:hover:after{content:none}", ".box--small:hover:after{content:none}"),
        (".box.open:not(.other){color:red}", ".box.open:not(.other){color:red}"),
        ("[data-kind=help] .box{color:red}[data-kind=news] .box{color:red}", "[data-kind=help] .box{color:red}"),
        ("#top{color:red}#bottom{color:red}", "#top{color:red}"),
        (".open .k,.open .mi{color:red}", ".open .k,.open .mi{color:red}"),  # parts of code
        ("@media print{.box{color:red}.other{color:red}}", "@media print{.box{color:red}}"),
        ("@media print{.other{color:red}}@supports (top:1px){p{top:1px}}", "@supports (top:1px){p{top:1px}}"),
        ("@keyframes turn{to{rotate:1turn}}", "@keyframes turn{to{rotate:1turn}}"),
    ],
)
def test_a_selector_stays_where_all_its_names_are_used(css: str, kept: str) -> None:
    assert used(css, NAMES) == kept


def test_a_property_that_nothing_asks_for_goes_and_so_does_what_only_it_asked_for() -> None:
    css = """:root{--a:url("data:image/svg+xml;utf8,<svg d='M0'/>");--b:var(--a);--c:1px;--d:2px;top:var(--c)}"""
    assert without_unasked(css, "") == ":root{--c:1px;top:var(--c)}"
    assert without_unasked(css, "p{width:var(--d)}") == ":root{--c:1px;--d:2px;top:var(--c)}"


def test_a_class_with_a_state_is_no_property() -> None:
    css = ".box--small:hover~.box{top:0}.box,.box--small:not([hidden]){top:0}"
    assert without_unasked(css, "") == css
