"""Made-up translations: the words of a text in another order, its placeholders moved about."""

import re
from collections.abc import Callable
from pathlib import Path

from lxml import etree
from translate.storage import pypo

_WORD = re.compile(r"\{[\w-]+\}|\d\S*(?:[ \u00a0]\d{3}\b)*(?: p\.?m\.?)?|[^\s{}]+|\s+|.")
_START = re.compile(r"\{[A-Za-z]\w*_(\d+)\}")
_FIRST = "o"  # so that nothing begins with a sign or a number, which would begin a list


def reversed_words(text: str) -> str:
    """Return `text` from its end to its beginning, within pairs as well; numbers and placeholders stay whole."""
    turned = " ".join(reversed(_units(text)))
    return turned if turned != text and (turned[0].isalpha() or turned[0] == "{") else f"{_FIRST} {turned}"


def _units(text: str) -> list[str]:
    units, rest = [], text
    while rest:
        start = _START.match(rest)
        end = rest.find(f"{{end_{start[1]}}}") if start else -1
        if end > 0:
            is_term = rest.startswith("{glossary_term_")  # its own words are checked, so it does without any
            inner = [] if is_term else _units(rest[start.end() : end])
            units.append(start[0] + " ".join(reversed(inner)) + f"{{end_{start[1]}}}")
            rest = rest[end + len(f"{{end_{start[1]}}}") :]
        else:
            units.append(_WORD.match(rest)[0])
            rest = rest[len(units[-1]) :]
    return [unit for unit in units if unit.strip()]


def translate_po(path: Path, translated: Callable[[str], str] = reversed_words) -> None:
    """Fill in every text of a PO file, as an editor does."""
    store = pypo.pofile.parsestring(path.read_bytes())
    for unit in store.units:
        if unit.isheader():
            continue
        if unit.hasplural():
            unit.target = [translated(str(unit.source.strings[-1])) for _ in unit.target.strings]
        else:
            unit.target = translated(str(unit.source))
        unit.markfuzzy(False)
    path.write_bytes(bytes(store))


def translate_xliff(path: Path, translated: Callable[[str], str] = reversed_words) -> None:
    """Fill in every text of an XLIFF file as OmegaT does: <target> without a state, placeholders with new ids."""
    tree = etree.parse(path)
    for unit in tree.iter("{*}trans-unit"):
        source = next(unit.iter("{*}source"))
        names = {part.get("id"): part for part in source}
        text = (source.text or "") + "".join(f"{{{part.get('id')}}}{part.tail or ''}" for part in source)
        for old in list(unit.iter("{*}target")):
            unit.remove(old)
        target = etree.Element(etree.QName(etree.QName(source).namespace, "target"))
        pieces = re.split(r"\{([A-Za-z][\w-]*)\}", translated(text))
        target.text = pieces[0]
        for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
            part = etree.SubElement(target, names[name].tag, dict(names[name].attrib))
            part.tail = words
        source.addnext(target)
        for number, part in enumerate(names.values()):
            for twin in [t for t in target if t.get("id") == part.get("id")]:
                twin.set("id", str(number))
            part.set("id", str(number))
    tree.write(path, encoding="utf-8", xml_declaration=True)
