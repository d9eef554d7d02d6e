"""Where to find help now: a box for every page, and all lines by country."""

from collections.abc import Callable

from coursebook.model.help_line import HelpLine
from coursebook.model.words import Words
from coursebook.views import institution
from coursebook.views.alphabet import alphabetical
from coursebook.views.here import Here


def box(here: Here) -> str:
    """Return a box that leads to the help page in one step, with the European emergency number and local contacts."""
    return here.render("help-box", local=institution.contacts(here))


def html(here: Here) -> str:
    """Return the lines of every country, in the order of the countries' names; unverified numbers are left out.

    Those of the institution that offers the book come first.
    """
    words = here.catalog.words
    countries = sorted(here.catalog.help_lines, key=lambda entry: alphabetical(words.country(entry.country)))
    local = institution.contacts(here, heading=True)
    return here.render("help-lines", countries=countries, languages=_languages(here.catalog.words), local=local)


def _languages(words: Words) -> Callable[[HelpLine], list[str]]:
    return lambda line: [words.language(code) for code in line.languages]
