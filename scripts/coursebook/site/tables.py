"""Tables that authors write in Markdown, made to fit a phone and a keyboard."""

import re

from coursebook.model.words import Words

_BARE = re.compile(r"<table>(.*?)</table>", re.DOTALL)  # those of our components carry a class


def scrolling(html: str, words: Words) -> str:
    """Return `html` with each bare table in a box that scrolls sideways and that the keyboard can reach."""
    box = f'<div class="table-scroll" role="group" tabindex="0" aria-label="{words("table.scroll")}">'
    return _BARE.sub(lambda match: f'{box}<table class="grid">{match[1]}</table></div>', html)
