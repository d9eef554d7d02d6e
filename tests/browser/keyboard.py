"""The keyboard alone, as a reader without a mouse uses it."""

from playwright.sync_api import Page

MOST_STOPS = 40
_FOCUSED = "(selector) => document.activeElement.matches(selector)"


def focused(page: Page, selector: str) -> bool:
    return page.evaluate(_FOCUSED, selector)


def press_tab_until(page: Page, selector: str, most: int = MOST_STOPS) -> None:
    """Move the focus to what `selector` names, as a reader does. Fails where that takes more than `most` steps."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page, selector):
            return
    raise AssertionError(f"{most} times Tab do not lead to {selector}")
