"""Segments as an XLIFF 1.2 file, for OmegaT, Weblate and other editors, and back. Placeholders are elements <x/>."""

import re
from collections.abc import Iterator

from lxml import etree
from translate.storage import xliff

from coursebook.model.record import Place
from coursebook.problems import Problem, SourceError
from coursebook.translation.interchange.segments import Returned, Segment, signs_in
from coursebook.translation.interchange.tokens import NAMED

SUFFIX = ".xlf"
_INLINE = ("x", "bx", "ex", "ph", "bpt", "ept", "it")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STATES = {"translated": "translated", "review": "needs-review-translation"}
_DONE = ("translated", "final", "signed-off")
_COUNT = "coursebook: segments="


class _Xliff(xliff.xlifffile):
    """An XLIFF file of version 1.2; the library would begin one of version 1.1."""

    XMLskeleton = xliff.xlifffile.XMLskeleton.replace("1.1", "1.2").replace("NoName", "coursebook")
    namespace = "urn:oasis:names:tc:xliff:document:1.2"


def written(segments: list[Segment], source: str, locale: str) -> bytes:
    """Return an XLIFF file with `segments`, to be translated from the language `source` into `locale`."""
    store = _Xliff()
    file = next(_all(store.document.getroot(), "file"))
    store.setfilename(file, segments[0].name)
    store.setsourcelanguage(source)
    store.settargetlanguage(locale)
    header = etree.Element(store.namespaced("header"))
    file.insert(0, header)
    etree.SubElement(header, store.namespaced("note"), {"from": "developer"}).text = f"{_COUNT}{len(segments)}"
    for segment in segments:
        _fill(store.addsourceunit(segment.source.text, segment.name), segment)
    etree.cleanup_namespaces(store.document)
    return bytes(store)


def read(data: bytes, shown: str, _locale: str) -> tuple[str, int, list[Returned]]:
    """Return the language that an XLIFF file names, how many texts it was exported with, and its texts.

    Raises SourceError.
    """
    try:
        store = xliff.xlifffile.parsestring(data)
    except (etree.XMLSyntaxError, ValueError, AssertionError, StopIteration) as error:
        line = getattr(error, "lineno", None) or data.rstrip().count(b"\n") + 1
        remedy = "open it in the editor that wrote it and save it again, or restore it from the export"
        said = getattr(error, "msg", "") or str(error) or "it has no file in it"
        fact = f"this is not an XLIFF file that can be read: {said}"
        raise SourceError([Problem(shown, line, fact, remedy)]) from error
    root = store.document.getroot()
    notes = [note.text or "" for header in _all(root, "header") for note in _all(header, "note")]
    counted = next((note.partition(_COUNT)[2] for note in notes if _COUNT in note), "")
    units = [_returned(unit, shown) for unit in _all(root, "trans-unit") if unit.get("translate") != "no"]
    return (store.gettargetlanguage() or "").replace("_", "-"), int(counted) if counted.isdecimal() else 0, units


def count(units: list[Returned]) -> int:
    """Return how many texts of a file `units` are."""
    return len(units)


def _fill(unit: xliff.xliffunit, segment: Segment) -> None:
    node = unit.xmlelement
    node.set("id", segment.id)
    node.set(_SPACE, "preserve")
    meant = {token.name: token.literal for token in segment.source.tokens}
    source = next(_all(node, "source"))
    _put(source, segment.source.text, meant)
    if segment.shown:
        target = etree.Element(unit.namespaced("target"), {"state": _STATES[segment.state]})
        source.addnext(target)
        _put(target, segment.shown, meant)
    unit.addnote(segment.note, origin="developer")
    unit.addnote(segment.signs, origin="developer")
    unit.addlocation(f"{segment.place.path}:{segment.place.line}")


def _put(node: etree._Element, text: str, meant: dict[str, str]) -> None:
    """Write `text` into an element, its tokens as elements that say what they stand for."""
    pieces = NAMED.split(text)
    node.text = pieces[0]
    for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
        shown = " ".join(meant.get(name, "").split())
        tag = etree.QName(etree.QName(node).namespace, "x")
        placeholder = etree.SubElement(node, tag, {"id": name, "ctype": f"x-{name}", "equiv-text": shown})
        placeholder.tail = words


def _all(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give the elements of this name in `node`, whatever version of XLIFF they are of."""
    return node.iter(f"{{*}}{name}")


def _tag(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else "comment"


def _child(node: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in node if _tag(child) == name), None)


def _returned(node: etree._Element, shown: str) -> Returned:
    source, target = _child(node, "source"), _child(node, "target")
    inner = list(source.iterdescendants()) if source is not None else []
    names = {part.get("id"): _name(part, {}) for part in inner if _tag(part) in _INLINE}
    inner = [_tag(part) for part in target.iterdescendants()] if target is not None else []
    unknown = next((tag for tag in inner if tag not in (*_INLINE, "mrk")), "")
    state = target.get("state", "") if target is not None else ""
    return Returned(
        node.get("id", ""),
        _text(source, names),
        _text(target, names),
        Place(shown, node.sourceline or 1),
        unfinished=state.startswith("needs-") or state == "new",
        explicit=state in _DONE or node.get("approved") == "yes",
        fault=f"<{unknown}> stands in it, which the source has not" if unknown else "",
        **signs_in("\n".join(note.text or "" for note in _all(node, "note"))),
    )


def _name(part: etree._Element, names: dict[str, str]) -> str:
    """Return the name of a placeholder: an editor may have given it another id, and kept what kind it is."""
    kind = part.get("ctype", "").removeprefix("x-")
    return kind if NAMED.fullmatch(f"{{{kind}}}") else names.get(part.get("id"), part.get("id", ""))


def _text(node: etree._Element | None, names: dict[str, str]) -> str:
    """Return the text of an element, its placeholders in braces; line ends are those of who laid out the XML."""
    if node is None:
        return ""
    found = node.text or ""
    for part in node:
        inner = f"{{{_name(part, names)}}}" if _tag(part) in _INLINE else _text(part, names)
        found += inner + (part.tail or "")
    return re.sub(r"[ \t]*\n\s*", " " if NAMED.sub("", found).strip() else "", found)
