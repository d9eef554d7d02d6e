"""Help is one click away from everywhere, and the numbers are those that somebody has verified."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coursebook.model.help_line import CountryHelp, HelpLine
from tests.browser.conftest import DESKTOP, NARROW, PLAIN, Screen, Visitor
from tests.browser.pages import (
    OTHERS,
    SOURCE,
    Spot,
    folder_of,
    language_and_page,
    on,
    on_every_kind,
    on_every_page,
    spots,
)
from tests.document import Document, Element
from tests.real_book import real_book

EUROPEAN_UNION = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
}  # fmt: skip
MOST_STEPS = 12  # with the Tab key, from the top of any page


def countries() -> tuple[CountryHelp, ...]:
    return real_book().source.help_lines


def tab_to(page: Page, selector: str) -> int:
    """Press Tab until the focus is on what `selector` names, and return how often."""
    for step in range(1, MOST_STEPS + 1):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return step
    return 0


@on_every_page
def test_one_click_leads_to_help(spot: Spot, visit: Visitor) -> None:
    page = visit(spot.path, NARROW)
    page.locator(".help-now").click()
    expect(page).to_have_url(visit.home + Spot("help", spot.code).path)


@pytest.mark.parametrize("screen", [DESKTOP, PLAIN], ids=["with scripts", "without scripts"])
@on_every_kind
def test_the_keyboard_leads_to_help(spot: Spot, screen: Screen, visit: Visitor) -> None:
    page = visit(spot.path, screen)
    assert tab_to(page, ".help-now") > 0
    assert page.evaluate("document.activeElement.href") == visit.home + Spot("help").path


def test_enter_leads_to_help(visit: Visitor) -> None:
    page = visit(Spot("module").path, PLAIN)
    tab_to(page, ".help-now")
    page.keyboard.press("Enter")
    expect(page).to_have_url(visit.home + Spot("help").path)


@pytest.mark.parametrize("wrong", ["nowhere", "fr/nowhere/at/all/"])
def test_help_is_one_click_away_from_a_wrong_address(wrong: str, visit: Visitor) -> None:
    page = visit(wrong)
    page.locator(".help-now").click()
    expect(page).to_have_url(visit.home + Spot("help").path)


def test_every_page_of_the_site_leads_to_help_in_its_language(documents: dict[str, Document]) -> None:
    wrong = {}
    for name, document in documents.items():
        root = "" if name == "404.html" else "../" * name.count("/")
        own = root if language_and_page(name)[0] == SOURCE else "../" * (name.count("/") - 1)
        link = document.one("a", **{"class": "help-now"})["href"]
        if link not in (f"{own}help/", "./" if name.endswith("help/index.html") else "", "/help/"):
            wrong[name] = link
    assert wrong == {}


@on(spots("en", "fr", only=("help",)))
def test_the_countries_of_the_european_union_show_112(spot: Spot, visit: Visitor) -> None:
    page = visit(spot.path)
    listed = {country.country for country in countries()} & EUROPEAN_UNION
    assert listed
    for code in listed:
        section = page.locator(f"section[aria-labelledby={code.lower()}]")
        emergency = section.locator(".country__emergency a[href='tel:112']")
        assert emergency.is_visible(), code
        assert emergency.inner_text() == "112"


def dialled(number: str) -> str:
    return re.sub(r"[^+0-9]", "", number)


def links_to(scheme: str, document: Document) -> list[Element]:
    """Return the links of `document` that call (`tel:`) or write a message (`sms:`)."""
    return [link for link in document.all("a") if (link["href"] or "").startswith(scheme)]


in_each_language = pytest.mark.parametrize("name", [f"{folder_of(code)}help/index.html" for code in (SOURCE, *OTHERS)])


@in_each_language
def test_each_link_calls_the_number_that_it_shows(name: str, documents: dict[str, Document]) -> None:
    calls = links_to("tel:", documents[name])
    assert [link["href"] for link in calls] == [f"tel:{dialled(link.text)}" for link in calls]
    named = [link for link in calls if link["aria-label"]]
    assert all(link.text in link["aria-label"] for link in named)
    assert len(named) >= len(countries())


@in_each_language
def test_the_numbers_are_those_of_the_data_and_no_others(name: str, documents: dict[str, Document]) -> None:
    emergencies = [dialled(country.emergency.number) for country in countries() if country.emergency]
    lines = [line for country in countries() for line in country.shown]
    for scheme, wanted in (
        ("tel:", emergencies + [dialled(number) for line in lines for number in line.numbers]),
        ("sms:", [dialled(number) for line in lines for number in line.sms]),
    ):
        buttons = [link["href"] for link in links_to(scheme, documents[name]) if "button" in link.classes]
        assert sorted(buttons) == sorted(f"{scheme}{number}" for number in wanted)


def test_no_page_calls_a_number_that_the_data_does_not_show(documents: dict[str, Document]) -> None:
    shown = {dialled(country.emergency.number) for country in countries() if country.emergency}
    shown |= {dialled(number) for country in countries() for line in country.shown for number in line.numbers}
    called = {(name, link["href"]) for name, document in documents.items() for link in links_to("tel:", document)}
    assert {(name, link) for name, link in called if link.removeprefix("tel:") not in shown} == set()


def unverified() -> list[HelpLine]:
    return [line for country in countries() for line in country.lines if line.status == "unverified"]


def test_no_file_of_the_site_holds_a_number_that_nobody_has_verified(site: Path) -> None:
    verified = {dialled(number) for country in countries() for line in country.shown for number in line.numbers}
    numbers = {dialled(number) for line in unverified() for number in (*line.numbers, *line.sms)} - verified
    patterns = [r"[\s .\-/]?".join(number) for number in numbers if len(number) > 4]
    assert patterns, "every number is verified: remove this line of the test"
    anywhere = re.compile(rf"(?<!\d)(?:{'|'.join(patterns)})(?!\d)")
    files = [path for path in site.rglob("*") if path.suffix in (".html", ".json", ".csv", ".xml")]
    assert {path.relative_to(site).as_posix() for path in files if anywhere.search(path.read_text("utf-8"))} == set()


def test_no_line_that_nobody_has_verified_has_a_place_on_the_help_page(documents: dict[str, Document]) -> None:
    ids = {element["id"] for element in documents["help/index.html"].elements if element["id"]}
    assert ids & {line.id for line in unverified()} == set()
    assert {line.id for country in countries() for line in country.shown} <= ids


def test_a_line_that_is_not_confirmed_says_so(visit: Visitor) -> None:
    page = visit(Spot("help").path)
    weak = [line.id for country in countries() for line in country.shown if line.status == "weak"]
    assert page.locator(".help-line__weak").count() == len(weak)
    for line in weak:
        assert page.locator(f"#{line} .help-line__weak").is_visible()
