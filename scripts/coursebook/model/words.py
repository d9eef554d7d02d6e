"""The words of the interface in one language."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, cached_property

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit
from markupsafe import Markup, escape

from coursebook.model.record import Origin, Place
from coursebook.model.text import Text, typographic

# International English, "1 December 2026", where CLDR means American by `en`; Portuguese as in Portugal.
_LONG = re.compile(r"(?<![<&/\w])[^\W\d_]{9,}(?![^<]*>)")  # a word, and no tag
_REGIONS = {"en": "en_001", "pt": "pt_PT"}


class Words:
    """Words by key (`matrix.caption`), with plural forms by the rules of the language (CLDR, through Babel).

    A word is a text with placeholders (`{n} minutes`), or one text for each plural category (`one`, `other` …).
    """

    def __init__(self, locale: str, data: Mapping, origin: Origin | None = None):
        self.locale = locale
        self._texts = dict(_flat(data))
        self._origin = origin or Origin("", {})

    @cached_property
    def cldr(self) -> Locale:
        return Locale.parse(_REGIONS.get(self.locale, self.locale))

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._texts)

    @property
    def texts(self) -> Mapping[str, object]:
        """The words as written, by key: a text, or a text for each plural category."""
        return self._texts

    def at(self, key: str) -> Place:
        """Return where the words for `key` stand in their file."""
        return self._origin.at(*key.split("."))

    def __call__(self, key: str, n: int | None = None, **values: object) -> Markup:
        """Return the words for `key`, escaped, with `values` filled in; `n` also chooses the plural form.

        Raises KeyError where there are no words for `key`: a missing word stops the build.
        """
        if n is None and not values:
            return self._plain(key)
        text = self._form(key, n)
        if n is not None:
            values["n"] = format_decimal(n, locale=self.cldr)
        return Markup(typographic(text)).format(**{name: escape(value) for name, value in values.items()})

    @cache  # noqa: B019 (as long-lived as the book)
    def _plain(self, key: str) -> Markup:
        return Markup(typographic(self._form(key, None))).format()

    @cache  # noqa: B019 (as long-lived as the book)
    def for_script(self, prefix: str) -> str:
        """Return the words for `prefix`, or all words below it, as JSON for a script: texts, or a text for each form.

        Raises KeyError where there are none.
        """
        below = {key.removeprefix(f"{prefix}."): key for key in self._texts if key.startswith(f"{prefix}.")}
        below |= {prefix.rpartition(".")[2]: prefix} if prefix in self._texts else {}
        if not below:
            raise KeyError(prefix)
        return json.dumps({name: _typographic(self._texts[key]) for name, key in below.items()}, ensure_ascii=False)

    def _form(self, key: str, n: int | None) -> str:
        text = self._texts[key]
        if not isinstance(text, Mapping):
            return text
        return text.get(self.cldr.plural_form(n or 0)) or text["other"]

    def hyphenated(self, text: Text) -> Markup:
        """Return `text` with places where long words may break, for narrow columns: browsers know few languages."""
        code = text.language or self.locale
        hyphens = _hyphens(_REGIONS.get(code, code))
        plain = text.__html__()
        return Markup(_LONG.sub(lambda word: hyphens(word[0]), plain)) if hyphens else plain

    def listed(self, items: list[str]) -> str:
        """Return `items` as a list in a sentence: `a, b and c`."""
        return format_list(items, locale=self.cldr)

    def day(self, day: date) -> str:
        return format_date(day, "long", locale=self.cldr)

    def size(self, number: int) -> str:
        """Return a number of bytes as people read it: `1.2 MB`."""
        unit, of = ("megabyte", 1_000_000) if number >= 1_000_000 else ("kilobyte", 1000)
        shown = max(round(number / of, 1), 0.1) if number < 10 * of else round(number / of)
        return format_unit(shown, f"digital-{unit}", "short", locale=self.cldr)

    @property
    def region(self) -> str:
        """The language with the region whose dates it writes, as a browser names them: `en-001`."""
        return _REGIONS.get(self.locale, self.locale).replace("_", "-")

    def country(self, code: str) -> str:
        return self.cldr.territories[code]

    def language(self, code: str) -> str:
        return self.cldr.languages.get(code, code)

    @property
    def direction(self) -> str:
        return self.cldr.text_direction


@cache
def _hyphens(locale: str) -> Callable[[str], str] | None:
    """Return what puts soft hyphens into a word of a language, or None for a language that the library lacks."""
    from pyphen import Pyphen, language_fallback  # noqa: PLC0415  it looks through all its dictionaries

    known = language_fallback(locale)
    return (lambda word: Pyphen(lang=known, left=3, right=3).inserted(word, "\N{SOFT HYPHEN}")) if known else None


def _flat(data: Mapping, prefix: str = "") -> list[tuple[str, object]]:
    """Return nested words as pairs of dotted key and text; plural forms stay together."""
    pairs: list[tuple[str, object]] = []
    for key, value in data.items():
        if isinstance(value, Mapping) and "other" not in value:
            pairs += _flat(value, f"{prefix}{key}.")
        else:
            pairs.append((f"{prefix}{key}", value))
    return pairs


def _typographic(text: object) -> object:
    return {form: typographic(said) for form, said in text.items()} if isinstance(text, Mapping) else typographic(text)
