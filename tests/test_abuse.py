"""Whatever happens to a file, an author reads where it is wrong, and never a traceback."""

from collections.abc import Callable, Iterator

import pytest

from coursebook.checks import check
from tests.conftest import SMALL_BOOK, Drawing

FILES = sorted(p.relative_to(SMALL_BOOK).as_posix() for p in SMALL_BOOK.rglob("*") if p.suffix in (".yml", ".md"))
SOURCES = [name for name in FILES if name != "mkdocs.yml"]


def middle(change: Callable[[str], str]) -> Callable[[str], str]:
    """Return a corruption that changes the line in the middle of a text."""

    def corrupt(text: str) -> str:
        lines = text.splitlines()
        half = len(lines) // 2
        return "\n".join([*lines[:half], change(lines[half]), *lines[half + 1 :]]) + "\n"

    return corrupt


def value(new: str) -> Callable[[str], str]:
    """Return a corruption that puts `new` in place of every third value."""

    def corrupt(text: str) -> str:
        lines = text.splitlines()
        for index, line in enumerate(lines):
            name, colon, _ = line.partition(": ")
            lines[index] = f"{name}: {new}" if colon and index % 3 == len(new) % 3 else line
        return "\n".join(lines) + "\n"

    return corrupt


CORRUPTIONS: dict[str, Callable[[str], str]] = {
    "empty": lambda _: "",
    "cut in half": lambda text: text[: len(text) // 2],
    "cut after a third": lambda text: text[: len(text) // 3],
    "without its first line": lambda text: text.partition("\n")[2],
    "without its last line": lambda text: text.rstrip("\n").rpartition("\n")[0],
    "without the line in the middle": middle(lambda _: ""),
    "with a line twice": middle(lambda line: f"{line}\n{line}"),
    "twice": lambda text: text * 2,
    "upside down": lambda text: "\n".join(reversed(text.splitlines())),
    "with a tab": middle(lambda line: f"\t{line}"),
    "with a tab inside": middle(lambda line: line.replace(" ", "\t")),
    "further in": middle(lambda line: f"   {line}"),
    "with a quotation mark": middle(lambda line: f'{line} "'),
    "with brackets": middle(lambda line: f"{line} [{{"),
    "with a list for a value": value("[1, [2]]"),
    "with fields for a value": value("{a: {b: 1}}"),
    "with a number for a value": value("7"),
    "with nothing for a value": value(""),
    "with a truth for a value": value("true"),
    "with an alias": value("*other"),
    "with a tag": value("!!python/object:os.system x"),
    "with a control character": middle(lambda line: f"{line}\x07\x00"),
    "as a list": lambda text: "- " + text.replace("\n", "\n  "),
    "with a program": middle(lambda line: f"{line}\n{{% for x in y %}}{{{{ x.y() }}}}\n"),
    "with half a macro": middle(lambda line: f'{line}\n{{{{ link("H1\n'),
    "with a merge conflict": middle(lambda line: f"<<<<<<< ours\n{line}\n=======\n{line}\n>>>>>>> theirs"),
}


def corrupted(name: str, drawing: Drawing) -> Iterator[str]:
    """Corrupt the file `name` in each way, one after the other, and say how."""
    path = drawing.root / name
    whole = path.read_text(encoding="utf-8")
    for how, corrupt in CORRUPTIONS.items():
        path.write_text(corrupt(whole), encoding="utf-8")
        yield how
    path.write_bytes(whole.encode("utf-8")[:40] + b"\xff\xfe" + whole.encode("utf-8")[40:])
    yield "with bytes that are not UTF-8"


@pytest.mark.parametrize("name", SOURCES)
def test_a_broken_file_gives_problems_and_no_traceback(name: str, book: Drawing) -> None:
    silent = []
    for how in corrupted(name, book):
        problems = check(book.load())
        silent += [] if problems else [how]
        for problem in problems:
            lines = (book.root / problem.path).read_text(encoding="utf-8", errors="replace").count("\n") + 1
            assert 1 <= problem.line <= max(lines, 1), f"{how}: {problem}"
            assert problem.fact and problem.remedy, f"{how}: {problem}"
    assert {"with a program", "with bytes that are not UTF-8", "with a merge conflict"}.isdisjoint(silent)
