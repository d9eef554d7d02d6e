"""The logic of the search, held against the index that Python makes: folding, ranking, mistakes, terms, sizes."""

import gzip
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from coursebook.search.article import Article, Place, article
from coursebook.search.files import Lexicon, files, searched
from coursebook.search.words import LETTERS, folded, words
from tests.browser.library import Library
from tests.real_book import ROOT
from tests.search.made_up import large_book, lexicon, page, term

MOST = 60_000  # bytes, compressed, until the first results
LIBRARIES = ("search-words", "search", "excerpt")
FILLER = "<p>chairs stand around a kitchen table</p>"
RECOVERY = term("recovery", "A way of one's own.", en=["recovery"], fr=["rétablissement"], de=["Genesung"])
SUPPORT = term("peer-support", "Between equals.", en=["peer support"], fr=["pair-aidance", "soutien par les pairs"])

_LOAD = """(query) => {
  const search = globalThis.finder ??= new coursebook.search.Search(coursebook.search.kept.get("start").data)
  const loaded = []
  for (const lacks of ["lacks", "lacksForMistakes"]) for (const number of search[lacks](query)) {
    loaded.push(`words-${number}.js`)
    search.add(number, coursebook.search.kept.get(`words-${number}`).data)
  }
  return loaded
}"""
_FIND = "(query) => { const { results, forms } = finder.find(query); return { results, forms: [...forms] } }"


class Reader:
    """Somebody who searches a book of `articles`."""

    def __init__(self, browser: Browser, articles: list[Article], known: Lexicon):
        self.files = dict(files(map(searched, articles), known))
        self.library = Library(browser, *LIBRARIES)
        for script in self.files.values():
            self.library.run(script)

    def load(self, query: str) -> list[str]:
        """Load the shards that `query` asks for and return their names."""
        return self.library.page.evaluate(_LOAD, query)

    def find(self, query: str) -> list[dict]:
        """Return the pages that `query` finds, best first."""
        self.load(query)
        return self.library.page.evaluate(_FIND, query)["results"]

    def titles(self, query: str) -> list[str]:
        return [result["title"] for result in self.find(query)]

    def marked(self, query: str) -> set[str]:
        """Return the forms that are marked where `query` was found."""
        self.load(query)
        return set(self.library.page.evaluate(_FIND, query)["forms"])

    def parsed(self, query: str) -> dict:
        self.load(query)
        return self.library.page.evaluate("(query) => finder.parsed(query)", query)


def reads(browser: Browser, *articles: Article, known: Lexicon | None = None) -> Reader:
    return Reader(browser, list(articles), known or lexicon())


@pytest.fixture(scope="module")
def library(browser: Browser) -> Iterator[Library]:
    library = Library(browser, *LIBRARIES)
    yield library
    library.page.close()


# A name of a file is a text of the book: in both languages, and words in all eight.
@pytest.mark.parametrize(
    "text",
    [
        "docs/_data/glossary.yml",
        "docs/fr/help.md",
        "docs/en/about.md",
        "L’écoute K2.3 d'abord 5 E\u0301te\u0301 Genesungs\u00adbegleiter:in blåbærsyltetøy",
        "ştiinţă știință Straße أمل الثِّقة ẞ ﬁn İstanbul x² Ⅷ",
    ],
)
def test_a_browser_reads_the_same_words_as_the_index(text: str, library: Library) -> None:
    text = (ROOT / text).read_text(encoding="utf-8") if text.startswith("docs/") else text
    found = library("coursebook.searchWords.words(given)", text)
    assert found == words(text)
    call = "given.words.map((word) => coursebook.searchWords.folded(word, given.letters))"
    assert library(call, {"words": found, "letters": LETTERS}) == [folded(word) for word in words(text)]


def test_an_inflected_word_is_found_as_it_stands_in_the_book(browser: Browser) -> None:
    text = "<p>Er sprach mit den Begleiterinnen.</p>"
    reader = reads(browser, page("a", "A", text, "de"), page("b", "B", FILLER, "de"))
    for typed in ("Begleiterinnen", "begleiterinnen", "Begleiterin", "Begleiterinen", "Begleitern"):
        assert reader.titles(typed) == ["A"], typed


