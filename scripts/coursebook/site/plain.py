"""Each page as clean Markdown beside it, for platforms and programs that build on the text."""

import re

import yaml
from lxml import html as parser
from lxml.etree import XPath
from lxml.html import HtmlElement

from coursebook.views.here import Here
from coursebook.views.online import LICENCE, Online

# What only works on a page: pictures drawn in place, buttons, fields, what is said twice or shown by a script.
_SILENT = XPath(
    "//svg | //button | //select | //textarea | //nav | //*[@hidden or @popover or @aria-hidden='true']"
    " | //details[contains(@class, 'level-key')] | //div[@class='exit']"
)
_TERMS = XPath("//button[@popovertarget]")
_GOALS = XPath("//*[@id=$id]//a/@href")
_BLOCKS = XPath("//label | //*[local-name()='fieldset'] | //*[local-name()='legend']")
_BOXES = XPath("//div[contains(concat(' ', @class, ' '), ' admonition ')]")
_TITLES = XPath(".//p[contains(@class, 'admonition-title')]")
_UNSEEN = XPath("//span[contains(@class, 'visually-hidden')]")
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the one in C is ten times faster
_CLOSE = re.compile(r"^([^>\n].*\n)(?=> )", re.MULTILINE)  # some readers want an empty line before a quotation


def plain(article: str, here: Here, online: Online) -> str:
    """Return the `article` of a page as Markdown: what its macros show stands in it as text and links.

    The head says where the page is online, and under which licence. Links lead where those of the page lead.
    """
    catalog = here.catalog
    head = {
        "title": str(catalog.targets[here.address].title),
        "url": online.page(catalog.locale, here.address),
        "language": catalog.locale,
        "license": LICENCE,
    }
    front = yaml.dump(head, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{front}---\n\n{to_markdown(article)}\n"


def to_markdown(html: str) -> str:
    """Return HTML as Markdown, without what makes no sense on paper."""
    tree = parser.fragment_fromstring(html, create_parent="div")
    for term in _TERMS(tree):
        _link(term, _GOALS(tree, id=term.get("popovertarget")))
    for element in _SILENT(tree):
        element.drop_tree()
    for element in _BLOCKS(tree):
        element.tag = "p" if element.tag == "label" else "div"
    for element in _UNSEEN(tree):
        element.text = f" {element.text or ''}"
    for box in _BOXES(tree):
        _quote(box)
    return _CLOSE.sub(r"\1\n", _converted(parser.tostring(tree, encoding="unicode")).strip())


def _converted(html: str) -> str:
    from html_to_markdown import ConversionOptions, convert  # noqa: PLC0415  large, and most pages were made before

    options = ConversionOptions(bullets="-", compact_tables=True, extract_metadata=False, autolinks=False)
    return convert(html, options).content


def _link(term: HtmlElement, goals: list[str]) -> None:
    """Make a link to its entry of a term whose meaning opens on click."""
    if goals:
        term.tag = "a"
        term.set("href", goals[0])


def _quote(box: HtmlElement) -> None:
    """Make a quotation of a box, its title in bold."""
    box.tag = "blockquote"
    for title in _TITLES(box):
        title.tag = "strong"
        title.addprevious(paragraph := parser.Element("p"))
        paragraph.append(title)
