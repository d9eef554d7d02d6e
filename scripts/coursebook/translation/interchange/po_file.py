"""Segments as a PO file, for Poedit, Weblate and other editors, and back. Placeholders look like {link_1}."""

import re
from itertools import groupby

from babel import Locale
from babel.plural import to_gettext
from translate.storage import pypo

from coursebook.model.record import Place
from coursebook.problems import Problem, SourceError
from coursebook.translation.interchange.interface import forms_of
from coursebook.translation.interchange.segments import Returned, Segment, signs_in

SUFFIX = ".po"
_CHARSET = re.compile(rb"charset=([\w-]+)")
_FORM = re.compile(r"\[\w+\]\Z")
_QUOTED = re.compile(r'^(?:msgctxt\s+)?"(.*)"\s*$')


def written(segments: list[Segment], source: str, locale: str) -> bytes:
    """Return a PO file with `segments`, to be translated from the language `source` into `locale`."""
    store = pypo.pofile()
    store.updateheader(
        add=True,
        POT_Creation_Date="",  # so that the same text gives the same file
        X_Generator="",
        Project_Id_Version=segments[0].name,
        PO_Revision_Date="YEAR-MO-DA HO:MI+ZONE",
        Last_Translator="",
        Language_Team="",
        Language=locale.replace("-", "_"),
        MIME_Version="1.0",
        Content_Type="text/plain; charset=UTF-8",
        Content_Transfer_Encoding="8bit",
        Plural_Forms=_plural_forms(locale),
        X_Source_Language=source,
        X_Coursebook_Segments=str(len(_grouped(segments))),
    )
    for group in _grouped(segments):
        store.addunit(_unit(group))
    return bytes(store)


def read(data: bytes, shown: str, locale: str) -> tuple[str, int, list[Returned]]:
    """Return the language that a PO file names, how many texts it was exported with, and its texts.

    `locale` is the language that it is for: it says which plural forms there are. Raises SourceError.
    """
    text = _decoded(data, shown)
    try:
        store = pypo.pofile.parsestring(text.encode("utf-8"))
    except (ValueError, IndexError, KeyError) as error:
        line = getattr(error, "lineno", None) or text.rstrip().count("\n") + 1
        remedy = "open it in the editor that wrote it and save it again, or restore it from the export"
        raise SourceError([Problem(shown, line, f"this is not a PO file that can be read: {error}", remedy)]) from error
    header = {name.lower(): value for name, value in store.parseheader().items()}
    lines = _lines(text)
    units = [unit for unit in store.units if not unit.isheader() and not unit.isobsolete() and unit.getcontext()]
    said, counted = header.get("language", "").replace("_", "-"), header.get("x-coursebook-segments", "")
    returned = [one for unit in units for one in _returned(unit, Place(shown, lines.get(unit.getcontext(), 1)), locale)]
    return said, int(counted) if counted.isdecimal() else 0, returned


def count(units: list[Returned]) -> int:
    """Return how many texts of a file `units` are: the plural forms of one are one."""
    return len({_FORM.sub("", unit.id) for unit in units})


def _grouped(segments: list[Segment]) -> list[list[Segment]]:
    return [list(group) for _, group in groupby(segments, key=lambda segment: _FORM.sub("", segment.id))]


def _plural_forms(locale: str) -> str:
    """Return the plural rule for whole numbers, with the forms of CLDR in their order."""
    rule = to_gettext(Locale.parse(locale.replace("-", "_")).plural_form)
    return re.sub(r"\be\b", "0", rule)  # the exponent of CLDR, which `1 million` has and gettext does not know


def _unit(group: list[Segment]) -> pypo.pounit:
    first, last = group[0], group[-1]
    unit = pypo.pounit()
    if first.form:
        singular = next((segment for segment in group if segment.form == "one"), last)
        unit.source = [singular.source.text, last.source.text]
        unit.target = [segment.shown for segment in group]
    else:
        unit.source = first.source.text
        unit.target = first.shown
    unit.setcontext(_FORM.sub("", first.id))
    had = ",".join(segment.had for segment in group)
    unit.addnote(f"{first.note}\n{first.signs.rpartition('had=')[0]}had={had}", origin="developer")
    unit.addlocation(f"{first.place.path}:{first.place.line}")
    unit.settypecomment("python-brace-format", bool(first.source.tokens))
    unit.markfuzzy(any(segment.state == "review" for segment in group))
    return unit


def _returned(unit: pypo.pounit, place: Place, locale: str) -> list[Returned]:
    signs = signs_in(unit.getnotes("developer"))
    if not unit.hasplural():
        return [Returned(unit.getcontext(), str(unit.source), str(unit.target or ""), place, unit.isfuzzy(), **signs)]
    texts, sources = [str(text) for text in unit.target.strings], [str(text) for text in unit.source.strings]
    forms, had = forms_of(locale), signs.pop("had").split(",")
    fault = "" if len(texts) == len(forms) else f"it has {len(texts)} plural forms, the language has {len(forms)}"
    return [
        Returned(
            f"{unit.getcontext()}[{form}]",
            sources[0] if form == "one" else sources[-1],
            texts[index] if index < len(texts) else "",
            place,
            unit.isfuzzy(),
            had=had[index] if index < len(had) else "",
            fault=fault if index == 0 else "",
            **signs,
        )
        for index, form in enumerate(forms)
    ]


def _decoded(data: bytes, shown: str) -> str:
    """Return the text of a PO file in the encoding that it names. Raises SourceError where it is in another one."""
    named = _CHARSET.search(data)
    encoding = named[1].decode() if named else "utf-8"
    try:
        text = data.decode("utf-8-sig" if encoding.lower() in ("utf-8", "charset") else encoding)
    except (UnicodeDecodeError, LookupError) as error:
        line = data.count(b"\n", 0, getattr(error, "start", 0)) + 1
        fact = f"the file says that it is in {encoding}, and this line is not"
        raise SourceError([Problem(shown, line, fact, "save the file with the encoding UTF-8")]) from error
    return re.sub(r"charset=[\w-]+", "charset=UTF-8", text.replace("\r\n", "\n"), count=1)


def _lines(text: str) -> dict[str, int]:
    """Return the line of each text by its id; an editor may have broken an id over several lines."""
    found, lines = {}, text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith("msgctxt"):
            words = _QUOTED.match(line)
            id_ = words[1] if words else ""
            for below in lines[number:]:
                more = _QUOTED.match(below)
                if not more or not below.startswith('"'):
                    break
                id_ += more[1]
            found[id_] = number
    return found
