"""At 320 pixels, which is also a large screen at 400 % zoom, nothing is cut off and nothing asks to scroll sideways."""

import pytest

from tests.browser.conftest import NARROW, Screen, Visitor
from tests.browser.pages import Spot, on_every_kind, on_every_page

_SIDEWAYS = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"

# Texts that lie outside of the screen, but for those in a box that scrolls and those for screen readers only.
_CUT_OFF = """() => {
  const width = document.documentElement.clientWidth
  const scrolls = (element) => element && (["auto", "scroll"].includes(getComputedStyle(element).overflowX)
    || element.matches(".visually-hidden, [popover]") || scrolls(element.parentElement))
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) {
    const text = walker.currentNode
    const element = text.parentElement
    if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true }) || scrolls(element)) continue
    if (element.closest(".md-sidebar")) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const outside = [...range.getClientRects()].some((box) => box.width && (box.left < -1 || box.right > width + 1))
    if (outside) found.push(`${element.tagName}.${element.className}: ${text.data.trim().slice(0, 60)}`)
  }
  return found
}"""

# As far as WCAG 1.4.12 asks.
_WIDENED = "* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important; }"


@on_every_page
def test_no_page_scrolls_sideways(spot: Spot, visit: Visitor) -> None:
    page = visit(spot.path, NARROW)
    assert page.evaluate(_SIDEWAYS) == 0
    assert page.evaluate(_CUT_OFF) == []


@on_every_kind
def test_no_page_scrolls_sideways_once_a_reader_unfolds_everything_and_widens_the_text(
    spot: Spot, visit: Visitor
) -> None:
    page = visit(spot.path, NARROW)
    page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
    assert page.evaluate(_SIDEWAYS) == 0
    assert page.evaluate(_CUT_OFF) == []
    page.add_style_tag(content=_WIDENED)
    assert page.evaluate(_SIDEWAYS) == 0


@pytest.mark.parametrize("width", [360, 600, 768, 1024, 1440])
def test_the_header_fits_every_width(width: int, visit: Visitor) -> None:
    for spot in (Spot("home"), Spot("home", "fr")):
        page = visit(spot.path, Screen(width, 700))
        assert page.evaluate(_SIDEWAYS) == 0
        help_now = page.locator(".help-now").bounding_box()
        assert help_now["x"] >= 0
        assert help_now["x"] + help_now["width"] <= width
