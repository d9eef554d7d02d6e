"""A template as a document to fill in with a word processor: DOCX and ODT, made by Pandoc, the same bytes each time."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from coursebook.model.catalog import Catalog
from coursebook.model.handbook import Template
from coursebook.model.page import Call, Page
from coursebook.sources.markdown_file import without_code

FORMATS = ("docx", "odt")
_MADE_ON = "1767225600"  # 1 January 2026: documents carry a date, and a fixed one keeps builds the same byte for byte
_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_BOX = re.compile(r'^(?:!!!|\?\?\?\+?) *[\w-]+(?: +"(?P<title>[^"]*)")?$')
_BLANK = r"\_" * 60


def documents(catalog: Catalog, cache: Path) -> Iterator[tuple[str, bytes]]:
    """Give each written template as a document: its address and its bytes. `cache` is a folder for what was made."""
    for template in catalog.handbook.templates:
        address = f"handbook/templates/{template.id.lower()}"
        page = catalog.pages.get(f"{address}.md")
        if page:
            text = markdown(catalog, template, page)
            for kind in FORMATS:
                yield f"{address}.{kind}", _made(text, kind, page.locale, cache)


def markdown(catalog: Catalog, template: Template, page: Page) -> str:
    """Return the text of a template as plain Markdown: fields as blank lines, macros as the words they show."""
    words = catalog.words
    foot = f"{catalog.book} · {words('template.number', id=template.id)} · CC BY-SA 4.0"
    return f"# {template.title}\n\n{template.summary}\n\n{_unboxed(_spoken(catalog, page))}\n\n{foot}\n"


def _spoken(catalog: Catalog, page: Page) -> str:
    """Return the text of `page` with what its macros say in their place; those in code are left as they stand."""
    calls, body = iter(page.calls), page.body
    said = [(match.span(), _said(catalog, next(calls))) for match in _MACRO.finditer(without_code(body))]
    for (start, end), words in reversed(said):
        body = body[:start] + words + body[end:]
    return body


def _said(catalog: Catalog, call: Call) -> str:
    """Return what a macro says on paper; those that only make sense on screen say nothing."""
    said: dict[str, Callable[..., str]] = {
        "field": lambda _, label: f"{label}: {_BLANK}",
        "long_field": lambda _, label: f"**{label}**\n\n" + "\n\n".join([_BLANK + _BLANK[:40]] * 3),
        "link": lambda target, text="": text or str(catalog.find(target).title),
        "glossary_term": lambda term, text="": text or _term(catalog, term),
    }
    arguments = dict(call.named)
    return said.get(call.name, lambda *_, **__: "")(*call.arguments, **arguments)


def _term(catalog: Catalog, term: str) -> str:
    words = catalog.terms_by_id[term].words
    return (words.get(catalog.locale) or words[catalog.source_locale])[0]


def _unboxed(text: str) -> str:
    """Return `text` with each box as a quotation, its title in bold."""
    lines, inside = [], False
    for line in text.split("\n"):
        box = _BOX.match(line)
        inside = bool(box) or inside and (not line.strip() or line.startswith("    "))
        title = f"> **{box['title']}**" if box and box["title"] else ">"
        lines.append(title if box else f"> {line.strip()}" if inside and line.strip() else line)
    return "\n".join(lines)


def _made(text: str, kind: str, language: str, cache: Path) -> bytes:
    """Return `text` as a document of `kind`, from the cache where the same was made by the same Pandoc."""
    import pypandoc  # noqa: PLC0415  with a large part of the network's modules, and most documents were made before

    maker = f"{pypandoc.get_pandoc_version()} {_MADE_ON} {language} {kind}"
    digest = sha256(f"{maker}\n{text}".encode()).hexdigest()[:32]
    path = cache / f"{digest}.{kind}"
    if not path.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.{kind}")  # two builds may make it at once
        reader = "markdown+task_lists-raw_html-raw_attribute-raw_tex"
        options = [f"--metadata=lang:{language}"]
        with _dated():
            pypandoc.convert_text(text, kind, reader, outputfile=str(unfinished), extra_args=options)
        unfinished.rename(path)
    return path.read_bytes()


@contextmanager
def _dated() -> Iterator[None]:
    """Let Pandoc take the fixed date, and nothing else: MkDocs reads the same variable for the dates of the site."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = _MADE_ON
    try:
        yield
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        os.environ |= {"SOURCE_DATE_EPOCH": before} if before is not None else {}
