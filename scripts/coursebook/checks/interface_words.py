"""The words of the interface, in all languages: same keys, same placeholders, all plural forms."""

from collections.abc import Iterator, Mapping
from string import Formatter

from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.model.words import Words
from coursebook.problems import Problem, did_you_mean

CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def words_are_complete(book: Book) -> Iterator[Problem]:
    """A language has words for each key of the source language, and for no other."""
    source = book.source.words
    for words in _translations(book):
        for key in sorted(source.keys - words.keys):
            fact = f"there are no words for `{key}` (“{_shown(source, key)}”)"
            yield problem(words.at(key), fact, f"add `{key.rpartition('.')[2]}:` here")
        for key in sorted(words.keys - source.keys):
            remedy = did_you_mean(key, source.keys - words.keys, "remove it: nothing asks for it")
            yield problem(words.at(key), f"the source language has no words `{key}`", remedy)


def words_are_texts(book: Book) -> Iterator[Problem]:
    """Words are a text, or one text for each plural form that the language has, `other` among them."""
    for catalog in book.catalogs.values():
        words = catalog.words
        for key, text in words.texts.items():
            for fact, remedy in _faults(words, key, text):
                yield problem(words.at(key), fact, remedy)


def placeholders_are_those_of_the_source(book: Book) -> Iterator[Problem]:
    """What stands between braces, as `{n}`, is the same in all languages; a plural form may leave it out."""
    source = book.source.words
    for words in _translations(book):
        for key in sorted(source.keys & words.keys):
            theirs, ours = (_placeholders(of.texts[key]) for of in (source, words))
            for fact, remedy in _differences(theirs, ours):
                yield problem(words.at(key), f"{fact} in `{key}`", remedy)


def _translations(book: Book) -> Iterator[Words]:
    return (catalog.words for code, catalog in book.catalogs.items() if code != book.project.source)


def _shown(words: Words, key: str) -> object:
    text = words.texts[key]
    return text.get("other") if isinstance(text, Mapping) else text


def _faults(words: Words, key: str, text: object) -> Iterator[tuple[str, str]]:
    forms = text if isinstance(text, Mapping) else {"other": text}
    for form, said in forms.items():
        if form not in CATEGORIES:
            yield f"`{key}` has a plural form `{form}`", f"plural forms are {', '.join(CATEGORIES)}"
        if not isinstance(said, str) or not said.strip():
            yield f"`{key}` is no text", "write the words, in quotes"
        elif _placeholders(said) is None:
            yield (
                f"the braces in `{key}` do not match",
                "write a placeholder as {n}, and a brace itself twice",
            )
    yield from _lacking(words, key, text)


def _lacking(words: Words, key: str, text: object) -> Iterator[tuple[str, str]]:
    if isinstance(text, Mapping):
        for form in sorted((words.cldr.plural_form.tags | {"other"}) - text.keys()):
            yield f"`{key}` has no plural form `{form}`", f"add `{form}:`; this language has it (CLDR)"
    elif key.rpartition(".")[2] in CATEGORIES[:-1] and f"{key.rpartition('.')[0]}.other" not in words.keys:
        yield f"`{key}` is a plural form without its `other`", "add `other:` beside it"


def _placeholders(text: object) -> frozenset[str] | None:
    """Return the names between braces in all forms of `text`, or None where the braces do not match."""
    forms = text.values() if isinstance(text, Mapping) else [text]
    try:
        return frozenset(name for form in forms for _, name, *_ in Formatter().parse(str(form)) if name is not None)
    except ValueError:
        return None


def _differences(theirs: frozenset[str] | None, ours: frozenset[str] | None) -> Iterator[tuple[str, str]]:
    if theirs is None or ours is None:  # told already
        return
    for name in sorted(theirs - ours):
        yield f"`{{{name}}}` is missing", "put it where the value belongs in the sentence"
    known = ", ".join(f"{{{name}}}" for name in sorted(theirs)) or "none"
    for name in sorted(ours - theirs):
        yield f"`{{{name}}}` has no value", did_you_mean(name, theirs, f"the source has {known}")
