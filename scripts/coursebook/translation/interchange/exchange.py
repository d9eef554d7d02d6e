"""Files for editors out of a book, and what comes back as new texts of its files; nothing is written into the book."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import ModuleType

from coursebook.load import Book
from coursebook.problems import Problem, SourceError, did_you_mean
from coursebook.sources.yaml_file import parse_yaml
from coursebook.translation.interchange import po_file, xliff_file
from coursebook.translation.interchange.acceptance import Accepted, accepted
from coursebook.translation.interchange.assembly import Assembled
from coursebook.translation.interchange.segments import Returned, Segment
from coursebook.translation.interchange.sources import PageSource, Source, localised, parsed, sources
from coursebook.translation.stamping import TranslationError

FORMATS: dict[str, ModuleType] = {"xliff": xliff_file, "po": po_file}
_BY_SUFFIX = {".po": po_file, ".xlf": xliff_file, ".xliff": xliff_file}


@dataclass
class Incoming:
    """One import: the files of the book that are translated, what is taken for each, what is refused."""

    book: Book
    locale: str
    sources: dict[str, Source]
    taken: dict[str, Accepted] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def assembled(self) -> dict[str, Assembled]:
        """Return what becomes of each file, by its name. A second round knows the headings that the first one made."""
        first = self._round({})
        pages = [(self.sources[name], found.text) for name, found in first.items()]
        fresh = {source.source.address: parsed(source, text, self.locale) for source, text in _of_pages(pages)}
        return self._round({address: page for address, page in fresh.items() if page})

    def refuse(self, name: str, problem: Problem) -> None:
        """Take nothing of what was to go into the file `name`."""
        self.taken.pop(name, None)
        self.problems.append(problem)

    def _round(self, fresh: dict) -> dict[str, Assembled]:
        localise = partial(localised, self.book, self.locale, fresh)
        found = {}
        for name, taken in list(self.taken.items()):
            source = self.sources[name]
            try:
                found[name] = source.rebuilt(taken, localise)
            except ValueError as error:
                remedy = "bring the sections into the order of the source by hand, or remove what is left over"
                self.refuse(name, Problem(source.path, 1, str(error), remedy))
        return found


def exported(source: Source, kind: str, languages: tuple[str, str], earlier: bytes | None, shown: str) -> bytes:
    """Return the file for editors of one `source`; what the `earlier` one has and the book has not is carried along.

    A text with a fault is carried along as one to be looked at again. Raises SourceError where the same text has been
    translated in the earlier file and in the book, ValueError for a damaged stamp.
    """
    segments = source.segments
    if earlier:
        _, _, units = FORMATS[kind].read(earlier, shown, languages[1])
        taken = accepted(segments, units)
        if taken.conflicts:
            raise SourceError(replace(p, remedy=f"{p.remedy}; then delete the file") for p in taken.conflicts)
        segments = [_carrying(segment, taken) for segment in segments]
    return FORMATS[kind].written(segments, *languages)


def incoming(book: Book, locale: str, files: dict[str, Path]) -> Incoming:
    """Return what is taken of `files`, by their names in messages. Raises SourceError where the book cannot be read."""
    found = Incoming(book, locale, sources(book, locale))
    by_name: dict[str, list[Returned]] = {}
    for shown, path in files.items():
        try:
            for unit in _units(path, shown, locale, found.problems):
                by_name.setdefault(unit.id.partition("#")[0], []).append(unit)
        except SourceError as error:
            found.problems += error.problems
    for name, units in by_name.items():
        found.problems += _take(found, name, units)
    return found


def stamp_problem(source: Source, error: ValueError) -> Problem:
    """Return the problem of a page whose stamp was not written by the tool, or does not fit."""
    if isinstance(source, PageSource):
        line = source.page.origin.at("translation", "source").line
    else:
        line = parse_yaml(source.old, source.path).lines.get(("translation", "source"), 1)
    fact = f"the stamp of this translation does not fit it ({error}), so nothing is taken from it or put into it"
    return Problem(source.path, line, fact, "remove the line `source:`, or restore the file")


def _of_pages(pairs: list[tuple[Source, str]]) -> Iterator[tuple[PageSource, str]]:
    return ((source, text) for source, text in pairs if isinstance(source, PageSource) and text)


def _carrying(segment: Segment, taken: Accepted) -> Segment:
    if segment.id in taken.texts:
        return replace(segment, carried=taken.texts[segment.id], state="translated")
    if segment.id in taken.drafts:
        return replace(segment, carried=taken.drafts[segment.id], state="review")
    return segment


def _units(path: Path, shown: str, locale: str, problems: list[Problem]) -> list[Returned]:
    """Return the texts of a file, without the last one where it was cut short. Raises SourceError."""
    kind = _BY_SUFFIX.get(path.suffix.lower())
    if not kind:
        raise TranslationError(f"{shown}: only files {', '.join(_BY_SUFFIX)} can be read")
    said, counted, units = kind.read(path.read_bytes(), shown, locale)
    if said and not _is_locale(said, locale):
        remedy = f"import it with `coursebook translate import {said} …`, or correct the language in its head"
        raise SourceError([Problem(shown, 1, f"this file is for the language `{said}`, not for `{locale}`", remedy)])
    if not units:
        remedy = "restore it from the export, or export again"
        raise SourceError([Problem(shown, 1, "there are no texts of this book in the file", remedy)])
    if kind.count(units) < counted:
        fact = f"the file has {kind.count(units)} of the {counted} texts of its export"
        remedy = "it was cut short: save it again from the editor; the last text in it is left out, the rest is taken"
        problems.append(Problem(shown, units[-1].place.line, fact, remedy))
        return units[:-1]
    return units


def _is_locale(said: str, locale: str) -> bool:
    """Tell whether a file says that it is for `locale`; an editor may add a region, `fr-FR`."""
    said, locale = said.lower(), locale.lower()
    return said == locale or said.startswith(f"{locale}-")


def _take(found: Incoming, name: str, units: list[Returned]) -> list[Problem]:
    source = found.sources.get(name)
    if not source:
        remedy = did_you_mean(name, found.sources, "the source language has no such file any more")
        return [units[0].problem(f"there is no file `{name}` to translate", remedy)]
    if isinstance(source, PageSource) and source.old and not source.page:
        return [Problem(source.path, 1, "this page cannot be read", "mend what `coursebook check` says of it first")]
    try:
        taken = accepted(source.segments, units)
    except ValueError as error:
        return [stamp_problem(source, error)]
    found.taken[name] = taken
    return taken.problems
