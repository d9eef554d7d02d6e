"""Text in another language than its page, marked so that a screen reader changes its voice (WCAG 3.1.2)."""

import re

from babel import Locale

_START = re.compile(r'<div data-foreign="([a-z-]+)"></div>')
_END = '<div data-foreign-end=""></div>'


def foreign(text: str, language: str) -> str:
    """Return Markdown `text` between stand-ins that say its `language`; Markdown reads nothing inside of HTML."""
    return f'<div data-foreign="{language}"></div>\n\n{text}\n\n{_END}'


def in_its_language(html: str) -> str:
    """Return `html` with an element that has the language in the place of each pair of stand-ins."""
    return _START.sub(_element, html).replace(_END, "</div>")


def _element(found: re.Match[str]) -> str:
    return f'<div lang="{found[1]}" dir="{Locale.parse(found[1], sep="-").text_direction}">'
