"""Drawings of a page -> pictures in files of their own, which need nothing of the page."""

import re
from copy import deepcopy
from hashlib import sha256
from html import escape

from lxml import etree

SVG = "http://www.w3.org/2000/svg"
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_VARIABLE = re.compile(r"var\((--[\w-]+)(?:,\s*([^()]+))?\)")
_OWN = re.compile(r"(--(?:book|level)[\w-]*):\s*(#[0-9a-fA-F]+)")
_OF_THE_PAGE = ("role", "tabindex", "focusable", "style", "class", "lang")

Pictures = dict[str, bytes]  # by the name of the file


def palette(stylesheet: str) -> dict[str, str]:
    """Return the colours of the light scheme, which `stylesheet` defines first, by the name of their property."""
    return dict(reversed(_OWN.findall(stylesheet)))


def coloured(text: str, colours: dict[str, str]) -> str:
    """Return `text` with each custom property replaced by its colour: few readers of EPUB know them."""
    return _VARIABLE.sub(lambda match: colours.get(match[1]) or match[2] or match[0], text)


def set_apart(html: str, style: str, colours: dict[str, str]) -> tuple[str, Pictures]:
    """Return `html` with an `img` in the place of each drawing, and the drawings.

    What a drawing uses of another one is copied into it. A drawing that is hidden from screen readers is named
    `alt=""`.
    """
    parts, pictures = _parts(html), {}

    def image(match: re.Match[str]) -> str:
        drawing = _parsed(match[0])
        if "storyboard__parts" in drawing.get("class", ""):
            return ""
        content = _alone(drawing, parts, coloured(style, colours), colours)
        name = f"pictures/{sha256(content).hexdigest()[:16]}.svg"
        pictures[name] = content
        return _image(name, drawing)

    return _DRAWING.sub(image, html), pictures


def _image(name: str, drawing: etree._Element) -> str:
    given = {"src": name, "alt": drawing.get("aria-label", ""), "class": drawing.get("class", "drawing")}
    given |= {"lang": drawing.get("lang")} if drawing.get("lang") else {}
    attributes = [f'{key}="{escape(value)}"' for key, value in given.items()]
    return f"<img {' '.join(attributes)}>"


def _parsed(drawing: str) -> etree._Element:
    named = drawing if "xmlns=" in drawing.partition(">")[0] else drawing.replace("<svg", f'<svg xmlns="{SVG}"', 1)
    return etree.fromstring(named)


def _parts(html: str) -> dict[str, etree._Element]:
    """Return everything in the drawings of a page that others may use, by id."""
    drawings = (_parsed(drawing) for drawing in _DRAWING.findall(html) if "storyboard__parts" in drawing)
    return {part.get("id"): part for drawing in drawings for part in drawing.iter() if part.get("id")}


def _alone(drawing: etree._Element, parts: dict[str, etree._Element], style: str, colours: dict[str, str]) -> bytes:
    """Return `drawing` as a file: with the parts and styles that it needs, and without what only a page can use."""
    alone = deepcopy(drawing)
    used = dict.fromkeys(use.get("href", "")[1:] for use in alone.iter(f"{{{SVG}}}use"))
    definitions = etree.Element(f"{{{SVG}}}defs")
    definitions.extend(deepcopy(parts[name]) for name in used if name in parts)
    look = etree.SubElement(definitions, f"{{{SVG}}}style")
    look.text = style
    alone.insert(0, definitions)
    for element in alone.iter(f"{{{SVG}}}*"):
        _quieted(element, whole=element is alone)
    return coloured(etree.tostring(alone, encoding="unicode"), colours).encode()


def _quieted(element: etree._Element, whole: bool) -> None:
    """Take from an element what means something on a page alone: links, and words for screen readers."""
    if element.tag == f"{{{SVG}}}a":
        element.tag = f"{{{SVG}}}g"
        element.attrib.pop("href", None)
    for name in list(element.attrib):
        if name.startswith(("aria-", "data-")) or (whole and name in _OF_THE_PAGE) or name in _OF_THE_PAGE[:3]:
            del element.attrib[name]
    if element.tag == f"{{{SVG}}}use":  # the older name is the one that every reader of EPUB knows
        element.set("{http://www.w3.org/1999/xlink}href", element.attrib.pop("href"))
