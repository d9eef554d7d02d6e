"""Images with their size, so that a browser leaves room for each and the text does not jump when it comes."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin

from coursebook.sources.image import size

_UNSIZED = re.compile(r'<img(?![^>]*\swidth=)(?=[^>]*\ssrc="(?P<src>[^":]+)")')


def sized(html: str, url: str, files: Path) -> tuple[str, frozenset[str]]:
    """Return `html`, the text of the page at `url`, with width and height on each image of the folder `files`, and the
    names of these images.
    """
    names = set()

    def with_size(image: re.Match[str]) -> str:
        name = unquote(urljoin(f"/{url}", image["src"])).lstrip("/")
        names.add(name)
        found = size(files / name) if (files / name).is_file() else None
        return f'{image[0]} width="{found[0]}" height="{found[1]}"' if found else image[0]

    return _UNSIZED.sub(with_size, html), frozenset(names)