@pytest.mark.parametrize(
    ("code", "text", "typed"),
    [
        ("de", "das Vertrauen", "Vertrauens"),
        ("de", "die Begleiterinnen", "Begleiterin"),
        ("ro", "o comunitate și oamenii", "comunității"),
        ("ro", "oamenii comunităţii", "comunitatii"),
        ("nb", "en likeperson", "likepersoner"),
        ("nl", "de ervaringsdeskundige", "ervaringsdeskundigen"),
        ("es", "una comunidad", "comunidades"),
        ("pt", "a confiança", "confiancas"),
        ("fr", "le rétablissement", "retablissements"),
        ("en", "a community", "communities"),
    ],
)
def test_a_form_that_the_book_does_not_have_finds_the_word(code: str, text: str, typed: str, browser: Browser) -> None:
    known = lexicon(locale=code)
    reader = reads(browser, page("a", "A", f"<p>{text}</p>", code), page("b", "B", FILLER, code), known=known)
    assert reader.titles(typed) == ["A"]


def test_a_slip_of_the_finger_is_forgiven_in_words_of_four_letters_and_more(browser: Browser) -> None:
    reader = reads(browser, page("a", "A", "<p>recovery takes time and tea</p>"), page("b", "B", FILLER))
    for typed in ("recvoery", "recoveri", "recovry", "tmie"):
        assert reader.titles(typed) == ["A"], typed
    assert reader.titles("tee ") == []
    assert reader.titles("xylophone") == []


def test_a_word_that_is_still_being_typed_finds_longer_ones(browser: Browser) -> None:
    reader = reads(browser, page("a", "A", "<p>listening well</p>"), page("b", "B", FILLER))
    assert reader.titles("lis") == ["A"]
    assert reader.marked("listen") == {"listening"}


def test_the_page_that_is_about_a_word_comes_before_one_that_mentions_it(browser: Browser) -> None:
    mention = page("mention", "Mention", f"{FILLER}<p>one word on trust</p>")
    reader = reads(browser, mention, page("about", "Building trust", f"<p>trust grows</p>{FILLER}"))
    assert reader.titles("trust") == ["Building trust", "Mention"]


def test_a_code_finds_its_page_first(browser: Browser) -> None:
    mention = page("other", "Other", "<p>K2.3</p>")
    own = article(f"<h1>Sharing</h1>{FILLER}", Place("own/", "Sharing", code="K2.3"), "en")
    assert reads(browser, mention, own).titles("k2.3") == ["Sharing", "Other"]


def test_pages_with_all_words_come_before_pages_with_some(browser: Browser) -> None:
    both = page("both", "Both", f"{FILLER}<p>limits of a role</p>")
    reader = reads(browser, page("one", "Limits", "<p>limits</p>"), both, page("two", "Role", "<p>role</p>"))
    assert reader.titles("role limits")[0] == "Both"


def test_a_result_leads_to_the_section_that_says_most(browser: Browser) -> None:
    text = f'<p>start</p><h2 id="one">One</h2>{FILLER}<h2 id="two">Two</h2><p>trust and trust</p>'
    found = reads(browser, page("z", "Z", FILLER), page("a", "A", text)).find("trust")
    assert [(result["page"], result["section"]) for result in found] == [(1, 2)]


def test_pages_in_another_language_come_after_all_others_and_are_found_by_its_rules(browser: Browser) -> None:
    english = page("e", "Trust communities", "<p>trust communities trust</p>", "en")
    french = page("f", "F", "<p>le mot trust en passant</p>", "fr")
    reader = reads(browser, english, french, known=lexicon(locale="fr"))
    assert [(found["title"], found["language"]) for found in reader.find("trust")] == [
        ("F", "fr"),
        ("Trust communities", "en"),
    ]
    assert reader.titles("community ") == ["Trust communities"]


def test_a_term_of_another_language_finds_the_pages_of_this_one(browser: Browser) -> None:
    reader = reads(browser, page("r", "Recovery", FILLER), page("b", "B", FILLER), known=lexicon(RECOVERY, SUPPORT))
    for typed in ("rétablissement", "retablissement", "Rétablissements", "Genesung", "recovery", "la genes"):
        assert [term["title"] for term in reader.parsed(typed)["terms"]] == ["recovery"], typed
    for typed in ("rétablissement", "Genesung"):
        assert reader.titles(typed) == ["Recovery"], typed


def test_the_longest_term_counts(browser: Browser) -> None:
    peer = term("peer", "Somebody.", en=["peer"], fr=["pair"])
    pages = [page("s", "What peer support is", FILLER), page("p", "Peer", FILLER)]
    reader = reads(browser, *pages, known=lexicon(peer, SUPPORT))
    for typed in ("peer support", "what is peer support?", "soutien par les pairs"):
        assert [term["id"] for term in reader.parsed(typed)["terms"]] == ["peer-support"], typed
        assert reader.titles(typed)[0] == "What peer support is", typed


