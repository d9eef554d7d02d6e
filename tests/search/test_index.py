"""Which word stands where, and how much that says."""

from coursebook.search.index import LEVELS
from tests.search.made_up import indexed, page

FILLER = "<p>chairs stand around a kitchen table</p>"


def levels_of(places: list[int]) -> dict[int, int]:
    """Return the level by the number of the section."""
    return {place // LEVELS: place % LEVELS for place in places}


def test_a_title_says_more_than_a_term_a_term_more_than_a_heading_a_heading_more_than_text() -> None:
    pages = [
        page("a", "Trust", FILLER),
        page("b", "Words", f"<p><dfn>trust</dfn></p>{FILLER}"),
        page("c", "Parts", f'<h2 id="x">Trust</h2>{FILLER}'),
        page("d", "Texts", f"{FILLER}<p>trust</p>"),
    ]
    levels = levels_of(indexed(pages).places["en trust"])
    ordered = [levels[section] for section in sorted(levels)]
    assert len(ordered) == 4
    assert ordered == sorted(set(ordered), reverse=True)


def test_a_word_says_more_of_a_short_text_than_of_a_long_one() -> None:
    pages = [page("a", "One", "<p>trust grows</p>"), page("b", "Two", f"<p>trust</p>{FILLER * 30}")]
    levels = levels_of(indexed(pages).places["en trust"])
    assert levels[0] > levels[1] > 0


def test_what_a_word_says_of_a_page_is_the_same_whatever_stands_in_the_others() -> None:
    pages = [page("a", "One", "<p>trust grows</p>"), page("b", "Two", FILLER * 30), page("c", "Trust", FILLER * 3)]
    alone, among = (indexed(some).places["en trust"] for some in (pages[:1], pages))
    assert levels_of(alone)[0] == levels_of(among)[0]


def test_a_word_of_grammar_and_another_of_its_stem_stand_together() -> None:
    found = indexed([page("a", "One", "<p>being</p>"), *[page(n, n, FILLER) for n in "bcdefgh"]])
    assert found.forms["being"] == {"en be"} and len(found.places["en be"]) == 1


def test_a_page_of_less_weight_says_less() -> None:
    pages = [page("a", "Trust", FILLER), page("b", "Trust", FILLER, weight=0.4)]
    levels = levels_of(indexed(pages).places["en trust"])
    assert levels[0] > levels[1] > 0


def test_grammar_that_stands_everywhere_is_left_out_and_words_of_the_book_never() -> None:
    pages = [page(str(n), f"Page {n}", "<p>the trust of the chairs</p>") for n in range(10)]
    found = indexed(pages)
    assert "the" in found.common
    assert "the" not in found.forms
    assert {"trust", "chairs"} <= set(found.forms)


def test_grammar_that_is_rare_in_the_book_is_found() -> None:
    pages = [page(str(n), f"Page {n}", "<p>trust</p>") for n in range(10)] + [page("x", "Whose experience", "")]
    assert "whose" in indexed(pages).forms


def test_a_word_of_the_glossary_is_found_even_where_it_is_everywhere() -> None:
    pages = [page(str(n), f"Page {n}", "<p>help</p>") for n in range(10)]
    assert "help" in indexed(pages, kept=frozenset({"help"})).forms


def test_each_language_has_its_own_stems() -> None:
    pages = [page("a", "Une", "<p>les pairs</p>", "fr"), page("b", "Two", "<p>pairs of chairs</p>", "en")]
    found = indexed(pages)
    assert {stem.split(" ")[0] for stem in found.forms["pairs"]} == {"en", "fr"}
