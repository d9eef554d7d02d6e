"""Asks axe, a checker of accessibility, what is wrong with a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

EVERYTHING = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}

_RUN = """async ([rules, within]) => {
  const found = await axe.run(within ?? document, { runOnly: rules, resultTypes: ["violations"] })
  return found.violations.flatMap((rule) => rule.nodes.map((node) => {
    const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ")
    return `${rule.id} at ${node.target.join(" ")}: ${why}`
  }))
}"""


def violations(page: Page, rules: dict = EVERYTHING, within: str | None = None) -> list[str]:
    """Return what axe finds on `page` as it is now, or `within` a part: a line for each element that breaks a rule."""
    page.evaluate(Axe().axe_script)
    return page.evaluate(_RUN, [rules, within])
