"""What an institution adds can be read, is there, and takes nothing away that protects readers."""

import re
from collections.abc import Iterator

from coursebook.checks.contrast import ENOUGH, contrast, nearest_readable
from coursebook.checks.report import problem, unknown
from coursebook.load import Book
from coursebook.model.institution import NEVER_OFF
from coursebook.model.palette import COLOURS, MEETS, PROPERTIES, Role
from coursebook.model.target import Target
from coursebook.problems import Problem

# What runs or loads in a drawing: scripts, handlers, and addresses other than those within it or of a picture in it.
_ALIVE = re.compile(
    rb"<script|<foreignObject|\son\w+\s*=|@import|<!ENTITY|(?:href|src)\s*=\s*[\"'](?!#|data:image/)"
    rb"|url\(\s*[\"']?(?!#|data:image/)",
    re.IGNORECASE,
)
_PNG = b"\x89PNG\r\n\x1a\n"


def colours_can_be_read(book: Book) -> Iterator[Problem]:
    """Each colour of an institution stands out from what it meets in its scheme, at 4.5 to 1 or more."""
    institution = book.source.institution
    for scheme, own in institution.colours.items() if institution else ():
        colours = COLOURS[scheme] | {PROPERTIES[role]: colour for role, colour in own.items()}
        for role in own:
            for fact, remedy in _unreadable(role, colours) if role != "on-header" or "header" not in own else ():
                yield problem(institution.at("colours", scheme, role), f"{scheme}: {fact}", remedy)


def _unreadable(role: Role, colours: dict[str, str]) -> Iterator[tuple[str, str]]:
    colour, met = colours[PROPERTIES[role]], {name: colours[name] for name in MEETS[role]}
    better = nearest_readable(colour, list(met.values()))
    remedy = f"the nearest that can be read on all it meets is {better}" if better else "choose another colour"
    for name, other in met.items():
        ratio = contrast(colour, other)
        if ratio < ENOUGH:
            yield f"`{role}` {colour} and `{name}` {other} have a contrast of {ratio:.2f}, less than {ENOUGH}", remedy


def the_logo_is_there(book: Book) -> Iterator[Problem]:
    """The logo is a drawing or an image in the institution's folder, in which nothing runs and that loads nothing."""
    institution = book.source.institution
    if not institution or not institution.logo:
        return
    path = book.project.root / institution.folder / institution.logo
    if not path.is_file():
        remedy = f"put it in {institution.folder}/, or remove `logo`"
        yield problem(institution.at("logo"), f"there is no file `{institution.logo}`", remedy)
        return
    content = path.read_bytes()
    if path.suffix == ".png":
        if not content.startswith(_PNG):
            yield problem(institution.at("logo"), f"`{institution.logo}` is no PNG", "save it as PNG")
    elif b"<svg" not in content:
        yield problem(institution.at("logo"), f"`{institution.logo}` is no SVG", "save it as SVG")
    elif alive := _ALIVE.search(content):
        held = alive[0].decode(errors="replace").strip()
        fact = f"`{institution.logo}` holds `{held}`, which runs or loads something"
        yield problem(institution.at("logo"), fact, "save it as plain SVG, without scripts and links")


def contacts_can_be_reached(book: Book) -> Iterator[Problem]:
    """A contact has a number, an e-mail address or a web address, and a name of its own."""
    institution, seen = book.source.institution, set()
    for contact in institution.contacts if institution else ():
        if not (contact.number or contact.email or contact.web):
            yield problem(contact.at("id"), f"`{contact.id}` cannot be reached", "add `number`, `email` or `web`")
        if contact.id in seen:
            yield problem(contact.at("id"), f"there are two contacts `{contact.id}`", "give one of them another id")
        seen.add(contact.id)


def what_is_off_exists(book: Book) -> Iterator[Problem]:
    """What an institution leaves out is a page, course or part of the book, and none that protects readers."""
    institution = book.source.institution
    for index, name in enumerate(institution.off if institution else ()):
        place, target = institution.at("off", index), book.source.find(name)
        if not target:
            otherwise = "write the code or name of a page, course or part: K6, H7, coverage"
            titles = {known: str(found.title) for known, found in book.source.names.items()}
            yield unknown(place, f"the book has no page `{name}` to leave out", name, titles, otherwise)
        elif target.anchor or target.address in NEVER_OFF:
            yield problem(place, *_stays(name, target))


def _stays(name: str, target: Target) -> tuple[str, str]:
    if target.anchor:
        return f"`{name}` has no page of its own", "remove it from `off`"
    return f"`{name}` may not be left out: it protects readers", "remove it from `off`"


def local_languages_are_those_of_the_book(book: Book) -> Iterator[Problem]:
    """`first_language`, and each folder of local pages, is a language of the book."""
    institution, codes = book.source.institution, ", ".join(book.project.codes)
    if not institution:
        return
    if institution.first_language not in (None, *book.project.codes):
        fact = f"`{institution.first_language}` is no language of the book"
        yield problem(institution.at("first_language"), fact, f"the book is in {codes}")
    for path in sorted((book.project.root / institution.folder / "pages").rglob("*.md")):
        folder = path.relative_to(book.project.root / institution.folder / "pages").parts[0]
        if folder not in book.project.codes:
            fact = f"`{folder}` is no language of the book, so nobody would see this page"
            yield Problem(book.project.relative(path), 1, fact, f"move it to pages/<language>/: {codes}")
