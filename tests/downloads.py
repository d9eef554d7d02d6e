"""Files to take away beside a book, and the list of them, as an export leaves both."""

import hashlib
import json
from pathlib import Path

LIST = "dist/takeaway.json"


def listed(path: str, content: bytes, **fields: object) -> dict[str, object]:
    """Return the entry of a file; `fields` stand in the place of what is usual."""
    usual = {
        "path": path,
        "format": path.partition("/")[0],
        "about": "first",
        "languages": ["fr"],
        "made": "2026-05-28",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return usual | fields


def offer(root: Path, *entries: tuple[dict[str, object], bytes]) -> None:
    """Write files below `dist/` of the book at `root`, and the list with their entries."""
    for entry, content in entries:
        path = root / "dist" / str(entry["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    files = [entry for entry, _ in entries]
    (root / LIST).write_text(json.dumps({"files": files}, indent=1), encoding="utf-8")


def an_offer(path: str, content: bytes, **fields: object) -> tuple[dict[str, object], bytes]:
    """Return a file with its entry, for `offer`."""
    return listed(path, content, **fields), content
