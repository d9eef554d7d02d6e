"""Python-Markdown's inline patterns, each tried only on a text that has a sign it needs: the same result in less time.

Python-Markdown tries each of its 16 patterns on each text, and smart quotes 18 more; most texts have no sign of any.
What it offers to change is the processor as a whole; the one method that chooses is private, so a test holds both
against each other on every page of the book.
"""

from functools import cache

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString, Registry

# By the name of a pattern, what a text must have one of. A pattern that is not named is always tried.
_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    **dict.fromkeys(("footnote", "reference", "link", "short_reference"), ("[",)),
    **dict.fromkeys(("image_link", "image_reference", "short_image_ref"), ("![",)),
    **dict.fromkeys(("autolink", "automail", "html"), ("<",)),
    "linebreak": ("  \n",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
    "smarty-en-dashes": ("--",),
    "smarty-em-dashes": ("---",),
    "smarty-ellipses": ("...",),
    **dict.fromkeys((f"smarty-quotes-{number}" for number in range(15)), ("'", '"')),
}


class InlineExtension(Extension):
    """Lets `inline` and `smarty` try fewer patterns; comes after the extensions that add some."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Replace both processors, each with its own patterns."""
        for name, priority in (("inline", 20), ("smarty", 6)):
            if name in md.treeprocessors:
                patterns = md.treeprocessors[name].inlinePatterns
                md.treeprocessors.register(_Inline(md, patterns), name, priority)


class _Inline(InlineProcessor):
    def __init__(self, md: Markdown, patterns: Registry):
        super().__init__(md)
        self.inlinePatterns = patterns
        needed = {id(patterns[name]): signs for name, signs in _SIGNS.items() if name in patterns}
        self._patterns = [(pattern, needed.get(id(pattern))) for pattern in patterns]
        self._signs = {sign for signs in needed.values() for sign in signs}
        self._of = cache(self._with)

    def _with(self, met: tuple[str, ...]) -> list[int]:
        """Return the numbers of the patterns for a text with these signs; what a pattern leaves of it has no others."""
        tried = [signs is None or not set(met).isdisjoint(signs) for _, signs in self._patterns]
        return [number for number, one in enumerate(tried) if one]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        for number in self._of(tuple([sign for sign in self._signs if sign in data])):
            matched, start = number >= patternIndex, 0
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(
                    self._patterns[number][0], data, number, start
                )
        return data
