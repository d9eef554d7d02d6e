"""`llms.txt`: what is in the book, for language models and those who build with them (https://llmstxt.org/)."""

from collections.abc import Iterator

from coursebook.model.catalog import Catalog, Target
from coursebook.model.text import typographic
from coursebook.views.online import LICENCE, Online

# The part of an address -> the words that name it. "Optional" is a word of the format: what may be left out.
_SECTIONS = {"": "nav.about", "handbook": "nav.handbook", "courses": "nav.courses", "competencies": "nav.competencies"}
_OPTIONAL = "contributing"  # pages in `my/` are left out: they say nothing without what a reader did


def llms_txt(online: Online, catalog: Catalog) -> str:
    """Return `llms.txt` of one language: every page that is written in it, as Markdown, with what it is about."""
    found: dict[str, list[str]] = {name: [] for name in (*_SECTIONS, _OPTIONAL)}
    for target in catalog.targets.values():
        part = target.address.rpartition("/")[0].split("/")[0]
        if part in found and target.written and catalog.is_translated(target.address):
            found[part].append(_entry(online, catalog, target))
    return "\n".join([*_head(online, catalog), *_listed(catalog, found)])


def _head(online: Online, catalog: Catalog) -> Iterator[str]:
    yield f"# {catalog.book}\n"
    yield f"> {typographic(catalog.targets['index.md'].description)}\n"
    yield f"- [CC BY-SA 4.0]({LICENCE})"
    yield f"- [metadata.yml]({online.site}metadata.yml)\n"


def _listed(catalog: Catalog, found: dict[str, list[str]]) -> Iterator[str]:
    for part, entries in found.items():
        if entries:
            yield f"## {catalog.words(_SECTIONS[part]) if part in _SECTIONS else 'Optional'}\n"
            yield "\n".join(entries) + "\n"


def _entry(online: Online, catalog: Catalog, target: Target) -> str:
    address = online.markdown(catalog.locale, target.address)
    about = f": {typographic(target.description)}" if target.description and not target.description.language else ""
    title = typographic(target.title).replace("[", "\\[").replace("]", "\\]")
    return f"- [{title}]({address}){about}"
