"""Documents hold the book as readers see it, and nothing that needs a device."""

from dataclasses import replace

import pytest

from coursebook.export.documents.compose import Composed, compose, file_name
from coursebook.export.documents.contents import Document, documents
from coursebook.export.documents.pictures import coloured, palette, set_apart
from coursebook.export.edition import Edition
from coursebook.export.handouts import sheets
from coursebook.export.pdf import html_of
from coursebook.model.text import typographic
from tests.conftest import Drawing
from tests.real_book import ROOT


def named(edition: Edition, name: str, code: str = "en") -> Composed:
    return compose(edition, code, one(edition, name, code))


def one(edition: Edition, name: str, code: str = "en") -> Document:
    return next(document for document in documents(edition.catalog(code)) if document.name == name)


def text(composed: Composed) -> str:
    return " ".join(" ".join(chapter.body.itertext()) for chapter in composed.chapters)


def names(book: Drawing, code: str = "en") -> list[str]:
    return [document.name for document in documents(book.load().catalogs[code])]


def test_a_document_is_made_of_what_is_written(edition: Edition) -> None:
    catalog = edition.catalog("en")
    assert [document.name for document in documents(catalog)] == ["handbook", "first", "competencies"]
    codes = [entry.code for entry in one(edition, "first").entries]
    written = [code for code in catalog.modules if code in catalog.written_modules]
    assert codes == ["K1", *written]


def test_the_integration_framework_appears_with_its_first_written_chapter(book: Drawing) -> None:
    assert "integration" not in names(book)
    for code in ("en", "fr"):
        folder = book.root / "handbook" / code
        for path in (folder / "handbook.yml", folder / "begin.md"):
            path.write_text(path.read_text(encoding="utf-8").replace("H1", "H13"), encoding="utf-8")
    assert "integration" in names(book)


def test_a_course_of_which_nothing_is_translated_is_left_out(book: Drawing) -> None:
    assert "first" in names(book, "fr")
    for path in (book.root / "courses" / "fr" / "first").glob("*.md"):
        path.unlink()
    assert "first" not in names(book, "fr")
    assert "first" in names(book)


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("name", ["handbook", "first", "competencies"])
def test_every_link_within_a_document_leads_somewhere_and_every_id_is_there_once(
    edition: Edition, name: str, code: str
) -> None:
    bodies = [chapter.body for chapter in named(edition, name, code).chapters]
    ids = [id_ for body in bodies for id_ in body.xpath("//@id")]
    assert len(ids) == len(set(ids))
    inside = [href[1:] for body in bodies for href in body.xpath("//@href") if href.startswith("#")]
    assert inside and set(inside) <= set(ids)
    outside = [href for body in bodies for href in body.xpath("//@href") if not href.startswith("#")]
    assert all(href.startswith(("https:", "http:", "tel:", "mailto:", "sms:")) for href in outside)


@pytest.mark.parametrize("name", ["handbook", "first", "competencies"])
def test_nothing_is_left_to_press_and_nothing_is_loaded(edition: Edition, name: str) -> None:
    composed = named(edition, name)
    tags = {str(element.tag) for chapter in composed.chapters for element in chapter.body.iter()}
    assert not tags & {"script", "button", "input", "select", "textarea", "form", "details", "video", "label", "nav"}
    assert not [tag for tag in tags if "-" in tag]
    shown = [image.get("src") for chapter in composed.chapters for image in chapter.body.iter("img")]
    assert set(shown) == composed.pictures.keys()
    assert all(image.get("alt") for chapter in composed.chapters for image in chapter.body.iter("img"))


def test_the_answers_stand_at_the_end_of_the_chapter_and_not_in_the_questions(edition: Edition) -> None:
    catalog = edition.catalog("en")
    (code,) = catalog.quizzes
    item = next(item for item in catalog.quizzes[code].items if item.kind == "single")
    feedback = next(option.feedback for option in item.options if option.correct)
    chapter = next(one for one in named(edition, "first").chapters if one.title.startswith(code))
    *questions, answers = chapter.body
    assert answers.get("class") == "answers" and feedback in answers.text_content()
    assert typographic(item.question) in "".join(part.text_content() for part in questions)
    assert feedback not in "".join(part.text_content() for part in questions)


