"""The files that a search loads: the same for the same book, small, in alphabetical order."""

import gzip
import json
import re

from coursebook.search import shards as sharding
from coursebook.search.files import files, searched
from coursebook.search.shards import shards
from tests.search.made_up import indexed, large_book, lexicon, page, term

PEER = term("peer", "Somebody.", en=["peer"], fr=["pair", "paire"], pt=["par"], de=["Gleichbetroffene:r"])


def data_of(script: str) -> object:
    """Return what a file of the search brings."""
    return json.loads(re.fullmatch(r'coursebook\.search\.keep\("[\w-]{4}","[a-z0-9-]+",(.*)\)\n', script)[1])


def test_the_same_book_gives_the_same_files() -> None:
    one, other = (dict(files(map(searched, large_book(pages=5)), lexicon(PEER))) for _ in range(2))
    assert one == other


def test_the_start_names_the_edition_of_every_other_file(monkeypatch) -> None:
    monkeypatch.setattr(sharding, "LARGEST", 200)
    found = dict(files(map(searched, large_book(pages=12)), lexicon(PEER)))
    named = data_of(found["start.js"])["editions"]
    for kind in ("words", "text"):
        said = "".join(re.search(r'"([\w-]{4})"', found[f"{kind}-{n}.js"])[1] for n in range(len(named[kind]) // 4))
        assert named[kind] == said
    assert len(found) == 1 + len(named["words"] + named["text"]) / 4


def test_an_edited_page_leaves_the_texts_of_all_others_as_they_are() -> None:
    pages = [page(name, name, f"<p>{name} trusts</p>") for name in ("a", "b", "c")]
    edited = [*pages[:2], page("c", "c", "<p>c waits</p>")]
    before, after = (dict(files(map(searched, articles), lexicon())) for articles in (pages, edited))
    assert {name for name in before if before[name] != after[name]} == {"start.js", "words-0.js", "text-2.js"}


def test_a_book_without_words_has_no_shards() -> None:
    assert shards(indexed([])) == []


def test_the_words_are_cut_into_shards_of_the_alphabet(monkeypatch) -> None:
    monkeypatch.setattr(sharding, "LARGEST", 200)
    found = shards(indexed(large_book(pages=3)))
    firsts = [shard.first for shard in found]
    assert len(found) > 10
    assert firsts == sorted(set(firsts))
    for shard, following in zip(found, [*firsts[1:], None], strict=True):
        forms = [entry.split(":")[0] for entry in shard.data[0].split(" ")]
        assert forms == sorted(forms)
        assert shard.first <= forms[0]
        assert following is None or forms[-1] < following


def test_a_file_of_a_large_book_is_small() -> None:
    sizes = {
        name: len(gzip.compress(text.encode(), 6)) for name, text in files(map(searched, large_book()), lexicon(PEER))
    }
    assert sizes["start.js"] < 8_000
    assert max(size for name, size in sizes.items() if name.startswith("words-")) < 9_000
    assert max(size for name, size in sizes.items() if name.startswith("text-")) < 6_000


def test_each_page_has_its_text_with_anchors_and_headings() -> None:
    found = dict(files(map(searched, [page("a", "A", '<p>One.</p><h2 id="b">Bee</h2><p>Two.</p>')]), lexicon()))
    assert data_of(found["text-0.js"]) == [["", "", "One."], ["b", "Bee", "Two."]]


def test_a_term_has_its_words_of_all_languages_but_not_those_that_are_grammar_here() -> None:
    _, title, definition, own, others = data_of(dict(files([], lexicon(PEER, locale="fr")))["start.js"])["terms"][0]
    assert (title, definition) == ("pair", "Somebody.")
    assert [word.replace("|", "") for word in own] == ["pair", "paire"]
    assert {word.replace("|", "") for word in others} == {"peer", "gleichbetroffene"}
