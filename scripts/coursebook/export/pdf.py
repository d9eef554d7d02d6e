"""Documents to print: PDF with tags (PDF/UA-1), page numbers, contents and running heads, made by WeasyPrint."""

from collections.abc import Iterator
from mimetypes import guess_type
from pathlib import Path

from lxml import html

from coursebook.export.archive import write_whole
from coursebook.export.documents.compose import (
    Chapter,
    Composed,
    compose,
    file_name,
    front_matter,
    parts,
    render,
    styled,
)
from coursebook.export.documents.contents import documents
from coursebook.export.documents.pictures import Pictures
from coursebook.export.edition import Edition
from coursebook.export.video import FilmError

_MISSING = ""
try:
    import weasyprint
except OSError as error:  # it has no Pango to load
    weasyprint, _MISSING = None, str(error).splitlines()[0]

_HERE = "http://document.invalid/"  # where pictures seem to be: they are in no file, and nothing is fetched


def pdfs(edition: Edition) -> Iterator[Path]:
    """Write every document of every language as PDF and give its path. Raises FilmError without Pango."""
    for code in edition.languages:
        for document in documents(edition.catalog(code)):
            path = edition.target / "pdf" / file_name(edition, document, code, "pdf")
            yield write_pdf(edition, compose(edition, code, document), path)


def write_pdf(edition: Edition, composed: Composed, path: Path) -> Path:
    """Print `composed` to `path`, the same bytes each time. Raises FilmError without Pango."""
    if not weasyprint:
        raise FilmError(f"PDF needs Pango (Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0): {_MISSING}")
    text = html_of(edition, composed)
    styles = [weasyprint.CSS(string=styled(edition, name)) for name in ("text.css", "print.css")]
    page = weasyprint.HTML(string=text, base_url=_HERE, url_fetcher=_fetcher(composed.pictures))
    settings = {"pdf_variant": "pdf/ua-1", "pdf_identifier": path.name.encode(), "finisher": _printed}
    content = page.write_pdf(stylesheets=styles, **settings)
    return write_whole(path, content)


def _fetcher(pictures: Pictures) -> "weasyprint.urls.URLFetcher":
    """Return what gives WeasyPrint the pictures of a document, and nothing else."""

    class Fetcher(weasyprint.urls.URLFetcher):
        def fetch(self, url: str, _headers: dict | None = None) -> "weasyprint.urls.URLFetcherResponse":
            name = url.removeprefix(_HERE)
            kind = guess_type(name)[0] or ""
            return weasyprint.urls.URLFetcherResponse(url, pictures[name], {"Content-Type": kind})

    return Fetcher()


def html_of(edition: Edition, composed: Composed) -> str:
    """Return the whole document as one page of HTML."""
    bodies = "\n".join(_body(chapter) for chapter in composed.chapters)
    return render(edition, "print.html.jinja", **front_matter(edition, composed), parts=parts(composed), text=bodies)


def _printed(_document: object, pdf: object) -> None:
    """Mark links as something that is printed, too, as PDF/UA asks."""
    for part in pdf.objects:
        if isinstance(part, dict) and part.get("Subtype") == "/Link":
            part["F"] = 4


def _body(chapter: Chapter) -> str:
    chapter.body.set("class", "chapter")
    return html.tostring(chapter.body, encoding="unicode")
