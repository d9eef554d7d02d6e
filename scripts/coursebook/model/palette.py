"""The colours that an institution may change, and what they have to stand out from."""

from typing import Literal

Scheme = Literal["light", "dark"]
Role = Literal["link", "accent", "header", "on-header"]

# As in overrides/style/book.css, by the names of its custom properties; a test holds the two together.
COLOURS: dict[Scheme, dict[str, str]] = {
    "light": {
        "ground": "#fbf8f2",
        "sage": "#e3eee8",
        "peach": "#fbe9d7",
        "teal": "#0b5a5e",
        "on-teal": "#ffffff",
        "clay": "#9a3f12",
        "header": "#0b5a5e",
        "on-header": "#ffffff",
    },
    "dark": {
        "ground": "#14201f",
        "sage": "#1e2e2c",
        "peach": "#2a2620",
        "teal": "#7fd1c8",
        "on-teal": "#14201f",
        "clay": "#f2b27f",
        "header": "#1e2e2c",
        "on-header": "#e8efec",
    },
}
PROPERTIES: dict[Role, str] = {"link": "teal", "accent": "clay", "header": "header", "on-header": "on-header"}
# What is read in a role, or on it: the colours that it meets.
MEETS: dict[Role, tuple[str, ...]] = {
    "link": ("ground", "sage", "peach", "on-teal"),
    "accent": ("ground", "sage", "peach"),
    "header": ("on-header",),
    "on-header": ("header",),
}
