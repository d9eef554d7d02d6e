"""The scripts in `overrides/lib/`, in a blank page of a real browser: pure logic that needs no built site."""

import json

from playwright.sync_api import Browser, Page

from tests.real_book import ROOT

_CALL = "([call, given]) => JSON.stringify(new Function('given', `return ${call}`)(JSON.parse(given)))"


class Library:
    """A blank page with scripts loaded, each after the ones that it requires."""

    def __init__(self, browser: Browser, *names: str):
        self.page: Page = browser.new_page()
        for name in names:
            self.run((ROOT / "overrides" / "lib" / f"{name}.js").read_text(encoding="utf-8"))

    def run(self, script: str) -> None:
        """Load one more classic script, as a file of the site is loaded."""
        self.page.add_script_tag(content=script)

    def __call__(self, expression: str, given: object = None) -> object:
        """Return what the JavaScript `expression` gives, in which `given` is the data given here."""
        result = self.page.evaluate(_CALL, [expression, json.dumps(given)])
        return None if result is None else json.loads(result)
