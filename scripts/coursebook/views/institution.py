"""What readers see of the institution that offers the book: its mark, its colours, its contacts."""

from dataclasses import dataclass

from coursebook.load import Book
from coursebook.model.institution import Institution
from coursebook.model.palette import COLOURS, PROPERTIES, Role
from coursebook.model.text import typographic
from coursebook.sources.image import Size, size
from coursebook.views.here import Here


@dataclass(frozen=True)
class Mark:
    """Name and logo, for the bar on top of each page; `coloured` tells whether there is a style of its colours."""

    name: str
    logo: str | None
    size: Size | None  # of the logo
    coloured: bool


def mark(book: Book, code: str) -> Mark | None:
    """Return the mark of the institution that offers `book`, for attributes too: its name is plain text."""
    institution = book.catalogs[code].institution
    if not institution:
        return None
    logo = institution.logo and book.project.root / institution.folder / institution.logo
    return Mark(typographic(institution.name), institution.logo, logo and size(logo), bool(institution.colours))


def style(institution: Institution) -> str:
    """Return the style sheet that lays the colours of `institution` over those of the book; print has the light ones.

    A colour that only light has would hold in dark, too, so there the book's own is written beside it.
    """
    light, dark = (institution.colours.get(scheme, {}) for scheme in ("light", "dark"))
    own = {role: COLOURS["dark"][PROPERTIES[role]] for role in light} | dark
    return (
        f"[data-md-color-scheme]{{{_properties(light)}}}\n"
        f"@media screen{{[data-md-color-scheme=slate]{{{_properties(own)}}}}}\n"
    )


def contacts(here: Here, heading: bool = False) -> str:
    """Return who is there for readers at the institution, in a section with a heading or in a box; else nothing."""
    institution = here.catalog.institution
    if not institution or not institution.contacts:
        return ""
    languages = {c.id: [here.catalog.words.language(code) for code in c.languages] for c in institution.contacts}
    return here.render("local-contacts", institution=institution, languages=languages, heading=heading)


def _properties(colours: dict[Role, str]) -> str:
    return "".join(f"--book-{PROPERTIES[role]}:{colour};" for role, colour in sorted(colours.items()))
