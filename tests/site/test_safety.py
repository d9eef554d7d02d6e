"""The second lock: what may never reach a reader stops the build even where a check has missed it."""

import pytest
from mkdocs.exceptions import PluginError

from coursebook.site.safety import refuse_unsafe


@pytest.mark.parametrize(
    "html",
    [
        "<p><script>alert(1)</script></p>",
        "<SCRIPT src='x.js'></SCRIPT>",
        '<p onclick="alert(1)">x</p>',
        "<svg/onload=alert(1)>",
        '<img src="x" onerror=alert(1)>',
        '<a href="javascript:alert(1)">x</a>',
        "<a href='  javascript:alert(1)'>x</a>",
        '<a href="vbscript:x">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<iframe src="page.html"></iframe>',
        '<object data="x"></object>',
        '<embed src="x">',
        '<base href="//elsewhere/">',
        '<meta http-equiv="refresh" content="0">',
        '<link rel="stylesheet" href="x.css">',
        "<style>p { color: red }</style>",
        '<form action="https://elsewhere/"></form>',
        '<img src="https://elsewhere/pixel.gif" alt="">',
        '<img alt="" srcset="//elsewhere/a.png 2x">',
        '<video src="https://elsewhere/v.mp4"></video>',
    ],
)
def test_what_runs_or_loads_from_elsewhere_stops_the_build(html: str) -> None:
    with pytest.raises(PluginError, match=r"^docs/en/page\.md:1: .*\n    fix: "):
        refuse_unsafe(html, "docs/en/page.md")


@pytest.mark.parametrize(
    "html",
    [
        "<p>An online form, an onion = a vegetable, and javascript: is a word.</p>",
        '<p><a href="https://example.org/" rel="noopener">a link</a> <a href="tel:112">112</a></p>',
        "<p><code>&lt;script&gt;</code></p>",
        '<form class="filters" hidden><select name="domain"></select></form>',
        '<img src="../assets/images/map.png" alt="A map">',
    ],
)
def test_harmless_text_and_our_components_pass(html: str) -> None:
    assert refuse_unsafe(html, "docs/en/page.md") == html
