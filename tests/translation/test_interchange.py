"""A file goes to an editor and comes back: what is taken, what is refused, and that nothing else is written."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from translate.storage import pypo, xliff

from coursebook.cli import main
from coursebook.translation.state import states
from tests.conftest import Drawing

EN = """---
title: Three steps
description: A page about three steps that somebody can take, one after the other, on an ordinary day.
---

Read {{ link("help") }} first, and [what we are](about.md), before you go.

## Look {.safety}

- See what has changed. Stay for 10 minutes.
- Note what you saw in `notes`.

!!! story "A colleague"
    A colleague eats alone.

## Listen

| Who | What |
|---|---|
| You | listen |

{{ help_box() }}
"""
FR = {
    "Three steps": "Trois pas",
    "A page about three steps that somebody can take, one after the other, on an ordinary day.": (
        "Une page sur trois pas que l'on peut faire, l'un après l'autre, un jour ordinaire."
    ),
    "Read {link_1}{end_1} first, and {link_2}what we are{end_2}, before you go.": (
        "Avant de partir, lisez {link_2}qui nous sommes{end_2} et {link_1}l'aide{end_1}."
    ),
    "Look": "Regarder",
    "See what has changed. Stay for 10 minutes.": "Voyez ce qui a changé. Restez 10 minutes.",
    "Note what you saw in {code_1}.": "Notez dans {code_1} ce que vous avez vu.",
    "A colleague": "Un collègue",
    "A colleague eats alone.": "Un collègue mange seul.",
    "Listen": "Écouter",
    "Who": "Qui",
    "What": "Quoi",
    "You": "Vous",
    "listen": "écoutez",
}
WHOLE = """
Avant de partir, lisez [qui nous sommes](about.md) et {{ link("help", "l'aide") }}.

## Regarder {.safety}

- Voyez ce qui a changé. Restez 10 minutes.
- Notez dans `notes` ce que vous avez vu.

!!! story "Un collègue"
    Un collègue mange seul.

## Écouter

| Qui | Quoi |
|---|---|
| Vous | écoutez |

