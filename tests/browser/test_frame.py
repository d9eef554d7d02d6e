"""What every page does by script: light or dark, the heading that is being read, the way to the top, what is folded."""

import json

from playwright.sync_api import Page, expect

from tests.browser.conftest import DARK, DESKTOP, PHONE, Visitor
from tests.browser.pages import Spot

_CURRENT = ".md-sidebar--secondary a[aria-current=location]"
MODULE = Spot("module").path


def scheme(page: Page) -> str:
    return page.locator("html").get_attribute("data-md-color-scheme")


def test_a_page_is_as_light_or_dark_as_the_device_until_the_reader_chooses(visit: Visitor) -> None:
    context = visit.newcomer(DARK)
    page = context.new_page()
    page.goto(visit.home)
    assert scheme(page) == "slate"
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "default")
    page.locator(".scheme").click()
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    assert scheme(page) == "slate"
    assert page.locator(".scheme").evaluate("(button) => button === document.activeElement")
    context.close()


def test_the_list_beside_the_text_marks_the_heading_that_is_being_read(visit: Visitor) -> None:
    page = visit(MODULE)
    assert page.locator(_CURRENT).count() == 0
    link = page.locator(".md-sidebar--secondary a").nth(3)
    link.click()
    expect(page.locator(_CURRENT)).to_have_attribute("href", link.get_attribute("href"))
    assert page.locator(_CURRENT).count() == 1


def test_the_way_to_the_top_is_offered_to_a_reader_who_turns_back(visit: Visitor) -> None:
    page = visit(MODULE)
    top = page.locator(".md-top")
    page.mouse.wheel(0, 3000)
    page.wait_for_function("scrollY > 2000")
    expect(top).to_be_hidden()
    page.mouse.wheel(0, -300)
    top.click()
    expect(page.locator("h1")).to_be_in_viewport()


def test_what_is_folded_opens_where_a_link_leads_into_it(visit: Visitor) -> None:
    page = visit(MODULE)
    page.evaluate("document.querySelector('.quiz__answer ul, details ul').id = 'inside'")
    page.evaluate("location.hash = 'inside'")
    expect(page.locator("#inside")).to_be_visible()


def test_what_is_folded_is_printed_and_folded_again(visit: Visitor) -> None:
    page = visit(Spot("matrix").path)
    folded = page.locator("article details:not([open])").count()
    assert folded > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("article details:not([open])").count() == folded


def test_escape_and_a_chosen_heading_close_the_menu_of_a_phone(visit: Visitor) -> None:
    page = visit(MODULE, PHONE)
    toggle, opener = page.locator("#__drawer"), page.locator("label.md-header__button[for=__drawer]")
    opener.focus()
    page.keyboard.press("Space")
    expect(toggle).to_be_checked()
    page.keyboard.press("Escape")
    expect(toggle).not_to_be_checked()
    assert opener.evaluate("(label) => label === document.activeElement")
    opener.click()
    page.locator(".md-sidebar--primary label[for=__toc]:visible").first.click()
    page.locator(".md-sidebar--primary a[href^='#']:visible").nth(1).click()
    expect(toggle).not_to_be_checked()


def test_the_current_page_is_in_sight_in_a_long_menu(visit: Visitor) -> None:
    page = visit(Spot("how to write").path, DESKTOP)
    expect(page.locator(".md-sidebar--primary [aria-current=page]")).to_be_in_viewport()


def test_a_browser_may_fetch_the_next_page_of_a_course_ahead(visit: Visitor) -> None:
    page = visit(MODULE)
    [rule] = json.loads(page.locator("script[type=speculationrules]").inner_text())["prefetch"]
    assert page.locator(rule["where"]["selector_matches"]).count() == 1
