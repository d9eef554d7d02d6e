"""What becomes of a translation of YAML when its source is edited: the state of each section, and what readers see."""

import pytest

from coursebook.cli import main
from coursebook.model.course import Module
from coursebook.model.help_line import HelpLine
from coursebook.translation.stamping import original
from coursebook.translation.work import work_list
from tests.conftest import Drawing

COURSE, LINES = "courses/first/course.yml", "docs/_data/help-lines.yml"
EN, FR = "courses/en/first/course.yml", "courses/fr/first/course.yml"
WORDS = """translation:
  status: draft
title: Premiers pas
summary: Vous apprenez à commencer.
audience: Toute personne qui commence.
modules:
  - id: start
    title: Commencer
    summary: Ce qu'est la pair-aidance, en une demi-heure.
    outcomes: [dire ce qu'est la pair-aidance]
    formats: {quiz: Cinq questions}
  - id: go-on
    title: Continuer
    summary: Comment écouter, en une demi-heure.
    outcomes: [écouter quelqu'un]
"""


def run(book: Drawing, *arguments: str) -> int:
    return main(["--book", str(book.root), "translate", *arguments])


@pytest.fixture
def stamped(book: Drawing) -> Drawing:
    """A book in which the words of a course and of the help lines are stamped as up to date."""
    book.draw({FR: WORDS})
    assert run(book, "done", "fr", COURSE, LINES) == 0
    assert book.check() == []
    return book


def found(book: Drawing, address: str = COURSE) -> dict[str, str]:
    return {piece.title: piece.state for piece in original(book.load(), "fr", address).pieces()}


def module(book: Drawing, code: str) -> Module:
    return book.load().catalogs["fr"].modules[code]


def line(book: Drawing) -> HelpLine:
    return book.load().catalogs["fr"].help_lines[0].lines[0]


def test_what_was_just_stamped_is_current(stamped: Drawing) -> None:
    assert found(stamped) == {"(beginning)": "current", "modules/start": "current", "modules/go-on": "current"}
    assert module(stamped, "K1.2").standing == "current"


def test_a_typo_and_a_new_number_of_minutes_alarm_nobody(stamped: Drawing) -> None:
    stamped.draw({EN: {"How to listen, in half": "How to lissten, in half", "minutes: 30\n": "minutes: 45\n"}})
    assert found(stamped)["modules/go-on"] == "little"
    assert module(stamped, "K1.2").standing == "current"
    assert COURSE not in [work.address for work in work_list(stamped.load(), "fr")]


def test_another_meaning_marks_its_section_and_no_other(stamped: Drawing) -> None:
    stamped.draw({EN: {"How to listen, in half an hour.": "How not to give advice to anybody, in 2 hours."}})
    assert found(stamped) == {"(beginning)": "current", "modules/start": "current", "modules/go-on": "meaning"}
    assert (module(stamped, "K1.2").standing, module(stamped, "K1.1").standing) == ("meaning", "current")
    assert module(stamped, "K1.2").summary == "Comment écouter, en une demi-heure."
    assert [work.open for work in work_list(stamped.load(), "fr") if work.address == COURSE] == [1]


def test_an_editor_of_the_source_breaks_no_translation_by_a_longer_list(stamped: Drawing) -> None:
    stamped.draw({EN: {"[listen to somebody]": "[listen to somebody, never interrupt them]"}})
    assert stamped.check() == []
    assert [outcome.language for outcome in module(stamped, "K1.2").outcomes] == ["en", "en"]


def test_what_the_source_dropped_is_no_mistake_of_the_translation_and_on_the_work_list(stamped: Drawing) -> None:
    text = (stamped.root / EN).read_text(encoding="utf-8")
    stamped.draw({EN: text[: text.index("  - id: go-on")], "courses/en/first/go-on.md": None})
    stamped.draw({"courses/fr/first/go-on.md": None})
    assert not [problem for problem in stamped.check() if problem.startswith(FR)]
    assert found(stamped)["modules/go-on"] == "gone"


def test_an_id_that_a_translator_changed_is_told(stamped: Drawing) -> None:
    stamped.draw({FR: {"- id: go-on": "- id: go-onn"}})
    assert [problem for problem in stamped.check() if "the source has no `go-onn` here" in problem]


def test_a_new_record_is_shown_in_the_source_language_and_waits(stamped: Drawing) -> None:
    words = "id: end, code: K1.3, title: The end, summary: How to end well., outcomes: [end], minutes: 5"
    text = (stamped.root / EN).read_text(encoding="utf-8")
    stamped.draw({EN: f"{text}  - {{{words}, competencies: [{{id: A1, level: 2, how: [taught]}}]}}\n"})
    assert found(stamped)["modules/end"] == "new"
    assert module(stamped, "K1.3").title.language == "en"
    assert stamped.check() == []


def test_outdated_words_of_a_help_line_give_way_to_those_of_the_source(stamped: Drawing) -> None:
    stamped.draw({LINES: {"audience: Everybody": "audience: Nobody below 18 years"}})
    assert (line(stamped).standing, line(stamped).audience) == ("safety", "Nobody below 18 years")
    assert line(stamped).audience.language == "en"
    stamped.draw({"docs/fr/_data/help-lines.yml": {"Tout le monde": "Personne de moins de 18 ans"}})
    assert run(stamped, "done", "fr", LINES) == 0
    assert (line(stamped).standing, line(stamped).audience) == ("current", "Personne de moins de 18 ans")


def test_done_refuses_while_words_are_missing_and_says_which(book: Drawing, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(book, "done", "fr", COURSE) == 2
    assert "modules/start/summary" in capsys.readouterr().err


def test_a_new_file_holds_ids_and_the_words_of_the_source_and_counts_as_not_translated(
    book: Drawing, capsys: pytest.CaptureFixture[str]
) -> None:
    book.draw({FR: None})
    assert run(book, "new", "fr", "courses/en/first/course.yml") == 0
    text = (book.root / FR).read_text(encoding="utf-8")
    assert "code:" not in text and "minutes:" not in text and "- id: start" in text
    assert book.check() == []
    assert module(book, "K1.2").summary.language == "en"
    assert run(book, "done", "fr", COURSE) == 2
    assert "`modules/go-on`" in capsys.readouterr().err


def test_stamping_leaves_every_other_line_alone(stamped: Drawing) -> None:
    lines = (stamped.root / FR).read_text(encoding="utf-8").split("\n")
    assert [row for row in lines if not row.startswith("  source:")] == WORDS.split("\n")


def test_a_stamp_that_does_not_fit_is_told_and_hides_nothing_else(stamped: Drawing) -> None:
    text = (stamped.root / FR).read_text(encoding="utf-8")
    stamp = next(row for row in text.split("\n") if row.startswith("  source:"))
    stamped.draw({FR: text.replace(stamp, "  source: by hand")})
    assert [problem for problem in stamped.check() if "the stamp of this translation does not fit it" in problem]


def test_the_difference_marks_the_words_that_changed(stamped: Drawing, capsys: pytest.CaptureFixture[str]) -> None:
    stamped.draw({EN: {"How to listen, in half an hour.": "How not to give advice to anybody, in 2 hours."}})
    capsys.readouterr()
    assert run(stamped, "diff", "fr", COURSE) == 0
    out = capsys.readouterr().out
    assert "## meaning: modules/go-on" in out and "How not to give advice" in out
