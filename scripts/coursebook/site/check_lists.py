"""Lists to tick off on paper. Markdown makes checkboxes of them that nobody can tick and that have no name."""

import re

_CHECKBOX = re.compile(r'<input type="checkbox"([^>]*)>')
_OPEN = '<span class="task" aria-hidden="true" data-search-exclude>☐</span>'
_TICKED = '<span class="task" data-search-exclude>☑</span>'


def with_signs(html: str) -> str:
    """Return `html` with a sign in the place of each checkbox; a listener hears only of ticked ones."""
    return _CHECKBOX.sub(lambda match: _TICKED if "checked" in match[1] else _OPEN, html)
