"""The pages made from data: glossary, training directory, coverage."""

from coursebook.model.catalog import Catalog, Target
from coursebook.model.coverage import Row
from coursebook.views.alphabet import alphabetical
from coursebook.views.here import Here


def glossary(here: Here) -> str:
    """Return every term in all languages, in the alphabetical order of the page's language."""
    locale, source = here.catalog.locale, here.catalog.source_locale
    named = [((term.words.get(locale) or term.words[source])[0], term) for term in here.catalog.terms]
    languages = list(dict.fromkeys(code for term in here.catalog.terms for code in term.words))
    return here.render("glossary", terms=sorted(named, key=lambda pair: alphabetical(pair[0])), languages=languages)


def training_directory(here: Here) -> str:
    """Return the training offers by country, with what is needed to filter them."""
    words, training = here.catalog.words, here.catalog.training
    offers = sorted(training.offers, key=lambda offer: (alphabetical(words.country(offer.country)), offer.name))
    return here.render("training-directory", offers=offers, gaps=training.gaps)


def coverage(here: Here) -> str:
    """Return the inventory with the pages that treat each row, and what is not there yet."""
    catalog = here.catalog
    groups = [
        (group, [(row, _found(catalog, row)) for row in catalog.coverage.rows if row.group == group.id])
        for group in catalog.coverage.groups
    ]
    counts = dict.fromkeys(("covered", "partly", "missing"), 0)
    for _, rows in groups:
        for _, found in rows:
            counts[state_of(found)] += 1
    return here.render("coverage", groups=groups, counts=counts, state_of=state_of)


def state_of(found: list[tuple[str, Target | None]]) -> str:
    """Return `covered` if every page named is written, `partly` if some are, else `missing`."""
    written = [bool(target and target.written) for _, target in found]
    if written and all(written):
        return "covered"
    return "partly" if any(written) else "missing"


def _found(catalog: Catalog, row: Row) -> list[tuple[str, Target | None]]:
    return [(ref, catalog.find(ref)) for ref in row.pages]
