"""Words that a translation lacks stand in the source language, and say so to a screen reader."""

from coursebook.views import competency, competency_matrix, course, module_map
from tests.conftest import Drawing
from tests.document import Document


def in_english(html: str) -> list[str]:
    return [element.text for element in Document(html).all("span", lang="en")]


def test_a_competency_without_a_translation_is_marked(here, small: Drawing) -> None:
    french = small.load().catalogs["fr"]
    html = competency.card(here("competencies/a2.md", french), "A2")
    assert "Listening so that somebody feels heard." in in_english(html)
    assert "patience" in in_english(html)


def test_a_competency_with_a_translation_is_not_marked(here, small: Drawing) -> None:
    french = small.load().catalogs["fr"]
    document = Document(competency.card(here("competencies/a1.md", french), "A1"))
    lead = next(element for element in document.all("p", **{"class": "lead"}))
    assert lead.text.startswith("Y réfléchir")
    assert all("Thinking it over" not in element.text for element in document.elements)


def test_the_matrix_marks_titles_that_are_not_translated(here, small: Drawing) -> None:
    french = small.load().catalogs["fr"]
    html = competency_matrix.html(here("competencies/matrix.md", french))
    assert "Listen actively" in in_english(html)
    assert "Donner du sens à son vécu" not in in_english(html)


def test_an_attribute_holds_words_and_never_tags(here, small: Drawing) -> None:
    french = small.load().catalogs["fr"]
    page = here("courses/first/index.md", french)
    pages = (
        competency_matrix.html(page, course="K1"),
        module_map.html(page, course="K1"),
        course.outline(page, "K1"),
        competency.crosswalk(page),
    )
    for html in pages:
        for element in Document(html).elements:
            assert not any("<" in value or "&lt;" in value for value in element.attributes.values()), element


def test_nothing_is_marked_in_the_source_language(here, small: Drawing) -> None:
    english = small.load().source
    assert in_english(competency_matrix.html(here("competencies/matrix.md", english))) == []
