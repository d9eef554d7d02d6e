"""The last look at a page before it is published: nothing that runs, nothing remote."""

import re

from mkdocs.exceptions import PluginError

_UNSAFE = re.compile(
    r"<(?:script|iframe|object|embed|base|link|meta|style|form[^>]*\saction)\b"
    r"|<[^>]*\son[a-z]+\s*="
    r"|<[^>]*/on(?:load|error|click|focus|begin|toggle|(?:mouse|pointer|key|animation|transition)[a-z]*)\s*="
    r"|<[^>]*\s(?:href|src|action|xlink:href)\s*=\s*[\"']?\s*(?:javascript|vbscript|data):"
    r"|<(?:img|audio|video|source|track|image|use)\b[^>]*\s(?:src|srcset|href)\s*=\s*[\"']?\s*(?:https?:)?//",
    re.IGNORECASE,
)


def refuse_unsafe(html: str, source: str) -> str:
    """Return `html`. Raises PluginError where it holds something that runs or loads from elsewhere.

    The checks refuse all of that in the sources, with a line; this is the second lock on the same door.
    """
    match = _UNSAFE.search(html)
    if match:
        fact = f"the page would hold `{match[0][:60]}`, which may not reach a reader"
        raise PluginError(f"{source}:1: {fact}\n    fix: remove it; write Markdown in its place")
    return html
