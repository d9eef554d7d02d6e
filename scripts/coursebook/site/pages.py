"""Every page of one language as Markdown for the engine: the written text, or the macros that make it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from string import Template

from coursebook.inputs import Kept
from coursebook.model.catalog import Catalog, Target
from coursebook.model.page import Page
from coursebook.model.text import typographic
from coursebook.site.anchors import with_anchors_of
from coursebook.site.foreign import foreign
from coursebook.site.translated import as_readers_see_it

# What the page of each kind shows; $body is the written text, or for a course without one all of _COURSE.
_TEXT = {
    "page": Template("$body\n\n{{ page_notes() }}"),
    "competency": Template('{{ competency_card("$id") }}\n\n{{ page_notes() }}'),
    "profile": Template('{{ profile_card("$id") }}\n\n{{ competency_matrix(profile="$id") }}\n\n{{ page_notes() }}'),
    "course": Template('{{ course_header("$id") }}\n\n$body\n\n{{ page_notes() }}'),
    "path": Template(
        '{{ path_outline("$id") }}\n\n{{ module_map(path="$id") }}\n\n{{ competency_matrix(path="$id") }}'
        "\n\n{{ page_notes() }}"
    ),
    "module": Template('{{ module_header("$code") }}\n\n$body\n\n{{ module_footer("$code") }}'),
    "template": Template('{{ template_tools("$id") }}\n\n$body\n\n{{ page_notes() }}'),
    "scenario": Template('{{ scenario_map("$name") }}\n\n{{ page_notes() }}'),
    "translation": Template("{{ translation_dashboard() }}"),
    "takeaway": Template("{{ takeaway() }}"),
    "chapter": Template('{{ chapter_header("$code") }}\n\n$body\n\n{{ chapter_footer("$code") }}'),
}
_COURSE = Template('{{ course_outline("$id") }}\n\n{{ module_map("$id") }}\n\n{{ competency_matrix(course="$id") }}')


@dataclass(frozen=True)
class StagedPage:
    """A page as MkDocs reads it. `source` is the file to edit, from the root of the project."""

    address: str
    text: str
    source: str


def staged_pages(catalog: Catalog, source: Catalog, kept: Kept | None = None) -> Iterator[StagedPage]:
    """Give every page of the language of `catalog`, in reading order; `source` is what it translates.

    With `kept`, a translation is only held against its source if both were not met before as they are.
    """
    for target in catalog.targets.values():
        page = catalog.pages.get(target.address)
        text = _front(target, page) + _body(target, page, catalog, source, kept)
        yield StagedPage(target.address, text, _source(target, page, catalog))


def _front(target: Target, page: Page | None) -> str:
    fields: dict[str, object] = {
        "title": typographic(target.title),
        "description": _short(typographic(target.description)),
    }
    if page and page.front.hide:
        fields["hide"] = list(page.front.hide)
    if page and page.front.layout != "page":
        fields["layout"] = page.front.layout
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items()
    ]  # JSON is YAML, too
    return f"---\n{''.join(lines)}---\n"


def _body(target: Target, page: Page | None, catalog: Catalog, source: Catalog, kept: Kept | None) -> str:
    names = {"id": getattr(target.record, "id", ""), "code": getattr(target.record, "code", "")}
    names["name"] = target.address.rpartition("/map-")[2].removesuffix(".md")
    body = _COURSE.substitute(names) if target.kind == "course" else ""
    if page:
        own = page.locale == catalog.locale
        body = _own(page, source, kept) if own else foreign(with_anchors_of(catalog, page, source), page.locale)
    return f"# {_title(target, page, catalog.locale)}\n\n{_TEXT[target.kind].substitute(names, body=body)}\n"


def _own(page: Page, source: Catalog, kept: Kept | None) -> str:
    """Return the text of a page in its own language; a translation is held against the source."""
    if page.local or page.locale == source.locale:
        return page.body
    original = source.pages[page.address]
    if not kept:
        return as_readers_see_it(page, original)
    key = f"seen {page.path} {kept.digest_of([page.path, original.path])}"
    return kept.store.kept(key, lambda: as_readers_see_it(page, original))


def _title(target: Target, page: Page | None, locale: str) -> str:
    own = target.title.language or (page.locale if page and target.kind == "page" else locale)
    return str(target.title) if own == locale else f'{target.title} {{: lang="{own}" }}'


def _short(text: str, most: int = 200) -> str:
    """Return `text`, cut at the end of a word, short enough for a description."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _source(target: Target, page: Page | None, catalog: Catalog) -> str:
    if page:
        return page.path
    return target.record.at().path if target.record else catalog.words.at("nav.home").path
