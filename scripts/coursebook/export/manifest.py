"""The two files by which a copy can be checked: VERSION says which one it is, SHA256SUMS lists all others."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

VERSION, SUMS = "VERSION", "SHA256SUMS"

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")  # as the program sha256sum writes it


@dataclass(frozen=True)
class Version:
    """Which copy it is: the book, its version and day, the languages in it, where a newer one is."""

    book: str
    number: str
    day: date
    languages: tuple[str, ...]
    online: str

    def __str__(self) -> str:
        return (
            f"book: {self.book}\nversion: {self.number}\ndate: {self.day.isoformat()}\n"
            f"languages: {' '.join(self.languages)}\nonline: {self.online}\n"
        )


def read_version(text: str) -> Version:
    """Return what the file VERSION says. Raises ValueError where something is missing or is no date."""
    fields = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
    try:
        day = date.fromisoformat(fields["date"])
        return Version(fields["book"], fields["version"], day, tuple(fields["languages"].split()), fields["online"])
    except KeyError as error:
        raise ValueError(f"{error} is missing") from error


def sums(files: dict[str, bytes]) -> bytes:
    """Return SHA256SUMS for `files`, which `sha256sum --check` understands."""
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())]
    return "".join(lines).encode()


def read_sums(text: str) -> dict[str, str]:
    """Return the digest of each file by its name. Raises ValueError with the number of a line that says none."""
    found = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match:
            raise ValueError(f"line {number} is no checksum")
        found[match[2]] = match[1]
    return found
