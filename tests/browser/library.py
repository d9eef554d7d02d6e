"""The scripts in `overrides/lib/`, in a blank page of a real browser: pure logic that needs no built site."""

import json

from playwright.sync_api import Browser, Page

from tests.real_book import ROOT

_CALL = "([call, given]) => JSON.stringify(new Function('given', `return ${call}`)(JSON.parse(given)))"


class Library:
    """A blank page with one script loaded."""

    def __init__(self, browser: Browser, name: str):
        self.page: Page = browser.new_page()
        self.page.add_script_tag(content=(ROOT / "overrides" / "lib" / f"{name}.js").read_text(encoding="utf-8"))

    def __call__(self, expression: str, given: object = None) -> object:
        """Return what the JavaScript `expression` gives, in which `given` is the data given here."""
        result = self.page.evaluate(_CALL, [expression, json.dumps(given)])
        return None if result is None else json.loads(result)
