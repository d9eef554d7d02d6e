"""An answer is compared with its key, forgivingly where that costs nothing; questions are drawn fairly."""

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.library import Library

# Mulberry32, a small generator with a seed, so that a draw can be repeated.
RANDOM = """((seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
})"""


@pytest.fixture(scope="module")
def library(browser: Browser) -> Iterator[Library]:
    library = Library(browser, "scoring")
    yield library
    library.page.close()


def is_right(library: Library, kind: str, answer: object, key: object) -> bool | None:
    return library("coursebook.scoring.isRight(...given)", [kind, answer, key])


@pytest.mark.parametrize(
    ("kind", "answer", "key"),
    [
        ("single", "wait", "wait"),
        ("multiple", ["b", "a"], ["a", "b"]),
        ("multiple", ["a", "a"], ["a"]),
        ("true-false", True, True),
        ("true-false", False, False),
        ("matching", {"b": "b", "a": "a"}, {"a": "a", "b": "b"}),
        ("ordering", ["a", "b", "c"], ["a", "b", "c"]),
        ("fill-in", "Open question", ["closed question", "open question"]),
        ("fill-in", "open question", "a question | open question"),
    ],
)
def test_an_answer_that_fits_its_key_is_right(library: Library, kind: str, answer: object, key: object) -> None:
    assert is_right(library, kind, answer, key) is True


@pytest.mark.parametrize(
    ("kind", "answer", "key"),
    [
        ("single", "advise", "wait"),
        ("multiple", ["a"], ["a", "b"]),
        ("multiple", ["a", "b", "c"], ["a", "b"]),
        ("multiple", ["a", "a"], ["a", "b"]),
        ("multiple", ["a", "c"], ["a", "b"]),
        ("true-false", True, False),
        ("true-false", False, True),
        ("matching", {"a": "b", "b": "a"}, {"a": "a", "b": "b"}),
        ("matching", {"a": "a"}, {"a": "a", "b": "b"}),
        ("matching", {"a": "a", "b": "b", "c": "c"}, {"a": "a", "b": "b"}),
        ("ordering", ["a", "c", "b"], ["a", "b", "c"]),
        ("ordering", ["a", "b"], ["a", "b", "c"]),
        ("ordering", ["a", "b", "c", "d"], ["a", "b", "c"]),
        ("fill-in", "question", ["open question"]),
    ],
)
def test_an_answer_that_does_not_fit_its_key_is_not_right(
    library: Library, kind: str, answer: object, key: object
) -> None:
    assert is_right(library, kind, answer, key) is False


@pytest.mark.parametrize(
    ("kind", "empty", "key"),
    [
        ("single", None, "wait"),
        ("multiple", [], ["a"]),
        ("multiple", None, ["a"]),
        ("true-false", None, False),
        ("matching", {}, {"a": "a"}),
        ("matching", None, {"a": "a"}),
        ("ordering", [], ["a"]),
        ("ordering", None, ["a"]),
        ("fill-in", "", ["", "open"]),
        ("fill-in", " … ", ["?", "open"]),
        ("fill-in", None, ["open"]),
    ],
)
def test_an_empty_answer_is_never_right(library: Library, kind: str, empty: object, key: object) -> None:
    assert is_right(library, kind, empty, key) is False


def test_nobody_grades_a_reflection(library: Library) -> None:
    assert is_right(library, "reflection", "what I think", None) is None


def test_a_kind_that_does_not_exist_is_refused(library: Library) -> None:
    refused = "(() => { try { coursebook.scoring.isRight(given) } catch (error) { return error.name } })()"
    assert [library(refused, kind) for kind in ("essay", "toString")] == ["RangeError", "RangeError"]


@pytest.mark.parametrize(
    ("answer", "variant"),
    [
        ("OPEN question", "open Question"),
        ("  open   question ", "open question"),
        ("open\u00a0question", "open question"),
        ("retablissement", "rétablissement"),
        ("re\u0301tablissement", "r\u00e9tablissement"),
        ("coeur", "cœur"),
        ("CŒUR", "coeur"),
        ("Strasse", "Straße"),
        ("ex aequo", "Ex Æquo"),
        ("ΣΟΦΌΣ", "σοφος"),
        ("l'écoute", "l\u2019écoute"),
        ("l´ecoute", "l'écoute"),
        ("open question.", "open question"),
        ("Vraiment ?", "vraiment"),
        ("“open question”!", "open question"),
        ("« question ouverte »", "question ouverte"),
        ("peut\u2011être", "peut-être"),
        ("ﬁn", "fin"),
    ],
)
def test_what_a_keyboard_or_a_hurry_changes_does_not_count(library: Library, answer: str, variant: str) -> None:
    assert is_right(library, "fill-in", answer, [variant]) is True
    assert is_right(library, "fill-in", variant, [answer]) is True


@pytest.mark.parametrize(
    ("answer", "variant"),
    [
        ("an open question", "open question"),
        ("openquestion", "open question"),
        ("were", "we're"),
        ("peer-support", "peer support"),
        ("か", "が"),  # marks that make another letter
        ("कि", "की"),
    ],
)
def test_other_words_are_other_words(library: Library, answer: str, variant: str) -> None:
    assert is_right(library, "fill-in", answer, [variant]) is False


def draws(library: Library, ids: list[str], n: int | None, seen: list[str], times: int = 1) -> list[list[str]]:
    call = f"""((random) => Array.from({{ length: given.times }}, () =>
      coursebook.scoring.draw(given.ids, given.n, given.seen, random)))({RANDOM}(7))"""
    return library(call, {"ids": ids, "n": n, "seen": seen, "times": times})


def test_a_draw_has_the_number_asked_for_in_the_order_of_the_author(library: Library) -> None:
    ids = list("abcdefgh")
    for drawn in draws(library, ids, 5, [], times=50):
        assert len(drawn) == len(set(drawn)) == 5
        assert drawn == sorted(drawn)


def test_a_draw_of_as_many_as_there_are_or_of_no_number_gives_all(library: Library) -> None:
    assert draws(library, list("abc"), 3, ["a"]) == [list("abc")]
    assert draws(library, list("abc"), 9, []) == [list("abc")]
    assert draws(library, list("abc"), None, []) == [list("abc")]


def test_a_draw_takes_what_was_never_asked_then_what_was_asked_longest_ago(library: Library) -> None:
    for drawn in draws(library, list("abcdef"), 4, ["a", "b", "c", "d", "a"], times=50):
        assert drawn == ["b", "c", "e", "f"]


def test_a_draw_gives_each_question_the_same_chance(library: Library) -> None:
    times = 6000
    counted = Counter(id for drawn in draws(library, list("abcdef"), 2, [], times) for id in drawn)
    assert all(abs(counted[id] / times - 1 / 3) < 0.03 for id in "abcdef")  # five standard deviations


def test_without_a_source_of_chance_the_browsers_own_is_used(library: Library) -> None:
    assert len(library("coursebook.scoring.draw(given, 2)", ["a", "b", "c"])) == 2
