"""Levels go up."""

from collections.abc import Iterator

from coursebook.checks.prerequisites import Needs, needs_of
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.problems import Problem


def levels_do_not_go_down(book: Book) -> Iterator[Problem]:
    """A module teaches a competency at no lower level than the modules it builds on."""
    modules, needs = book.source.modules, needs_of(book.source)
    for module in modules.values():
        needed = _all_needed(needs, module.code)
        before = [modules[code] for code in needed if code in modules and module.code not in needed]
        for reach in module.competencies:
            earlier = [(r.level, m.code) for m in before for r in m.competencies if r.id == reach.id]
            level, code = max(earlier, default=(0, ""))
            if level > reach.level:
                fact = f"module `{module.id}` teaches `{reach.id}` at level {reach.level}, {code} before it at {level}"
                yield problem(reach.at("level"), fact, f"raise the level to {level}, or remove `{reach.id}` here")


def _all_needed(needs: Needs, code: str) -> set[str]:
    """Return the codes of everything to be taken before the module `code`."""
    found: set[str] = set()
    open_ = [*needs[code]]
    while open_:
        code = open_.pop()
        if code not in found:
            found.add(code)
            open_ += needs.get(code, ())
    return found


def four_levels_in_order(book: Book) -> Iterator[Problem]:
    """The framework describes the levels 1, 2, 3 and 4, in this order."""
    for number, level in enumerate(book.source.framework.levels, 1):
        if level.id != number:
            fact = f"level {level.id} stands where level {number} is expected"
            yield problem(level.at("id"), fact, "list the levels 1, 2, 3 and 4, in this order")


def profiles_ask_for_something(book: Book) -> Iterator[Problem]:
    """A profile asks for at least one competency."""
    for profile in book.source.framework.profiles:
        if not profile.levels:
            fact = f"profile `{profile.id}` asks for nothing"
            yield problem(profile.at("levels"), fact, "name competencies and levels: `levels: {A1: 2}`")
