"""Each case: a change to the small book, and what the checks say about it, word for word."""

from pathlib import Path

import pytest
import yaml

from coursebook.checks import RULES, RULES_OF_INSTITUTIONS, RULES_OF_PAGES
from tests.conftest import Drawing

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_checks_say_what_the_case_says(path: Path, book: Drawing, request: pytest.FixtureRequest):
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    book.draw(case["files"])
    found = "".join(f"{problem}\n" for problem in book.check(case.get("institution")))
    if request.config.getoption("--rewrite"):
        rewrite(path, found)
    else:
        assert found == case["problems"]


def rewrite(path: Path, found: str) -> None:
    """Put what was found in place of what the case expects; that stands last in the file."""
    kept = path.read_text(encoding="utf-8").partition("\nproblems:")[0]
    lines = "".join(f"  {line}\n" for line in found.splitlines())
    path.write_text(f"{kept.rstrip()}\nproblems: {'|' if found else chr(34) * 2}\n{lines}", encoding="utf-8")


def test_each_rule_is_shown_by_a_case(tmp_path: Path):
    silent = dict.fromkeys((*RULES, *RULES_OF_INSTITUTIONS))
    for path in CASES:
        drawing = Drawing(tmp_path / path.stem)
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        drawing.draw(case["files"])
        loaded = drawing.load(case.get("institution"))
        for rule in [rule for rule in silent if loaded.catalogs or rule in RULES_OF_PAGES]:
            if any(rule(loaded)):
                del silent[rule]
    assert [rule.__name__ for rule in silent] == []