def test_a_scene_is_read_from_screen_to_screen(edition: Edition) -> None:
    catalog = edition.catalog("en")
    (scenario,) = catalog.scenarios.values()
    bodies = [chapter.body for chapter in named(edition, "first").chapters]
    moves = [move for node in scenario.nodes for move in node.choices]
    links = [link for body in bodies for link in body.xpath("//li[.//*[@class='move']]//a[starts-with(@href, '#')]")]
    assert len(links) == len(moves)
    numbers = {node.id: str(number) for number, node in enumerate(scenario.nodes, 1)}
    assert [link.xpath("string(.//span)") for link in links] == [numbers[move.to] for move in moves]


def test_levels_of_headings_go_down_one_at_a_time(edition: Edition) -> None:
    for name in ("handbook", "first", "competencies"):
        for chapter in named(edition, name).chapters:
            levels = [int(heading.tag[1]) for heading in chapter.body.iter("h1", "h2", "h3", "h4")]
            assert levels[0] == 1 and 1 not in levels[1:]
            assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_the_title_page_says_what_nobody_has_reviewed_and_what_is_a_machine_s_work(edition: Edition) -> None:
    english, french = edition.catalog("en").words, edition.catalog("fr").words
    assert named(edition, "first").state == (str(english("notes.top")),)
    assert named(edition, "first", "fr").state == (str(french("notes.top")),)
    catalog = edition.catalog("fr")
    page = catalog.pages["courses/first/start.md"]
    machine = page.front.translation.model_copy(update={"status": "machine"})
    front = page.front.model_copy(update={"translation": machine})
    pages = catalog.pages | {page.address: replace(page, front=front)}
    catalogs = edition.book.catalogs | {"fr": replace(catalog, pages=pages)}
    edition = replace(edition, book=replace(edition.book, catalogs=catalogs))
    assert named(edition, "first", "fr").state == (str(french("notes.top-machine")),)


def test_hand_outs_part_questions_from_answers(edition: Edition) -> None:
    catalog = edition.catalog("en")
    made = {document.name: compose(edition, "en", document, choose) for document, choose in sheets(catalog)}
    assert list(made) == [f"first-{kind}" for kind in ("exercises", "answer-key", "facilitator", "scenes")]
    (case,) = catalog.cases.values()
    question = case.episodes[0].questions[0]
    assert question.question in text(made["first-exercises"])
    assert question.thoughts not in text(made["first-exercises"])
    assert question.thoughts in text(made["first-answer-key"])
    assert case.episodes[0].text[0] not in text(made["first-answer-key"])
    (scenario,) = catalog.scenarios.values()
    assert all(node.title in text(made["first-scenes"]) for node in scenario.nodes)


def test_file_names_are_the_same_in_all_languages(edition: Edition) -> None:
    assert file_name(edition, one(edition, "first", "fr"), "fr", "pdf") == "among-peers-first.fr.pdf"


def test_a_drawing_takes_along_what_it_uses_and_no_link(edition: Edition) -> None:
    page = (
        '<svg class="storyboard__parts"><defs>'
        '<g id="door"><path fill="var(--book-line,#CFDAD4)" d="M0 0"/></g></defs></svg>'
        '<svg class="scene" role="img" aria-label="A &quot;door&quot;.">'
        '<use href="#door"></use><a href="#x"><g/></a></svg>'
    )
    html, pictures = set_apart(page, "", {"--book-line": "#abcdef"})
    ((name, content),) = pictures.items()
    assert html == f'<img src="{name}" alt="A &quot;door&quot;." class="scene">'
    assert b'fill="#abcdef"' in content and b"var(" not in content and b"<a" not in content and b"aria" not in content


def test_colours_are_those_of_the_light_scheme() -> None:
    colours = palette((ROOT / "overrides/style/book.css").read_text(encoding="utf-8"))
    assert colours["--book-ground"] == "#fbf8f2"
    for path in (ROOT / "overrides" / "documents").glob("*.css"):
        assert "var(" not in coloured(path.read_text(encoding="utf-8"), colours), path.name


def test_a_document_from_right_to_left_says_so(edition: Edition) -> None:
    composed = named(edition, "first")
    words = type("Arabic", (type(composed.catalog.words),), {"direction": "rtl"})
    words = words("en", composed.catalog.words.texts)
    turned = replace(composed, catalog=replace(composed.catalog, words=words))
    assert '<html lang="en" dir="rtl">' in html_of(edition, turned)
