"""Which word stands where, and how much that says."""

from coursebook.search.index import Index
from coursebook.search.places import _PLACE, LEVELS
from tests.search.made_up import indexed, page

FILLER = "<p>chairs stand around a kitchen table</p>"


def levels_of(index: Index, stem: str) -> list[int]:
    """Return the level of `stem` on each page that has it in one of its first two sections: its last sign tells."""
    return [_PLACE.index(places[-1]) % LEVELS for places in index.places[stem]]


def words_of(index: Index) -> set[str]:
    return {line.split()[0] for line in index.forms}


def test_a_title_says_more_than_a_term_a_term_more_than_a_heading_a_heading_more_than_text() -> None:
    pages = [
        page("a", "Trust", FILLER),
        page("b", "Words", f"<p><dfn>trust</dfn></p>{FILLER}"),
        page("c", "Parts", f'<h2 id="x">Trust</h2>{FILLER}'),
        page("d", "Texts", f"{FILLER}<p>trust</p>"),
    ]
    levels = levels_of(indexed(pages), "en trust")
    assert len(levels) == 4
    assert levels == sorted(set(levels), reverse=True)


def test_a_word_says_more_of_a_short_text_than_of_a_long_one() -> None:
    pages = [page("a", "One", "<p>trust grows</p>"), page("b", "Two", f"<p>trust</p>{FILLER * 30}")]
    levels = levels_of(indexed(pages), "en trust")
    assert levels[0] > levels[1] > 0


def test_what_a_word_says_of_a_page_is_the_same_whatever_stands_in_the_others() -> None:
    pages = [page("a", "One", "<p>trust grows</p>"), page("b", "Two", FILLER * 30), page("c", "Trust", FILLER * 3)]
    alone, among = (indexed(some).places["en trust"][0] for some in (pages[:1], pages))
    assert alone == among


def test_a_word_of_grammar_and_another_of_its_stem_stand_together() -> None:
    found = indexed([page("a", "One", "<p>being</p>"), *[page(n, n, FILLER) for n in "bcdefgh"]])
    assert "being en be" in found.forms and len(found.places["en be"]) == 1


def test_a_page_of_less_weight_says_less() -> None:
    pages = [page("a", "Trust", FILLER), page("b", "Trust", FILLER, weight=0.4)]
    levels = levels_of(indexed(pages), "en trust")
    assert levels[0] > levels[1] > 0


def test_grammar_that_stands_everywhere_is_left_out_and_words_of_the_book_never() -> None:
    pages = [page(str(n), f"Page {n}", "<p>the trust of the chairs</p>") for n in range(10)]
    found = indexed(pages)
    assert "the" in found.common
    assert not {"trust", "chairs"} - words_of(found)
    assert "the" not in words_of(found)


def test_grammar_that_is_rare_in_the_book_is_found() -> None:
    pages = [page(str(n), f"Page {n}", "<p>trust</p>") for n in range(10)] + [page("x", "Whose experience", "")]
    assert "whose" in words_of(indexed(pages))


def test_a_word_of_the_glossary_is_found_even_where_it_is_everywhere() -> None:
    pages = [page(str(n), f"Page {n}", "<p>help</p>") for n in range(10)]
    assert "help" in words_of(indexed(pages, kept=frozenset({"help"})))


def test_each_language_has_its_own_stems() -> None:
    pages = [page("a", "Une", "<p>les pairs</p>", "fr"), page("b", "Two", "<p>pairs of chairs</p>", "en")]
    found = indexed(pages)
    assert {line.split()[1] for line in found.forms if line.startswith("pairs ")} == {"en", "fr"}
