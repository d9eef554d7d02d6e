"""What a learner may have kept, and the page that lists it, as tests see them."""

import json

from playwright.sync_api import Locator, Page, expect

from tests.browser.learner import path_of

MY = path_of("my")
MODULE = "K2.1"
EVERYTHING = {
    "modules": {MODULE: {"read": True}},
    "items": {
        "K2.2/out-of-the-window": {"kind": "single", "competency": "B2", "level": 1, "right": True, "answers": []}
    },
    "scenarios": {"lena": {"endings": {"end-grew": True}, "times": 2}},
    "ratings": {"B1": {"level": 2}},
    "overrules": {"C3": {"level": 1}},
    "notes": {"activity/story-workshop/moment": {"text": "a text"}, "record/name": {"text": "Ann"}},
    "cards": {"K2.2/out-of-the-window": {"due": 1}},
    "settings": {"path": {"minutes": 60}},
}


def lines(page: Page) -> Locator:
    """Return the list of what the browser keeps."""
    return page.locator(".my-data__lists li")


def state(page: Page) -> Locator:
    return page.locator(".my-data__state")


def names_in(page: Page, storage: str) -> list[str]:
    """Return the names under which a storage of the browser keeps something of ours."""
    return page.evaluate(f"Object.keys({storage}).filter((name) => name.startsWith('among-peers'))")


def mark_as_read(page: Page) -> None:
    page.locator("module-progress button").click()


def read_in(page: Page, content: str | dict, name: str = "among-peers.json") -> None:
    """Give the page a file to read in."""
    text = content if isinstance(content, str) else json.dumps(content)
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(page.locator(".my-data__loaded")).not_to_be_empty()


def saved(page: Page) -> str:
    """Return the file that the page offers."""
    with page.expect_download() as download:
        page.locator("[data-do=save]").click()
    assert download.value.suggested_filename == "among-peers.json"
    return download.value.path().read_text(encoding="utf-8")
