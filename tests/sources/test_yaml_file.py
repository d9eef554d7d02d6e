"""YAML as plain data, with the line of each field."""

from datetime import date

import pytest

from coursebook.problems import SourceError
from coursebook.sources.yaml_file import parse_yaml


def data(text: str) -> dict:
    return parse_yaml(text, "file.yml").data


def said(text: str, first_line: int = 1) -> list[str]:
    with pytest.raises(SourceError) as error:
        parse_yaml(text, "file.yml", first_line)
    return [f"{problem.line}: {problem.fact}" for problem in error.value.problems]


def test_norway_and_no_stay_words() -> None:
    assert data("country: NO\nanswer: no\non: off\nyes: y") == {
        "country": "NO",
        "answer": "no",
        "on": "off",
        "yes": "y",
    }


def test_plain_values_are_read_as_yaml_1_2_reads_them() -> None:
    text = "a: 7\nb: -1.5\nc: true\nd:\ne: ~\nf: 012\ng: 1e3\nh: 0x1F\ni: 12:30\nj: '7'\nk: 12345678901234567890"
    assert data(text) == {
        "a": 7, "b": -1.5, "c": True, "d": None, "e": None, "f": 12, "g": "1e3", "h": "0x1F", "i": "12:30",
        "j": "7", "k": "12345678901234567890",
    }  # fmt: skip


def test_a_day_is_a_date_and_a_day_in_quotes_a_text() -> None:
    assert data("a: 2026-11-20\nb: '2026-11-20'") == {"a": date(2026, 11, 20), "b": "2026-11-20"}


def test_a_day_that_no_calendar_has_is_refused() -> None:
    assert said("a: 1\nb: 2026-02-30") == ["2: 2026-02-30 is not a day of the calendar"]


def test_each_field_and_item_knows_its_line() -> None:
    lines = parse_yaml(
        "a:\n  - b: 1\n    c: >-\n      long\n      text\n\n  - d\ne: {f: 1,\n  g: 2}\n", "file.yml"
    ).lines
    assert lines == {
        (): 1, ("a",): 1, ("a", 0): 2, ("a", 0, "b"): 2, ("a", 0, "c"): 3, ("a", 1): 7,
        ("e",): 8, ("e", "f"): 8, ("e", "g"): 9,
    }  # fmt: skip


def test_lines_count_from_where_the_yaml_stands_in_its_file() -> None:
    assert parse_yaml("a: 1\nb: 2\n", "page.md", 2).lines[("b",)] == 3
    assert said("a: 1\na: 2", 10) == ["11: `a` is given twice (first on line 10)"]


def test_an_empty_file_has_no_fields() -> None:
    assert data("") == {} and data("# a comment\n") == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb:\n\tc: 2", "3: this is not valid YAML: the line starts with a tab"),
        ("a: 1\nb: c: d", "2: this is not valid YAML: mapping values are not allowed in this context"),
        ("a: 1\nb: 'c", "2: this is not valid YAML: found unexpected end of stream"),
        ("a: [1\nb: 2\n", "2: this is not valid YAML: did not find expected ',' or ']'"),
        ("a: @b", "1: this is not valid YAML: found character that cannot start any token"),
        ("a: 1\n---\nb: 2", "2: this is not valid YAML: but found another document"),
        ("a: *b", "1: this is not valid YAML: found undefined alias"),
    ],
)
def test_broken_yaml_is_told_with_its_line(text: str, problem: str) -> None:
    assert said(text) == [problem]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a\n- b", "1: the file is not a list of `name: value` fields"),
        ("just text", "1: the file is not a list of `name: value` fields"),
        ("a: 1\nb: 2\na: 3", "3: `a` is given twice (first on line 1)"),
        ("a: &x [1]\nb: *x", "1: an alias (`*name`) stands for something said elsewhere"),
        ("a: !secret x", "1: the tag `!secret` is not allowed"),
        ("a: !!python/name:os.system x", "1: the tag `tag:yaml.org,2002:python/name:os.system` is not allowed"),
        ("? [a, b]\n: c", "1: the name of a field is not a word"),
        ("1.5: a", "1: the name of a field is not a word"),
    ],
)
def test_what_yaml_allows_and_a_book_does_not_need_is_refused(text: str, problem: str) -> None:
    assert said(text) == [problem]


def test_a_thousand_brackets_in_brackets_are_too_many() -> None:
    assert said("a: 1\nb: " + "[" * 3000 + "]" * 3000) == ["1: this is nested too deeply to be read"]


def test_all_problems_of_a_file_are_told_at_once() -> None:
    assert said("a: 1\na: 2\nb: !x y\nc: 2026-13-01") == [
        "2: `a` is given twice (first on line 1)",
        "3: the tag `!x` is not allowed",
        "4: 2026-13-01 is not a day of the calendar",
    ]


def test_brackets_without_end_are_a_problem_and_not_a_crash_of_the_parser() -> None:
    assert said("a: " + "[" * 200_000) == ["1: this is nested too deeply to be read"]
