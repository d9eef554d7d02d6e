"""What becomes of a translation when its source is edited: the state of each section, what readers see, what to do."""

from pathlib import Path

import pytest

from coursebook.cli import main
from coursebook.load import load
from coursebook.project import read_project
from coursebook.site.translated import AsSeen, as_readers_see_it
from coursebook.translation.state import states
from coursebook.translation.work import work_list
from tests.conftest import Drawing

EN = """---
title: Three steps
description: A page about three steps that somebody can take, one after the other, on an ordinary day.
---

Read this first, before you go.

## Look

See what has changed. A colleague eats alone, answers late, laughs less. Note what you saw and when you saw it.

## Listen {.safety}

Stay for 10 minutes. Say little. Ask what would help now, and wait for the answer as long as it takes to come.

## Link

Go together to the right door. Write down the opening hours, and ask a week later what became of it all.
"""
FR = """---
title: Trois pas
description: Une page sur trois pas que l'on peut faire, l'un après l'autre, un jour ordinaire de la semaine.
translation:
  status: draft
---

Lisez ceci d'abord, avant de partir.

## Regarder

Voyez ce qui a changé. Un collègue mange seul, répond tard, rit moins. Notez ce que vous avez vu, et quand.

## Écouter

Restez 10 minutes. Parlez peu. Demandez ce qui aiderait maintenant, et attendez la réponse le temps qu'il faut.

## Relier

Allez ensemble à la bonne porte. Notez les heures d'ouverture, et demandez une semaine après ce qu'il en est.
"""
PAGE = "steps.md"


@pytest.fixture
def stamped(book: Drawing) -> Drawing:
    """A book with a page whose translation is stamped as up to date."""
    book.draw({"docs/en/steps.md": EN, "docs/fr/steps.md": FR})
    assert run(book, "done", "fr", PAGE) == 0
    return book


def run(book: Drawing, *arguments: str) -> int:
    return main(["--book", str(book.root), "translate", *arguments])


def edited(book: Drawing, old: str, new: str) -> None:
    path = book.root / "docs/en/steps.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(book: Drawing) -> list[str]:
    loaded = book.load()
    return [section.state for section in states(loaded.pages["en"][PAGE], loaded.pages["fr"][PAGE])]


def seen(book: Drawing) -> AsSeen:
    loaded = book.load()
    return as_readers_see_it(loaded.pages["fr"][PAGE], loaded.pages["en"][PAGE])


def shown(book: Drawing) -> str:
    return seen(book).text


def test_what_was_just_stamped_is_current_and_shown_as_it_is(stamped: Drawing) -> None:
    assert found(stamped) == ["current"] * 4
    assert shown(stamped) == stamped.load().pages["fr"][PAGE].body
    assert stamped.check() == []


def test_a_typo_in_the_source_alarms_nobody(stamped: Drawing) -> None:
    edited(stamped, "opening hours", "openning hours")
    assert found(stamped) == ["current", "current", "current", "little"]
    assert seen(stamped) == AsSeen(stamped.load().pages["fr"][PAGE].body)
    assert [page.address for page in work_list(stamped.load(), "fr") if page.address == PAGE] == []


def test_another_meaning_has_a_notice_above_it_and_is_on_the_work_list(stamped: Drawing) -> None:
    edited(stamped, "Note what you saw and when you saw it.", "Do not note anything down, and tell nobody for 3 days.")
    assert found(stamped) == ["current", "meaning", "current", "current"]
    assert seen(stamped) == AsSeen(stamped.load().pages["fr"][PAGE].body, ("regarder",))
    assert PAGE in [page.address for page in work_list(stamped.load(), "fr")]
    assert stamped.check() == []


def test_a_changed_number_in_a_section_about_safety_is_shown_in_the_words_of_the_source(stamped: Drawing) -> None:
    edited(stamped, "10 minutes", "20 minutes")
    text = shown(stamped)
    assert 'section_notice("safety")' in text
    assert "Stay for 20 minutes" in text
    assert "Restez 10 minutes" not in text


def test_a_page_about_safety_is_so_in_every_section(stamped: Drawing) -> None:
    path = stamped.root / "docs/en/steps.md"
    path.write_text(path.read_text(encoding="utf-8").replace("\n---\n", "\nsafety: true\n---\n", 1), encoding="utf-8")
    edited(stamped, "before you go.", "before you go, and never go alone at 3 in the night.")
    text = shown(stamped)
    assert text.index('section_notice("safety")') < text.index("never go alone")
    assert "avant de partir" not in text


