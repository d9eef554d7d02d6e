"""The pages that this project and its peers are measured on."""

import os
import sys
from pathlib import Path

import pytest

from benchmarks import alone
from benchmarks.corpus import Corpus
from benchmarks.memory import own, whole
from benchmarks.targets import reached
from benchmarks.tools import TOOLS, Coursebook
from benchmarks.tools.tool import Tool
from benchmarks.trial import Trial, with_sentence
from coursebook.checks import check
from coursebook.load import load
from coursebook.project import read_project
from tests.real_book import ROOT


def corpus(pages: int = 3, seed: int = 1) -> Corpus:
    return Corpus(read_project(ROOT).locales[:2], pages, seed)


def texts(corpus: Corpus, code: str) -> list[str]:
    return [corpus.text(chapter, code) for chapter in corpus.chapters]


def test_the_same_seed_gives_the_same_pages_and_another_one_others() -> None:
    assert texts(corpus(), "en") == texts(corpus(), "en")
    assert texts(corpus(), "en") != texts(corpus(seed=2), "en")


def test_a_page_has_about_a_thousand_words() -> None:
    counts = [len(text.split()) for text in texts(corpus(pages=20), "en")]
    assert 1000 <= sum(counts) / len(counts) <= 1120


def test_a_translation_has_other_words_in_the_same_places() -> None:
    for english, french in zip(texts(corpus(), "en"), texts(corpus(), "fr"), strict=True):
        assert english != french
        assert [len(line.split()) for line in english.split("\n")] == [len(line.split()) for line in french.split("\n")]


def test_as_a_book_of_this_project_there_is_nothing_to_mend_also_after_an_edit(tmp_path: Path) -> None:
    trial = Trial(Coursebook(), corpus(), tmp_path / "book")
    assert check(load(read_project(trial.folder))) == []
    for locale in trial.corpus.locales:
        trial.edit(trial.chapter, locale.code)
    assert check(load(read_project(trial.folder))) == []


@pytest.mark.parametrize("kind", [tool for tool in TOOLS if tool.name != "starlight"], ids=lambda kind: kind.name)
def test_every_tool_is_given_every_chapter(kind: type[Tool], tmp_path: Path) -> None:
    """Starlight is left out: its layout needs its packages."""
    trial = Trial(kind(), corpus(), tmp_path / "site")
    sources = [trial.folder / trial.tool.source(chapter, "fr") for chapter in trial.corpus.chapters]
    assert [path.is_file() for path in sources] == [True] * 3


def test_an_edit_is_in_the_middle_of_a_page() -> None:
    text = "---\ntitle: A\n---\n\nOne.\n\n## Two\n\nThree.\n\n- Four.\n\nFive.\n"
    assert with_sentence(text, "New.") == text.replace("Three.", "Three. New.")


def test_a_target_is_told_only_where_both_sides_were_measured() -> None:
    medians = {"cold": {"coursebook": 3.0, "mkdocs": 12.0}, "preview": {"coursebook": 0.1}}
    told = [(target.scenario, target.base and target.base[1], amount) for target, amount in reached(medians)]
    assert told == [("cold", "mkdocs", 0.25), ("preview", None, 0.1)]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells it in /proc")
def test_the_own_memory_of_a_process_is_less_than_all_that_it_uses() -> None:
    assert 1000 < own(os.getpid()) < whole(os.getpid())
    assert own(2**22 + 1) == whole(2**22 + 1) == 0  # no process has this number


def test_what_a_build_cannot_do_without_is_measured(tmp_path: Path) -> None:
    trial = Trial(Coursebook(), corpus(), tmp_path / "book")
    assert alone.begun(trial) > alone.imports(trial) > 0
    assert alone.markdown(trial) > 0
    assert alone.checked(trial) > 0
    assert alone.pages(trial) > alone.markdown_quick(trial) > 0