def test_a_part_of_a_rare_term_is_found_after_the_whole_of_it(browser: Browser) -> None:
    limits = term("limits", "What a role is.", en=["professional limits"], fr=["limites du rôle"])
    pages = [page("p", "P", "<p>limits, limits</p>"), page("w", "W", "<p>the professional has limits</p>")]
    assert reads(browser, *pages, known=lexicon(limits)).titles("limites du role") == ["W", "P"]


def test_another_word_with_the_same_beginning_is_no_term(browser: Browser) -> None:
    community = term("community", "A group.", en=["community"])
    reader = reads(browser, page("a", "A", "<p>a commune</p>"), known=lexicon(community))
    assert reader.parsed("commune ")["terms"] == []
    assert [term["id"] for term in reader.parsed("communities")["terms"]] == ["community"]


@pytest.mark.parametrize("typed", ["suicide", "Suicidal", "I want to die", "want  to DIE!", "quiero morir"])
def test_a_call_for_help_is_heard_in_every_language(typed: str, browser: Browser) -> None:
    known = lexicon(en="suicide, want to die, helpline", es="quiero morir, suicidio")
    assert reads(browser, page("a", "A", FILLER), known=known).parsed(typed)["urgent"] is True


@pytest.mark.parametrize("typed", ["died", "die Peers", "want", "helpful tips"])
def test_other_words_are_no_call_for_help(typed: str, browser: Browser) -> None:
    known = lexicon(en="suicide, want to die, help", es="quiero morir")
    assert reads(browser, page("a", "A", FILLER), known=known).parsed(typed)["urgent"] is False


def test_odd_queries_find_nothing_and_break_nothing(browser: Browser) -> None:
    reader = reads(browser, page("a", "A", FILLER), known=lexicon(RECOVERY))
    for typed in ("", "  ", "?!", "\u0301", "a", "…" * 200, "constructor", "__proto__", "\ud83d\ude00", "[.*+?^${}()|"):
        assert reader.titles(typed) == [], typed


def test_an_empty_book_finds_nothing(browser: Browser) -> None:
    assert reads(browser, known=lexicon()).titles("trust") == []


def test_first_results_in_a_large_book_cost_less_than_sixty_kilobytes(browser: Browser) -> None:
    book = large_book()
    often = [word for word in book[0].sections[1].said("text").split() if len(word) > 5]
    found = dict(files(map(searched, book), lexicon(RECOVERY)))
    size = {name: len(gzip.compress(text.encode(), 6)) for name, text in found.items()}
    scripts = [ROOT / f"overrides/lib/{name}.js" for name in (*LIBRARIES, "words")]
    library = sum(len(gzip.compress(script.read_bytes(), 6)) for script in scripts)
    reader = reads(browser, *book, known=lexicon(RECOVERY))
    loaded = reader.load(" ".join(often[:3]))
    found = reader.find(" ".join(often[:3]))
    texts = sum(size[f"text-{result['page']}.js"] for result in found[:8])
    assert 0 < len(loaded) <= 5
    assert library + size["start.js"] + sum(size[name] for name in loaded) + texts < MOST


def test_the_excerpt_shows_the_stretch_with_most_of_the_words(library: Library) -> None:
    text = f"trust. {'filler words here. ' * 30}Trust needs limits, and limits need trust. {'more filler. ' * 30}"
    given = {"text": text, "forms": ["trust", "limits"], "letters": {}}
    pieces = library("coursebook.excerpt.excerpt(given.text, new Set(given.forms), given.letters)", given)
    shown = "".join(piece["text"] for piece in pieces)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 200
    assert [piece["text"] for piece in pieces if piece["marked"]] == ["Trust", "limits", "limits", "trust"]


def test_marks_fall_on_whole_words_with_their_accents(library: Library) -> None:
    given = {"text": "Le rétablissement, l’été", "forms": ["retablissement", "ete"], "letters": {}}
    pieces = library("coursebook.excerpt.marked(given.text, new Set(given.forms), given.letters)", given)
    assert [piece["text"] for piece in pieces if piece["marked"]] == ["rétablissement", "été"]
    assert json.dumps(pieces).count('"marked": false') == 2
