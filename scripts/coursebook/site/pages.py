"""Every page of one language as Markdown for the engine: the written text, or the macros that make it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from string import Template

from coursebook.inputs import Kept
from coursebook.model.catalog import Catalog, Target
from coursebook.model.page import Page
from coursebook.model.text import typographic
from coursebook.site.anchors import with_anchors_of
from coursebook.site.foreign import foreign
from coursebook.site.translated import as_readers_see_it
from coursebook.store import digest

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
    """A page as MkDocs reads it. `source` is the file to edit, from the root of the project.

    `digest` stands for its text, which is put together when somebody asks. `outdated` is as in AsSeen.
    """

    address: str
    source: str
    digest: str
    outdated: tuple[str, ...]
    _make: Callable[[], str]

    @cached_property
    def text(self) -> str:
        return self._make()


@dataclass(frozen=True)
class _Body:
    """The written text of a page; the rest is as in StagedPage."""

    digest: str
    make: Callable[[], str]
    outdated: tuple[str, ...] = ()


def staged_pages(catalog: Catalog, source: Catalog, kept: Kept | None = None) -> Iterator[StagedPage]:
    """Give every page of the language of `catalog`, in reading order; `source` is what it translates.

    With `kept`, a translation is only held against its source if both were not met before as they are.
    """
    translations = _translations(catalog, source, kept)
    for target in catalog.targets.values():
        page = catalog.pages.get(target.address)
        body = translations.get(target.address) or _body(target, page, catalog, source)
        yield _staged(target, page, body, catalog)


def _staged(target: Target, page: Page | None, body: _Body, catalog: Catalog) -> StagedPage:
    begin = f"{_front(target, page)}# {_title(target, page, catalog.locale)}\n\n"
    make = lambda: f"{begin}{_TEXT[target.kind].substitute(_names(target), body=body.make())}\n"  # noqa: E731
    own = digest(target.kind, begin, _names(target), body.digest)
    return StagedPage(target.address, _source(target, page, catalog), own, body.outdated, make)


def _names(target: Target) -> dict[str, str]:
    """Return how a page calls what it is about: in a macro that makes it."""
    names = {"id": getattr(target.record, "id", ""), "code": getattr(target.record, "code", "")}
    return names | {"name": target.address.rpartition("/map-")[2].removesuffix(".md")}


def _body(target: Target, page: Page | None, catalog: Catalog, source: Catalog) -> _Body:
    if not page:
        return _Body("", lambda: _COURSE.substitute(_names(target)) if target.kind == "course" else "")
    if page.locale == catalog.locale:
        return _Body(page.body_digest, lambda: page.body)
    text = foreign(with_anchors_of(catalog, page, source), page.locale)
    return _Body(digest(text), lambda: text)


def _translations(catalog: Catalog, source: Catalog, kept: Kept | None) -> dict[str, _Body]:
    """Return the text of each translated page by its address, held against that of the source."""
    pages = {
        address: (page, source.pages[address])
        for address, page in catalog.pages.items()
        if page.locale == catalog.locale != source.locale and not page.local
    }
    if kept:
        making = {_key(kept, *pair): partial(_seen, *pair) for pair in pages.values()}
        found = kept.store.kept_all(making)
    else:
        found = [_seen(*pair) for pair in pages.values()]
    return {
        address: _Body(own, lambda pair=pair: as_readers_see_it(*pair).text, outdated)
        for (address, pair), (own, outdated) in zip(pages.items(), found, strict=True)
    }


def _seen(page: Page, original: Page) -> tuple[str, tuple[str, ...]]:
    """Return a digest of what readers see of a translation, and where it is outdated."""
    seen = as_readers_see_it(page, original)
    return digest(seen.text), seen.outdated


def _key(kept: Kept, page: Page, original: Page) -> str:
    return f"seen {page.path} {kept.digest_of([page.path, original.path])}"


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
