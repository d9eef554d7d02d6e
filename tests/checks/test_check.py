"""All rules together."""

from coursebook.checks import RULES, RULES_OF_PAGES, check
from coursebook.inputs import keep
from coursebook.load import load
from tests.conftest import Drawing

TWO_FAULTS = {
    "docs/en/about.md": "Text.\n",
    "docs/fr/about.md": None,
    "competencies/en/framework.yml": {"sources: [smith-2020]": "sources: [nobody]"},
}


def test_problems_come_sorted_by_path_and_line_each_once(book: Drawing) -> None:
    book.draw(dict(TWO_FAULTS))
    found = check(book.load())
    assert [problem.path for problem in found] == ["competencies/en/framework.yml", *["docs/en/about.md"] * 2]
    assert found == sorted(set(found))


def test_to_check_changes_nothing_and_gives_the_same_again(book: Drawing) -> None:
    book.draw(dict(TWO_FAULTS))
    loaded = book.load()
    assert check(loaded) == check(loaded)
    assert loaded.problems == []


def test_each_rule_says_in_one_sentence_what_an_author_has_to_do() -> None:
    for rule in RULES:
        assert rule.__doc__ and rule.__doc__.strip().endswith("."), rule.__name__
        assert "\n" not in rule.__doc__, rule.__name__


def test_rules_of_pages_find_in_pages_alone_what_they_find_in_the_whole_book(book: Drawing) -> None:
    book.draw({"docs/en/about.md": "# Title\n\n<b> [a](javascript:x) ![](x.png) {{ cites() }}\n"})
    whole = book.load()
    book.draw({"docs/_data/sources.yml": "sources: [\n"})
    alone = book.load()
    found = [[problem for rule in RULES_OF_PAGES for problem in rule(loaded)] for loaded in (whole, alone)]
    assert alone.catalogs == {} and whole.catalogs
    assert found[0] == found[1] and found[0]


def test_several_processes_find_what_one_finds(book: Drawing, monkeypatch) -> None:
    mistakes = {
        "docs/en/help.md": {"\n\n": "\n\n[a](nowhere.md) "},
        "courses/en/first/start.md": {"\n\n": "\n\n<i>a</i> Ã© "},
        "courses/en/first/course.yml": {"title: ": "title: Ã© "},
    }
    book.draw(TWO_FAULTS | mistakes)
    loaded = book.load()
    alone = check(loaded)
    monkeypatch.setattr("coursebook.checks._MANY", 1)
    assert check(loaded) == alone
    assert {"docs/en/about.md", *mistakes} <= {problem.path for problem in alone}


def test_several_processes_find_what_is_wrong_after_an_edit(book: Drawing, monkeypatch) -> None:
    monkeypatch.setattr("coursebook.checks._MANY", 1)
    book.draw({})
    kept = keep(book.project)
    assert check(load(book.project, kept=kept)) == []
    kept.save(book.project)
    book.draw({"docs/en/about.md": {"\n\n": "\n\nÃ© "}})
    assert [problem.path for problem in check(load(book.project, kept=keep(book.project)))] == ["docs/en/about.md"]