{{ help_box() }}
"""
PAGE = "docs/fr/steps.md"


@pytest.fixture
def steps(book: Drawing) -> Drawing:
    """A book with a page that nobody has translated."""
    book.draw({"docs/en/steps.md": EN})
    return book


def run(book: Drawing, *arguments: str | Path) -> int:
    return main(["--book", str(book.root), "translate", *map(str, arguments)])


def exported(book: Drawing, name: str = "docs/steps.md", kind: str = "po") -> Path:
    assert run(book, "export", "fr", name, "--format", kind, "--to", book.root.parent / "out") == 0
    return book.root.parent / "out/fr" / f"{name}{'.po' if kind == 'po' else '.xlf'}"


def fill(path: Path, texts: dict[str, str], change: Callable[[object], None] = lambda _unit: None) -> None:
    """Translate what `texts` has in a PO file, as Poedit does: wrapped anew, with its own lines in the head."""
    store = pypo.pofile.parsestring(path.read_bytes())
    store.wrapper.width = 60
    for unit in store.units:
        if not unit.isheader() and str(unit.source) in texts:
            unit.target = texts[str(unit.source)]
            unit.markfuzzy(False)
            change(unit)
    store.updateheader(add=True, X_Generator="Poedit 3.4.2", Last_Translator="Amina <amina@example.org>")
    path.write_bytes(bytes(store))


def text(book: Drawing, name: str = PAGE) -> str:
    return (book.root / name).read_text(encoding="utf-8")


def unstamped(yaml: str) -> str:
    return re.sub(r"  source: .*\n", "", yaml)


def snapshot(book: Drawing) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in book.root.rglob("*") if path.is_file()}


def body(page: str) -> str:
    return page.split("---\n", 2)[2]


def found(book: Drawing) -> list[str]:
    loaded = book.load()
    return [section.state for section in states(loaded.pages["en"]["steps.md"], loaded.pages["fr"]["steps.md"])]


def test_a_whole_page_has_the_structure_of_its_source_and_a_stamp(steps: Drawing) -> None:
    path = exported(steps)
    fill(path, FR)
    assert run(steps, "import", "fr", path) == 0
    assert body(text(steps)) == WHOLE
    assert "title: Trois pas\n" in text(steps)
    assert "  status: draft\n" in text(steps)
    assert found(steps) == ["current"] * 3
    assert steps.check() == []


def test_a_section_that_is_half_translated_waits_and_is_kept_by_the_next_export(steps: Drawing, capsys) -> None:
    path = exported(steps)
    half = {old: new for old, new in FR.items() if old != "A colleague eats alone."}
    fill(path, half)
    assert run(steps, "import", "fr", path) == 0
    assert "docs/fr/steps.md: 8 texts new; 4 texts left out until" in capsys.readouterr().out
    assert "Regarder" not in text(steps)
    assert found(steps) == ["current", "new", "current"]
    assert steps.check() == []
    exported(steps)
    fill(path, {"A colleague eats alone.": "Un collègue mange seul."})
    assert run(steps, "import", "fr", path) == 0
    assert body(text(steps)) == WHOLE


def test_nothing_translated_makes_no_file(steps: Drawing) -> None:
    before = snapshot(steps)
    assert run(steps, "import", "fr", exported(steps)) == 0
    assert snapshot(steps) == before


BROKEN = {
    "Regarder {link_1}": "the placeholder {link_1} is not in the source",
    "Regarder }": "a brace stands in it that belongs to no placeholder",
    "Ã‰couter": "comes of another encoding",
    "Regarder \ufffd": "comes of another encoding",
}


@pytest.mark.parametrize(("words", "fact"), BROKEN.items())
def test_a_broken_text_is_told_with_its_place_and_the_rest_is_taken(steps: Drawing, capsys, words, fact) -> None:
    path = exported(steps)
    fill(path, FR | {"Look": words})
    assert run(steps, "import", "fr", path) == 1
    told = capsys.readouterr().out
    line = next(
        n for n, line in enumerate(path.read_text("utf-8").split("\n"), 1) if line == 'msgctxt "docs/steps.md#look/1"'
    )
    assert re.search(rf"steps\.md\.po:{line}: `docs/steps\.md#look/1`: .*{re.escape(fact)}\n    fix: ", told)
    assert "Écouter" in text(steps)
    assert "Restez 10 minutes" not in text(steps)
    assert steps.check() == []


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("Lisez {link_1}{end_1} et qui nous sommes{end_2}.", "the placeholder {link_2} is missing"),
        ("Lisez {link_1}{end_1} et {link_2}{link_2}qui{end_2}.", "the placeholder {link_2} is there twice"),
        ("Lisez {link_1}{end_1} et {end_2}qui{link_2}.", "{end_2} stands before {link_2}"),
        ("Lisez {link_1}{end_1} et {link_2} {end_2}.", "there are no words between {link_2} and {end_2}"),
        ("Lisez {link_1} et {link_2}qui{end_2}{end_1}.", "other placeholders stand between {link_1} and {end_1}"),
        ("# Lisez {link_1}{end_1} et {link_2}qui{end_2}.", "it begins with `#`"),
        ("Lisez {link_1}{end_1} et {link_2}qui{end_2} 7 fois.", "the numbers differ"),
        ("<script>{link_1}{end_1} et {link_2}qui{end_2}", "the HTML `<script>` is not allowed"),
        ("[ici](nowhere.md) {link_1}{end_1} et {link_2}qui{end_2}", "`nowhere.md`"),
    ],
)
def test_what_would_spoil_the_page_is_refused(steps: Drawing, capsys, words: str, fact: str) -> None:
    path = exported(steps)
    source = next(old for old in FR if old.startswith("Read"))
    fill(path, FR | {source: words})
    assert run(steps, "import", "fr", path) == 1
    told = capsys.readouterr().out
    assert fact in told
    assert "    fix: " in told
    assert words not in text(steps)
    assert "Restez 10 minutes" in text(steps)
    assert steps.check() == []


def test_a_correction_touches_its_own_words_alone(steps: Drawing) -> None:
    fill(exported(steps), FR)
    path = exported(steps)
    assert run(steps, "import", "fr", path) == 0
    wrapped = text(steps).replace("Voyez ce qui\n", "").replace("Voyez ce qui a", "Voyez ce qui\n  a")
    (steps.root / PAGE).write_text(wrapped, encoding="utf-8")
    path = exported(steps)
    fill(path, {"listen": "écoutez bien"})
    assert run(steps, "import", "fr", path) == 0
    assert text(steps) == wrapped.replace("| écoutez |", "| écoutez bien |")


def test_a_changed_source_is_to_be_looked_at_and_confirmed_with_no_edit(steps: Drawing) -> None:
    path = exported(steps)
    fill(path, FR)
    assert run(steps, "import", "fr", path) == 0
    steps.draw({"docs/en/steps.md": {"See what has changed.": "See what has not changed."}})
    assert found(steps) == ["current", "meaning", "current"]
    path = exported(steps)
    store = pypo.pofile.parsestring(path.read_bytes())
    assert [unit.getcontext() for unit in store.units if unit.isfuzzy()] == [
        f"docs/steps.md#look/{number}" for number in range(1, 6)
    ]
    before = snapshot(steps)
    assert run(steps, "import", "fr", path) == 0
    assert snapshot(steps) == before
    same = {str(unit.source): str(unit.target) for unit in store.units if not unit.isheader()}
    fill(
        path,
        same | {"See what has not changed. Stay for 10 minutes.": "Voyez ce qui n'a pas changé. Restez 10 minutes."},
    )
    assert run(steps, "import", "fr", path) == 0
    assert "n'a pas changé" in text(steps)
    assert found(steps) == ["current"] * 3


def test_an_export_of_an_older_source_counts_as_made_from_that_one(steps: Drawing) -> None:
    path = exported(steps)
    fill(path, FR)
    steps.draw({"docs/en/steps.md": {"See what has changed.": "Never see what has changed at all."}})
    assert run(steps, "import", "fr", path) == 0
    assert "Voyez ce qui a changé" in text(steps)
    assert found(steps) == ["current", "meaning", "current"]
    assert steps.check() == []


def test_a_paragraph_that_came_since_the_export_leaves_its_section_out(steps: Drawing) -> None:
    path = exported(steps)
    fill(path, FR)
    steps.draw({"docs/en/steps.md": {"- See what": "Go slowly.\n\n- See what"}})
    assert run(steps, "import", "fr", path) == 0
    assert found(steps) == ["current", "new", "current"]
    exported(steps)
    fill(path, {"Go slowly.": "Allez lentement."})
    assert run(steps, "import", "fr", path) == 0
    assert found(steps) == ["current"] * 3
    assert steps.check() == []


def test_what_was_translated_in_the_book_meanwhile_is_not_overwritten(steps: Drawing, capsys) -> None:
    path = exported(steps)
    fill(path, FR)
    assert run(steps, "import", "fr", path) == 0
    path = exported(steps)
    page = text(steps).replace("| écoutez |", "| écoutez toujours |")
    (steps.root / PAGE).write_text(page, encoding="utf-8")
    fill(path, {"listen": "tendez l'oreille", "You": "Toi"})
    assert run(steps, "import", "fr", path) == 1
    assert "translated here, and in the book as well" in capsys.readouterr().out
    assert text(steps) == page.replace("| Vous |", "| Toi |")


def test_a_stamp_written_by_hand_is_told_and_nothing_is_overwritten(steps: Drawing, capsys) -> None:
    path = exported(steps)
    fill(path, FR)
    steps.draw({PAGE: "---\ntranslation:\n  status: draft\n  source: by hand\ntitle: Pas\n---\n\nTexte.\n"})
    before = snapshot(steps)
    assert run(steps, "import", "fr", path) == 1
    assert "docs/fr/steps.md:4: the stamp of this translation does not fit it" in capsys.readouterr().out
    assert snapshot(steps) == before


def test_a_page_that_cannot_be_read_is_not_overwritten(steps: Drawing, capsys) -> None:
    path = exported(steps)
    fill(path, FR)
    steps.draw({PAGE: "---\ntranslation: [\n---\n\nTexte.\n"})
    before = snapshot(steps)
    assert run(steps, "import", "fr", path) == 1
    assert f"{PAGE}:1: this page cannot be read" in capsys.readouterr().out
    assert snapshot(steps) == before


def damaged(data: bytes, how: str) -> bytes:
    if how == "latin":
        return data.replace("Écouter".encode(), "Écouter".encode("latin-1"))
    if how == "truncated":
        return data[: int(len(data) * 0.7)]
    return data.replace(b"Language: fr", b"Language: de").replace(b'target-language="fr"', b'target-language="de"')


@pytest.mark.parametrize("kind", ["po", "xliff"])
@pytest.mark.parametrize("how", ["latin", "truncated", "language"])
def test_a_damaged_file_is_told_with_a_line_and_makes_no_wrong_text(steps: Drawing, capsys, kind, how) -> None:
    path = exported(steps, kind=kind)
    fill(path, FR) if kind == "po" else fill_xliff(path, FR)
    path.write_bytes(damaged(path.read_bytes(), how))
    assert run(steps, "import", "fr", path) == 1
    assert re.search(r"steps\.md\.\w+:\d+: .*\n    fix: ", capsys.readouterr().out)
    assert steps.check() == []
    if (steps.root / PAGE).exists():
        assert how == "truncated"
        assert all(line in WHOLE.split("\n") for line in body(text(steps)).split("\n"))


def fill_xliff(path: Path, texts: dict[str, str], state: str = "", approved: bool = False) -> None:
    """Translate an XLIFF file as Weblate does, with a state, or as OmegaT does, without one."""
    store = xliff.xlifffile.parsestring(path.read_bytes())
    for unit in store.units:
        node = unit.xmlelement
        source = next(node.iter("{*}source"))
        shown = (source.text or "") + "".join(f"{{{part.get('id')}}}{part.tail or ''}" for part in source)
        if shown not in texts:
            continue
        for old in list(node.iter("{*}target")):
            node.remove(old)
        target = source.makeelement(unit.namespaced("target"), {"state": state} if state else {})
        pieces = re.split(r"\{([A-Za-z]\w*)\}", texts[shown])
        target.text = pieces[0]
        for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
            part = source.makeelement(unit.namespaced("x"), {"id": name})
            part.tail = words
            target.append(part)
        source.addnext(target)
        if approved:
            node.set("approved", "yes")
    path.write_bytes(bytes(store))


@pytest.mark.parametrize(
    ("state", "approved", "taken"),
    [
        ("", False, True),
        ("translated", False, True),
        ("final", True, True),
        ("needs-translation", False, False),
        ("needs-review-translation", False, False),
    ],
)
def test_the_states_of_editors(steps: Drawing, state: str, approved: bool, taken: bool) -> None:
    path = exported(steps, kind="xliff")
    fill_xliff(path, FR, state, approved)
    assert run(steps, "import", "fr", path) == 0
    assert (steps.root / PAGE).exists() == taken
    if taken:
        assert body(text(steps)) == WHOLE


def test_omegat_copies_what_is_not_translated_and_that_is_no_translation(steps: Drawing) -> None:
    path = exported(steps, kind="xliff")
    untouched = {old: old for old in FR}
    fill_xliff(path, untouched | {old: FR[old] for old in ("Listen", "Who", "What", "You", "listen")})
    assert run(steps, "import", "fr", path) == 0
    assert found(steps) == ["new", "new", "current"]
    assert "Écouter" in text(steps)
    assert steps.check() == []


def test_a_yaml_file_keeps_every_line_that_nobody_changed(book: Drawing) -> None:
    name = "courses/fr/first/start.quiz.yml"
    before = text(book, name)
    path = exported(book, "courses/first/start.quiz.yml")
    fill(path, {"You listen.": "Vous écoutez, « bien ».", "She has not asked for anything yet.": "Elle n'a rien dit."})
    assert run(book, "import", "fr", path) == 0
    expected = before.replace("text: Vous écoutez.", 'text: "Vous écoutez, « bien »."')
    assert unstamped(text(book, name)) == expected.replace(
        "hint: Elle n'a encore rien demandé.", "hint: Elle n'a rien dit."
    )
    assert book.check() == []


def test_a_yaml_file_gets_what_it_lacks_at_its_place(book: Drawing) -> None:
    name = "courses/fr/first/course.yml"
    book.draw({name: "translation:\n  status: machine  # of a machine\nid: first\n# the end\n"})
    path = exported(book, "courses/first/course.yml")
    store = pypo.pofile.parsestring(path.read_bytes())
    texts = {str(unit.source): f"Mot : {unit.source}" for unit in store.units if not unit.isheader()}
    fill(path, texts)
    assert run(book, "import", "fr", path) == 0
    assert unstamped(text(book, name)).startswith("translation:\n  status: machine\nid: first\n")
    assert "# the end" in text(book, name)
    assert book.check() == []
    assert all(str(module.title).startswith("Mot : ") for module in book.load().catalogs["fr"].courses[0].modules)


def test_a_bubble_that_is_too_long_and_a_lost_gap_are_refused(book: Drawing, capsys) -> None:
    film, quiz = (
        exported(book, "courses/first/good-morning.storyboard.yml"),
        exported(book, "courses/first/start.quiz.yml"),
    )
    films = {str(u.source) for u in pypo.pofile.parsestring(film.read_bytes()).units if "/says" in u.getcontext()}
    gaps = {str(u.source) for u in pypo.pofile.parsestring(quiz.read_bytes()).units if "{gap_" in str(u.source)}
    assert films and gaps
    fill(film, dict.fromkeys(films, "bla " * 30))
    fill(quiz, dict.fromkeys(gaps, "Sans rien."))
    before = snapshot(book)
    assert run(book, "import", "fr", film, quiz) == 1
    told = capsys.readouterr().out
    assert "shorten it to 90 at most" in told
    assert re.search(r"the placeholder \{gap_\d\} is missing", told)
    assert snapshot(book) == before


def test_part_of_a_list_waits_for_the_rest(book: Drawing, capsys) -> None:
    path = exported(book, "competencies/framework.yml")
    book.draw({"competencies/fr/framework.yml": "translation:\n  status: draft\n"})
    path = exported(book, "competencies/framework.yml")
    store = pypo.pofile.parsestring(path.read_bytes())
    lists = [unit for unit in store.units if unit.getcontext().rpartition("/")[2].isdigit()]
    lists = [unit for unit in lists if "/levels/" not in unit.getcontext()]
    several = next(u for u in lists if u.getcontext().endswith("/1"))
    fill(path, {str(several.source): "Un seul élément de la liste."})
    before = snapshot(book)
    assert run(book, "import", "fr", path) == 0
    assert "left out until their section or list is complete" in capsys.readouterr().out
    assert snapshot(book) == before


def test_ids_and_files_that_are_not_there_bring_the_nearest_one(steps: Drawing, capsys) -> None:
    path = exported(steps)
    fill(path, FR)
    changed = path.read_text("utf-8").replace("#look/1", "#look/99").replace('msgid "Look"', 'msgid "Looks"')
    path.write_text(changed.replace("docs/steps.md#listen/1", "docs/stps.md#listen/1"), encoding="utf-8")
    assert run(steps, "import", "fr", path) == 1
    told = capsys.readouterr().out
    assert "`docs/steps.md#look/99`: the source has no such text" in told
    assert "there is no file `docs/stps.md` to translate\n    fix: did you mean `docs/steps.md`?" in told


def test_wrong_calls_say_what_to_do(steps: Drawing, capsys) -> None:
    assert run(steps, "export", "fr", "docs/stps.md") == 2
    assert "did you mean docs/steps.md?" in capsys.readouterr().err
    assert run(steps, "export", "en") == 2
    assert run(steps, "import", "fr", steps.root / "nothing.po") == 2
    assert run(steps, "import", "fr", steps.root / "mkdocs.yml") == 2
    assert ".po, .xlf, .xliff" in capsys.readouterr().err


def test_an_export_keeps_what_has_a_fault_as_a_text_to_be_looked_at_again(steps: Drawing) -> None:
    path = exported(steps)
    fill(path, FR | {"Look": "Regarder {link_1}"})
    assert exported(steps) == path
    store = pypo.pofile.parsestring(path.read_bytes())
    assert [(unit.source, unit.target) for unit in store.units if unit.isfuzzy()] == [("Look", "Regarder {link_1}")]
    fill(path, {"Look": "Regarder"})
    assert run(steps, "import", "fr", path) == 0
    assert body(text(steps)) == WHOLE


def test_an_export_overwrites_no_file_where_the_book_says_something_else_since(steps: Drawing, capsys) -> None:
    path = exported(steps)
    fill(path, FR)
    assert run(steps, "import", "fr", path) == 0
    path = exported(steps)
    steps.draw({PAGE: {"| écoutez |": "| écoutez toujours |"}})
    fill(path, {"listen": "tendez l'oreille"})
    before = path.read_bytes()
    assert run(steps, "export", "fr", "docs/en/steps.md", "--to", path.parents[2]) == 1
    assert "write the better one into the book; then delete the file" in capsys.readouterr().out
    assert path.read_bytes() == before


def one_text(target: str, above: str = "") -> bytes:
    """Return an XLIFF file with one text, as somebody may have written it by hand."""
    namespace = "urn:oasis:names:tc:xliff:document:1.2"
    unit = f'<trans-unit id="docs/steps.md#look/1"><source>Look</source><target>{target}</target></trans-unit>'
    file = f'<file original="a" source-language="en"><body>{unit}</body></file>'
    return f'{above}<xliff xmlns="{namespace}" version="1.2">{file}</xliff>'.encode()


HOSTILE = {
    "empty.po": b"",
    "empty.xlf": b"",
    "other.xlf": b"<a/>",
    "two.xlf": b'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
    "hollow.xliff": b'<xliff version="1.2"/>',
    "wide.po": "msgid".encode("utf-16"),
    "json.po": b"{}",
    "charset.po": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=nonsense\\n"\n',
    "open.po": b'msgid "a\nmsgstr "b"\n',
    "others.po": b'msgid "a"\nmsgstr "b"\n',
    "markup.xlf": one_text('<g id="1">Voir</g>'),
    "reaching.xlf": one_text("&e;", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_any_other_file_is_told_with_a_remedy_and_changes_nothing(steps: Drawing, capsys, name: str) -> None:
    path = steps.root.parent / name
    path.write_bytes(HOSTILE[name])
    before = snapshot(steps)
    assert run(steps, "import", "fr", path) == 1
    assert re.search(rf"{re.escape(name)}:\d+: .+\n    fix: .+", capsys.readouterr().out)
    assert snapshot(steps) == before


ABOUT = {"docs/en/about.md": {"Who we are.": "See [the first step](steps.md#look)."}}


def test_a_link_to_a_heading_gets_the_anchor_that_the_heading_has_in_the_language(steps: Drawing) -> None:
    steps.draw(ABOUT | {"docs/fr/about.md": None})
    paths = [exported(steps), exported(steps, "docs/about.md")]
    texts = {str(u.source): f"O {u.source}" for u in pypo.pofile.parsestring(paths[1].read_bytes()).units if u.source}
    fill(paths[0], FR)
    fill(paths[1], texts)
    assert run(steps, "import", "fr", *paths) == 0
    assert "O See [the first step](steps.md#regarder)." in text(steps, "docs/fr/about.md")
    assert steps.check() == []


def test_a_heading_that_another_page_links_to_is_not_renamed_behind_its_back(steps: Drawing, capsys) -> None:
    path = exported(steps)
    fill(path, FR)
    assert run(steps, "import", "fr", path) == 0
    steps.draw(ABOUT | {"docs/fr/about.md": {"Qui nous sommes.": "Voir [le premier pas](steps.md#regarder)."}})
    assert steps.check() == []
    path, other = exported(steps), exported(steps, "docs/help.md")
    fill(path, {"Look": "Observer"})
    title = next(u for u in pypo.pofile.parsestring(other.read_bytes()).units if u.getcontext().endswith("/title"))
    fill(other, {str(title.source): "De l'aide"})
    before = text(steps)
    assert run(steps, "import", "fr", path, other) == 1
    told = capsys.readouterr().out
    assert "docs/fr/steps.md:1: was not written: it would bring about “docs/fr/about.md:" in told
    assert text(steps) == before
    assert "title: De l'aide\n" in text(steps, "docs/fr/help.md")
    assert steps.check() == []


def test_a_page_begun_by_the_tool_is_filled_in_section_by_section(steps: Drawing) -> None:
    assert run(steps, "new", "fr", "steps.md") == 0
    path = exported(steps)
    assert all(not unit.target for unit in pypo.pofile.parsestring(path.read_bytes()).units if not unit.isheader())
    fill(path, {old: FR[old] for old in ("Listen", "Who", "What", "You", "listen")})
    assert run(steps, "import", "fr", path) == 0
    assert found(steps) == ["new", "new", "current"]
    assert "## Look {.safety}" in text(steps)
    fill(path, FR)
    assert run(steps, "import", "fr", path) == 0
    assert body(text(steps)) == WHOLE
    assert found(steps) == ["current"] * 3


def test_a_reviewed_page_is_a_draft_again_and_a_machine_translation_stays_one(steps: Drawing) -> None:
    fill(exported(steps), FR)
    assert run(steps, "import", "fr", exported(steps)) == 0
    assert run(steps, "review", "fr", "steps.md", "--by", "Amina") == 0
    for status, words in (("draft", "écoutez bien"), ("machine", "écoutez mieux")):
        path = exported(steps)
        fill(path, {"listen": words})
        assert run(steps, "import", "fr", path) == 0
        assert f"  status: {status}\n" in text(steps)
        assert "Amina" not in text(steps)
        page = text(steps).replace("status: draft", "status: machine")
        (steps.root / PAGE).write_text(page, encoding="utf-8")


def test_sections_that_went_from_the_source_stay_in_the_translation_until_somebody_removes_them(steps: Drawing) -> None:
    path = exported(steps)
    fill(path, FR)
    assert run(steps, "import", "fr", path) == 0
    listen = EN[EN.index("## Listen") :]
    steps.draw({"docs/en/steps.md": {listen: "## Rest\n\nSit down, and breathe for a while.\n"}})
    path = exported(steps)
    fill(path, {"Rest": "Se reposer", "Sit down, and breathe for a while.": "Asseyez-vous, et respirez un moment."})
    assert run(steps, "import", "fr", path) == 0
    assert "## Se reposer\n\nAsseyez-vous, et respirez un moment.\n" in text(steps)
    assert steps.check() == []


def test_a_changed_question_is_to_be_looked_at_and_the_others_are_not(book: Drawing) -> None:
    name = "courses/first/start.quiz.yml"
    path = exported(book, name)
    fill(path, {"You listen.": "Vous écoutez bien."})
    assert run(book, "import", "fr", path) == 0
    book.draw(
        {"courses/en/first/start.quiz.yml": {"She decides what comes next.": "She never decides what comes next."}}
    )
    path = exported(book, name)
    store = pypo.pofile.parsestring(path.read_bytes())
    fuzzy = [unit for unit in store.units if unit.isfuzzy()]
    assert fuzzy
    assert all("#items/first-sentence/" in unit.getcontext() for unit in fuzzy)
    before = snapshot(book)
    assert run(book, "import", "fr", path) == 0
    assert snapshot(book) == before
    same = {str(unit.source): str(unit.target) for unit in fuzzy}
    fill(path, same | {"She never decides what comes next.": "Elle ne décide jamais de la suite."})
    assert run(book, "import", "fr", path) == 0
    assert not any(u.isfuzzy() for u in pypo.pofile.parsestring(exported(book, name).read_bytes()).units)
    assert "jamais de la suite" in text(book, "courses/fr/first/start.quiz.yml")
    assert book.check() == []
