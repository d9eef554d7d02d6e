"""Macros are called as they are made."""

from collections.abc import Iterator

from coursebook.checks.pages import every_page
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.macro import MACROS, Argument, Macro
from coursebook.model.page import Call
from coursebook.problems import Problem, did_you_mean


def macros_are_called_as_they_are_made(book: Book) -> Iterator[Problem]:
    """A macro is one of ours, and gets the arguments that it takes, each a text in quotes."""
    for page in every_page(book):
        for call in page.calls:
            for fact, remedy in _faults(call):
                yield problem(page.at(call.line), fact, remedy)


def bound(call: Call) -> list[tuple[Argument, object]]:
    """Return each argument of `call` that its macro knows, with the value that it was given."""
    macro = MACROS.get(call.name, Macro((), ""))
    named = {argument.name: argument for argument in macro.arguments}
    by_place = list(zip(_spread(macro, len(call.arguments)), call.arguments, strict=False))
    return by_place + [(named[name], value) for name, value in call.named if name in named]


def _faults(call: Call) -> Iterator[tuple[str, str]]:
    macro = MACROS.get(call.name)
    if not macro:
        remedy = did_you_mean(call.name, MACROS, "The macros stand in scripts/coursebook/model/macro.py")
        yield f"there is no macro `{call.name}`", remedy
        return
    yield from _wrong_number(call, macro)
    yield from _wrong_names(call, macro)
    for argument, value in bound(call):
        if not isinstance(value, str) or not value.strip():
            fact = f"`{call.name}` is given {value!r} as its `{argument.name}`, which is no text"
            yield fact, f"put a text in quotes: {_usage(call.name, macro)}"


def _wrong_number(call: Call, macro: Macro) -> Iterator[tuple[str, str]]:
    given = len(call.arguments)
    if given > len(_spread(macro, given)):
        most = f"at most {len(macro.arguments)}" if macro.arguments else "no"
        yield f"`{call.name}` takes {most} arguments and is given {given}", f"write {_usage(call.name, macro)}"
    have = {argument.name for argument, _ in bound(call)}
    for argument in macro.arguments:
        if not argument.optional and argument.name not in have:
            yield f"`{call.name}` lacks its `{argument.name}`", f"write {_usage(call.name, macro)}"


def _wrong_names(call: Call, macro: Macro) -> Iterator[tuple[str, str]]:
    names = [argument.name for argument in macro.arguments]
    by_place = {argument.name for argument in _spread(macro, len(call.arguments))}
    for name, _ in call.named:
        if name not in names:
            remedy = did_you_mean(name, names, f"write {_usage(call.name, macro)}")
            yield f"`{call.name}` takes no `{name}`", remedy
        elif name in by_place:
            yield f"`{call.name}` is given its `{name}` twice", f"write {_usage(call.name, macro)}"


def _spread(macro: Macro, given: int) -> tuple[Argument, ...]:
    """Return the arguments that `given` values in a row are for; one that may be repeated takes all that follow."""
    last = macro.arguments[-1:]
    repeated = last * (given - len(macro.arguments)) if last and last[0].many else ()
    return (macro.arguments + repeated)[:given]


def _usage(name: str, macro: Macro) -> str:
    """Return how to write the macro: with what it needs, then with what it may be given besides."""
    needed = [f'"{argument.name}"' for argument in macro.arguments if not argument.optional]
    optional = [f'{argument.name}="…"' for argument in macro.arguments if argument.optional and not argument.many]
    ways = [needed, *([*needed, text] for text in optional)]
    return " or ".join(f"{{{{ {name}({', '.join(texts)}) }}}}" for texts in ways)