def test_a_new_section_is_shown_in_the_source_language_at_its_place(stamped: Drawing) -> None:
    edited(stamped, "## Link", "## Rest\n\nSit down yourself, too.\n\n## Link")
    assert found(stamped) == ["current", "current", "current", "new", "current"]
    text = shown(stamped)
    assert (
        text.index("## Écouter")
        < text.index('section_notice("new")')
        < text.index("Sit down")
        < text.index("## Relier")
    )
    assert 'data-foreign="en"' in text
    assert stamped.check() == []


def test_a_section_that_moved_moves_along(stamped: Drawing) -> None:
    look = EN[EN.index("## Look") : EN.index("## Listen")]
    edited(stamped, look, "")
    path = stamped.root / "docs/en/steps.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + look, encoding="utf-8")
    assert found(stamped) == ["current"] * 4
    text = shown(stamped)
    assert text.index("## Écouter") < text.index("## Relier") < text.index("## Regarder")


def test_a_section_that_the_source_dropped_is_left_out_and_on_the_work_list(stamped: Drawing) -> None:
    edited(stamped, EN[EN.index("## Look") : EN.index("## Listen")], "")
    assert found(stamped) == ["current", "current", "current", "gone"]
    assert "## Regarder" not in shown(stamped)
    assert stamped.check() == []


def test_a_new_file_holds_the_source_and_counts_as_not_translated_until_it_is(
    book: Drawing, capsys: pytest.CaptureFixture[str]
) -> None:
    book.draw({"docs/en/steps.md": EN})
    assert run(book, "new", "fr", "docs/en/steps.md") == 0
    assert found(book) == ["new"] * 4
    assert run(book, "new", "fr", PAGE) == 2
    assert run(book, "done", "fr", PAGE) == 2
    assert "`Look`, `Listen`, `Link`" in capsys.readouterr().err


def test_a_review_needs_a_translation_that_is_up_to_date(stamped: Drawing) -> None:
    assert run(stamped, "review", "fr", PAGE, "--by", "Ana", "--on", "2026-11-21") == 0
    said = stamped.load().pages["fr"][PAGE].front.translation
    assert (said.status, said.reviewed.by, str(said.reviewed.on)) == ("reviewed", "Ana", "2026-11-21")
    edited(stamped, "10 minutes", "20 minutes")
    assert run(stamped, "review", "fr", PAGE, "--by", "Ana") == 2


def test_stamping_leaves_every_other_line_alone(stamped: Drawing) -> None:
    text = (stamped.root / "docs/fr/steps.md").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith(("translation:", "  "))]
    assert lines == [line for line in FR.split("\n") if not line.startswith(("translation:", "  "))]


def test_the_work_is_told_by_importance_and_what_changed_word_by_word(
    stamped: Drawing, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(stamped, "10 minutes", "20 minutes")
    capsys.readouterr()
    assert run(stamped, "next", "fr") == 0
    assert f"{PAGE}: 1 meaning" in capsys.readouterr().out
    assert run(stamped, "diff", "fr", PAGE) == 0
    assert "## meaning: Listen" in capsys.readouterr().out
    assert run(stamped, "status") == 0
    assert "fr" in capsys.readouterr().out


def test_the_state_needs_no_history(stamped: Drawing, tmp_path: Path) -> None:
    assert not (stamped.root / ".git").exists()
    edited(stamped, "10 minutes", "20 minutes")
    assert [page.open for page in work_list(load(read_project(stamped.root)), "fr") if page.address == PAGE] == [1]


@pytest.mark.parametrize("work", [("review", "--by", "Ana"), ("diff",)], ids=["review", "diff"])
def test_a_stamp_written_by_hand_is_told_and_no_traceback(work: tuple[str, ...], stamped: Drawing, capsys) -> None:
    path = stamped.root / "docs/fr/steps.md"
    lines = [
        "  source: by hand" if line.startswith("  source:") else line
        for line in path.read_text(encoding="utf-8").split("\n")
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    verb, *more = work
    assert run(stamped, verb, "fr", PAGE, *more) == 2
    assert capsys.readouterr().err.startswith("coursebook: ")


def test_a_page_that_says_nothing_of_its_translation_is_not_reviewed(stamped: Drawing) -> None:
    path = stamped.root / "docs/fr/steps.md"
    text = FR.replace("translation:\n  status: draft\n", "")
    path.write_text(text, encoding="utf-8")
    assert run(stamped, "review", "fr", PAGE, "--by", "Ana") == 2
