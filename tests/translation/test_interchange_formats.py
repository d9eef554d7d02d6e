"""What goes into PO and XLIFF files, and what editors make of it: plural forms, placeholders, one text as Markdown."""

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
import yaml
from translate.storage import pypo, xliff

from coursebook.cli import main
from coursebook.translation.interchange import po_file, xliff_file
from coursebook.translation.interchange.blocks import pieces
from coursebook.translation.interchange.inline import protected, protected_plain
from coursebook.translation.interchange.interface import forms_of
from coursebook.translation.interchange.sources import sources
from coursebook.translation.interchange.tokens import faults, filled
from coursebook.translation.interchange.yaml_words import patched
from tests.conftest import Drawing
from tests.real_book import real_book

CODECS = {"po": po_file, "xliff": xliff_file}
FORMS = {"ro": ["one", "few", "other"], "ar": ["zero", "one", "two", "few", "many", "other"], "ja": ["other"]}


@pytest.mark.parametrize("locale", FORMS)
def test_forms_are_those_of_cldr_in_the_order_of_po_files(locale: str) -> None:
    assert forms_of(locale) == FORMS[locale]


@pytest.mark.parametrize("kind", CODECS)
@pytest.mark.parametrize("locale", ["ro", "ar"])
def test_each_plural_form_is_translated(book: Drawing, locale: str, kind: str) -> None:
    root = book.root
    languages = f"\n        - {{locale: {locale}, name: New, build: true, site_name: New}}\n"
    mkdocs = (root / "mkdocs.yml").read_text(encoding="utf-8").rstrip("\n") + languages
    words = (root / "overrides/words/en.yml").read_text(encoding="utf-8")
    book.draw({"mkdocs.yml": mkdocs, f"overrides/words/{locale}.yml": words})
    path = _exported(book, locale, kind)
    returned = CODECS[kind].read(path.read_bytes(), "x", locale)[2]
    assert [unit.id for unit in returned if "#minutes[" in unit.id] == [
        f"overrides/words.yml#minutes[{form}]" for form in FORMS[locale]
    ]
    _fill_forms(path, kind, FORMS[locale])
    assert main(["--book", str(root), "translate", "import", locale, str(path)]) == 0
    data = yaml.safe_load((root / f"overrides/words/{locale}.yml").read_text(encoding="utf-8"))
    assert data["minutes"] == {form: f"{form} {{n}}" for form in FORMS[locale]} | {"one": "once"}
    assert [problem for problem in book.check() if f"words/{locale}.yml" in problem] == []


def test_a_plural_form_too_few_is_told(book: Drawing, capsys) -> None:
    path = _exported(book, "fr", "po")
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'msgstr\[2\] ".*"\n', "", text), encoding="utf-8")
    assert main(["--book", str(book.root), "translate", "import", "fr", str(path)]) == 1
    assert "it has 2 plural forms, the language has 3\n    fix: " in capsys.readouterr().out


def test_a_placeholder_of_the_interface_is_kept_by_name(book: Drawing, capsys) -> None:
    path = _exported(book, "fr", "po")
    before = (book.root / "overrides/words/fr.yml").read_bytes()
    text = path.read_text(encoding="utf-8")
    assert 'msgstr "Niveau {level} : {name}"' in text.replace("\u00a0", " ")
    path.write_text(re.sub(r'msgstr "Niveau .*"', 'msgstr "Niveau {niveau} {name}"', text), encoding="utf-8")
    assert main(["--book", str(book.root), "translate", "import", "fr", str(path)]) == 1
    assert (
        "the placeholder {level} is missing\n    fix: the source has: Level {level}: {name}" in capsys.readouterr().out
    )
    assert (book.root / "overrides/words/fr.yml").read_bytes() == before


@pytest.mark.skipif(not which("msgfmt"), reason="msgfmt of gettext is not there")
def test_msgfmt_takes_every_po_file_of_the_book(tmp_path: Path) -> None:
    path = tmp_path / "all.po"
    for name, source in sources(real_book(), "fr").items():
        if source.segments:
            path.write_bytes(po_file.written(source.segments, "en", "fr"))
            checked = subprocess.run(
                ["msgfmt", "--check", "-o", str(tmp_path / "all.mo"), str(path)], capture_output=True, check=False
            )
            assert checked.returncode == 0, (name, checked.stderr)


def test_the_library_reads_what_is_written_with_notes_places_and_states() -> None:
    segments = sources(real_book(), "fr")["docs/help.md"].segments
    po = pypo.pofile.parsestring(po_file.written(segments, "en", "fr"))
    unit = next(unit for unit in po.units if unit.getcontext() == "docs/help.md#/1")
    assert unit.getlocations() == ["docs/en/help.md:8"]
    assert "{link_1}…{end_1} = […](tel:112)" in unit.getnotes("developer")
    assert unit.hastypecomment("python-brace-format")
    assert po.gettargetlanguage() == "fr"
    file = xliff.xlifffile.parsestring(xliff_file.written(segments, "en", "fr"))
    assert {unit.get_state_n() for unit in file.units} == {xliff.xliffunit.S_TRANSLATED}
    assert (file.getsourcelanguage(), file.gettargetlanguage()) == ("en", "fr")
    root = file.document.getroot()
    assert root.get("version") == "1.2"
    assert [node.tag.rpartition("}")[2] for node in root[0]] == ["header", "body"]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ('Read {{ link("H7", "the chapter") }} now', "Read {link_1}the chapter{end_1} now"),
        ('Read {{ link("H7") }} {{ cite("x") }}', "Read {link_1}{end_1} {cite_2}"),
        ('{{ field("name", label="Your name") }}', "{field_1}Your name{end_1}"),
        ("Use `a {b}` or ``c ` d``", "Use {code_1} or {code_2}"),
        ("![A **door**](x.svg){: .wide }", "{image_1}A **door**{end_1}{attributes_2}"),
        ("[one `two`](a(b).md 'title') &nbsp;", "{link_1}one {code_2}{end_1} {entity_3}"),
        ("a  \nb <kbd>c</kbd> <https://x.org>", "a{break_1}b {tag_2}c{tag_3} {tag_4}"),
        ("so[^1] { alone", "so{note_1} {brace_2} alone"),
        ("\\`no code\\` and *soft*", "\\`no code\\` and *soft*"),
    ],
)
def test_what_stays_becomes_a_placeholder_and_comes_back_as_it_was(markdown: str, text: str) -> None:
    found = protected(markdown)
    assert found.text == text
    assert faults(found.text, found) == ""
    assert filled(found.text, found.tokens) == markdown


