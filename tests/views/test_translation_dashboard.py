"""The page Translations: how far each language is, what waits in this one, where to begin."""

from functools import partial

from coursebook.translation.work import files
from coursebook.views import translation_dashboard
from coursebook.views.here import Here, Languages, components_in
from tests.conftest import Drawing
from tests.document import Document
from tests.real_book import ROOT


def dashboard(book: Drawing, code: str, repo: str | None = None) -> Document:
    loaded = book.load()
    words = {locale: catalog.words for locale, catalog in loaded.catalogs.items()}
    edit_url = (lambda path: f"{repo}/{path}") if repo else (lambda _path: None)
    languages = Languages(words, partial(files, loaded), edit_url)
    components = components_in(ROOT / "overrides" / "components")
    here = Here(loaded.catalogs[code], components, "translation.md", languages=languages)
    return Document(translation_dashboard.html(here))


def work(page: Document) -> list[str]:
    return [code.text for code in page.all("code")]


def test_what_is_not_translated_waits_and_what_is_translated_does_not(small: Drawing) -> None:
    small.draw({"docs/fr/about.md": None, "courses/fr/first/course.yml": None})
    waiting = work(dashboard(small, "fr"))
    assert {"docs/fr/about.md", "courses/fr/first/course.yml"} <= set(waiting)
    assert "docs/fr/help.md" not in waiting


def test_help_waits_first(small: Drawing) -> None:
    small.draw({"docs/fr/about.md": None, "docs/fr/help.md": None, "handbook/fr/begin.md": None})
    waiting = work(dashboard(small, "fr"))
    assert waiting[0] == "docs/fr/help.md"
    assert waiting.index("docs/fr/help.md") < waiting.index("handbook/fr/begin.md") < waiting.index("docs/fr/about.md")


def test_each_task_leads_to_the_file_and_to_its_source(small: Drawing) -> None:
    small.draw({"docs/fr/about.md": None})
    links = {link["href"] for link in dashboard(small, "fr", "https://git.example").all("a")}
    assert "https://git.example/docs/en/about.md" in links
    assert "https://git.example/docs/fr/about.md" not in links  # there is nothing to edit yet


def test_without_a_repository_nothing_leads_nowhere(small: Drawing) -> None:
    small.draw({"docs/fr/about.md": None})
    assert [link["href"] for link in dashboard(small, "fr").all("a") if "://" in link["href"]] == []


def test_the_numbers_of_the_parts_add_up(small: Drawing) -> None:
    small.draw({"docs/fr/about.md": None})
    cells = [int(cell.text) for cell in dashboard(small, "fr").all("td")]
    *parts, whole = [cells[start : start + 6] for start in range(0, len(cells), 6)]
    assert len(parts) == 4
    assert [sum(column) for column in zip(*parts, strict=True)] == whole
    assert all(row[0] == sum(row[1:5]) for row in (*parts, whole))


def test_the_source_language_shows_all_the_others(small: Drawing) -> None:
    page = dashboard(small, "en")
    assert [row.text for row in page.all("th", scope="row")] == ["French"]
    assert work(page) == []
