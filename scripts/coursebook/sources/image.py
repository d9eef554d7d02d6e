"""How large an image is, as its file says."""

from functools import lru_cache
from pathlib import Path

from lxml import etree

Size = tuple[int, int]  # pixels across and down


def size(path: Path) -> Size | None:
    """Return the size of the image at `path`: of a drawing, the box that it is drawn in; None where nothing says it."""
    return _size(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=1024)
def _size(path: Path, _changed: int) -> Size | None:
    if path.suffix != ".svg":
        from PIL import Image  # noqa: PLC0415  large, and most images are drawings

        with Image.open(path) as image:
            return image.size
    box = etree.parse(path).getroot().get("viewBox", "").split()
    return (round(float(box[2])), round(float(box[3]))) if len(box) == 4 else None