def test_a_macro_gets_words_where_it_may_have_some_and_quotation_marks_are_escaped() -> None:
    link = protected('See {{ link("H7") }}.')
    assert filled('Voir {link_1}le "7"{end_1}.', link.tokens) == 'Voir {{ link("H7", "le \\"7\\"") }}.'
    french = protected('Voir {{ link("H7", "le \\"7\\"") }}.')
    assert french.named_as(link).text == 'Voir {link_1}le "7"{end_1}.'
    assert protected('Voir {{ link("H8", "x") }}.').named_as(link) is None


def test_a_text_of_a_macro_alone_may_go_without_words() -> None:
    term = protected('{{ glossary_term("peer", "Peer") }}')
    assert faults("{glossary_term_1}{end_1}", term) == ""
    assert filled("{glossary_term_1}{end_1}", term.tokens) == '{{ glossary_term("peer") }}'


def test_words_in_other_encodings_are_told_and_capitals_are_none() -> None:
    for good in ("NÃO É ÂNCORA", "Ça « va » ?", "Đã xong", "âge", "Это"):
        assert faults(good, protected_plain("x")) == "", good
    for bad in ("dÃ©jÃ ", "â€œwordsâ€\x9d", "Ð­Ñ‚Ð¾", "Ä‘"):
        assert "another encoding" in faults(bad, protected_plain("x")), bad


PAGE = """Intro
goes on.

    code

1. One
   more

    Within the item.

    ```
    - no item
    ```

??? note "A title"
    | a | `b|c` |
    | --- | --- |
    | d \\| e | 7 |

> Said
> twice
>
> again

* [ ] to do
{{ help_box() }}

Term
:   Meaning

[ref]: x.md
<!-- a comment -->
---
"""


def test_blocks_are_the_whole_text_and_words_only_where_words_are() -> None:
    found = pieces(PAGE)
    assert "".join(piece.raw for piece in found) == PAGE
    assert [(piece.kind, piece.words.text) for piece in found if piece.kind] == [
        ("paragraph", "Intro goes on."),
        ("list item", "One more"),
        ("paragraph", "Within the item."),
        ("title of a box", "A title"),
        ("cell of a table", "a"),
        ("cell of a table", "d \\| e"),
        ("quotation", "Said twice"),
        ("quotation", "again"),
        ("list item", "to do {help_box_1}"),
        ("paragraph", "Term"),
        ("definition", "Meaning"),
    ]


def test_yaml_is_patched_where_words_are_and_nowhere_else() -> None:
    old = (
        "# above\na: 'x'  # beside\nb: >-\n  one\n  two\n\n# between\nlist:\n- id: 1\n  t: y\n"
        "- {id: z, t: w}\nwords:\n  - p\n  - q\nlast: {k: v}\n"
    )
    data = {
        "a": "Ça: « oui »",
        "b": "one two",
        "list": [{"id": 1, "t": "y", "u": "new"}, {"id": "z", "t": "w, w"}, {"id": "n", "t": "no"}],
        "words": ["p", "q" * 3],
        "last": {"k": "v", "l": "yes, {n}"},
        "long": "long words " * 20 + "end",
    }
    new = patched(old, data)
    assert yaml.safe_load(new) == data
    kept = ("# above\n", "  # beside\nb: >-\n  one\n  two\n\n# between\nlist:\n- id: 1\n  t: y\n", "  - p\n")
    assert [part for part in kept if part not in new] == []
    assert max(len(line) for line in new.split("\n")) <= 120


def _exported(book: Drawing, locale: str, kind: str) -> Path:
    out = book.root.parent / "out"
    command = ["--book", str(book.root), "translate", "export", locale, "overrides/words.yml"]
    assert main([*command, "--format", kind, "--to", str(out)]) == 0
    return out / locale / f"overrides/words.yml{CODECS[kind].SUFFIX}"


def _fill_forms(path: Path, kind: str, forms: list[str]) -> None:
    said = {form: f"{form} {{n}}" for form in forms} | {"one": "once"}
    if kind == "po":
        store = pypo.pofile.parsestring(path.read_bytes())
        unit = next(unit for unit in store.units if unit.getcontext() == "overrides/words.yml#minutes")
        assert len(unit.target.strings) == len(forms)
        unit.target = [said[form] for form in forms]
        path.write_bytes(bytes(store))
        return
    text = path.read_text(encoding="utf-8")
    for form, words in said.items():
        words = words.replace("{n}", '<x id="n"/>')
        start = text.index(f'id="overrides/words.yml#minutes[{form}]"')
        end = text.index("</source>", start) + len("</source>")
        rest = re.sub(r"\A\s*<target.*?</target>", "", text[end:], flags=re.DOTALL)
        text = f'{text[:end]}<target state="final">{words}</target>{rest}'
    path.write_text(text, encoding="utf-8")
