"""Every example in the documentation works: a test copies it from the page, checks it and builds it."""

import re
from pathlib import Path
from textwrap import dedent
from typing import get_args

import pytest
import yaml

from coursebook.checks import check
from coursebook.cli import main
from coursebook.layout import MATERIALS
from coursebook.load import load
from coursebook.model.activity import Activity, Prompt
from coursebook.model.case import CaseStudy, Episode, Question
from coursebook.model.quiz import Item, Option, OrderedStep, Pair, Quiz
from coursebook.model.record import Record
from coursebook.model.scenario import Move, Node, Scenario
from coursebook.model.storyboard import Figure, Line, Scene, Storyboard, Thing
from coursebook.model.video import Video
from coursebook.project import read_project
from coursebook.sources.record_file import records_in
from tests.conftest import Drawing
from tests.document import Document
from tests.real_book import ROOT, build, copy_sources
from tests.site.conftest import dressed

PAGE = "contributing/learning-materials.md"
CODES = ("en", "fr")  # the languages that have these pages
_BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_INDENTED = re.compile(r"^    ```yaml\n(.*?)^    ```$", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"^(?:# |<!-- |NOTE )(?P<end>at the end of )?(?P<path>\S+/\S+?)(?: -->)?$")
_ITEMS = records_in(Item)
_SECTIONS: dict[str, list[type[Record]]] = {
    "Quiz": [Quiz, *_ITEMS, Option, Pair, OrderedStep],
    "Scenario": [Scenario, Node, Move],
    "Case study": [CaseStudy, Episode, Question],
    "Storyboard": [Storyboard, Scene, Figure, Thing, Line],
    "Activity": [Activity, Prompt],
    "Video": [Video],
}


def page(code: str) -> str:
    return (ROOT / "docs" / code / PAGE).read_text(encoding="utf-8")


def blocks(text: str) -> list[str]:
    """Return the text of every fenced block of a page."""
    return [block["text"] for block in _BLOCK.finditer(text)]


def sections(code: str) -> list[str]:
    """Return the sections of the page, each with its title, without the examples."""
    return re.sub(_BLOCK, "", page(code)).split("\n## ")


def file_of(block: str) -> tuple[str, bool]:
    """Return the file that an example names in its first lines, and whether it belongs at the end of it."""
    for line in block.split("\n")[:3]:
        match = _NAME.match(line)
        if match:
            return match["path"], bool(match["end"])
    raise AssertionError(f"no file is named: {block[:60]!r}")


@pytest.fixture
def book(book: Drawing) -> Drawing:
    """The small book with the examples of the page in it; what they take the place of is no longer translated."""
    dressed(book)
    for block in blocks(page("en")):
        path, at_the_end = file_of(block)
        before = (book.root / path).read_text(encoding="utf-8") if at_the_end else ""
        book.draw({path: before + block})
    (book.root / "docs/assets/films/two-chairs.webm").touch()
    (book.root / "courses/fr/first/go-on.md").unlink()
    return book


def test_the_checks_have_nothing_to_say_about_the_examples(book: Drawing) -> None:
    assert book.check() == []


def test_the_examples_are_built_with_everything_they_show(book: Drawing) -> None:
    result = build(book.root, book.root / "site")
    assert (result.returncode, result.stderr) == (0, ""), result.stdout + result.stderr
    module = Document((book.root / "site/courses/first/go-on/index.html").read_text(encoding="utf-8"))
    assert module.one("exit-page") and module.one("practice-quiz")["data-module"] == "K1.2"
    assert module.one("branching-scenario")["data-scenario"] == "between-two-floors"
    assert module.one("story-board") and module.one("track")["srclang"] == "en"
    kept = {field["data-key"].rpartition("/")[0] for field in module.all("kept-text")}
    assert kept == {"case/the-key/drawer", "case/the-key/friday", "activity/one-sentence", "quiz/K1.2"}
    [note] = [box for box in module.all("div") if box.classes == ["admonition", "heavy"]]
    assert note.text.endswith("Skip to the next section")
    scripts = {Path(script["src"]).stem for script in module.all("script") if "components/" in (script["src"] or "")}
    assert {"quiz", "scenario", "storyboard", "kept-text", "kept-tools", "exit-page"} <= scripts
    folder = book.root / "site/handbook/templates"
    template = Document((folder / "t2/index.html").read_text(encoding="utf-8"))
    keys = [field["data-key"] for field in template.all("kept-text")]
    assert keys == ["template/T2/place", "template/T2/until", "template/T2/between-us"]
    assert (folder / "t2.docx").stat().st_size and (folder / "t2.odt").stat().st_size


def test_a_translated_example_is_shown_in_its_language(book: Drawing) -> None:
    activity = book.load().catalogs["fr"].activities["one-sentence"]
    assert (activity.title, activity.title.language) == ("Une phrase", None)
    assert [prompt.lines for prompt in activity.prompts] == [2, 4, 3]


@pytest.mark.parametrize("code", CODES[1:])
def test_a_translation_of_the_page_shows_the_same_examples(code: str) -> None:
    assert blocks(page(code)) == blocks(page("en"))


def test_each_kind_of_file_and_of_question_has_an_example() -> None:
    names = {file_of(block)[0] for block in blocks(page("en"))}
    for pattern in MATERIALS:
        assert any(name.endswith(pattern.rpartition("{name}")[2]) for name in names), pattern
    quiz = next(block for block in blocks(page("en")) if file_of(block)[0].endswith(".quiz.yml"))
    shown = {item["kind"] for item in yaml.safe_load(quiz)["items"]}
    assert shown == {kind for item in _ITEMS for kind in get_args(item.model_fields["kind"].annotation)}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("number", range(len(_SECTIONS)), ids=_SECTIONS)
def test_every_field_of_a_material_is_explained_in_its_section(code: str, number: int) -> None:
    """The sections have other titles in each language, and the same order."""
    section, records = list(_SECTIONS.items())[number]
    text = sections(code)[[part.partition("\n")[0] for part in sections("en")].index(section)]
    fields = {name for record in records for name in record.model_fields if name != "review"}
    assert sorted(name for name in fields if f"`{name}`" not in text) == []


@pytest.mark.parametrize("code", CODES)
def test_every_drawing_that_a_storyboard_may_name_is_listed(code: str) -> None:
    library = ROOT / "overrides/components/storyboard/library"
    text = "".join(sections(code))
    assert sorted(path.stem for path in library.glob("*/*.svg") if f"`{path.stem}`" not in text) == []


MODULE = "discovering/ending-well"
# What the steps of "Add a module" write, in the order of the page.
STEPS = (
    "courses/en/discovering/course.yml",
    f"courses/en/{MODULE}.md",
    f"courses/en/{MODULE}.quiz.yml",
    "courses/fr/discovering/course.yml",
    f"courses/fr/{MODULE}.md",
    f"courses/fr/{MODULE}.quiz.yml",
)


_TRANSLATED = "courses/fr/discovering/course.yml"


@pytest.fixture(params=CODES)
def guide(request: pytest.FixtureRequest) -> str:
    """The page "Add a module" in each language."""
    return (ROOT / f"docs/{request.param}/contributing/new-module.md").read_text(encoding="utf-8")


def followed(guide: str, root: Path, steps: int) -> None:
    """Do in the real book at `root` what the first `steps` of the guide say: new files, and more in what is there."""
    examples = [block["text"] for block in _BLOCK.finditer(guide) if block["language"] in ("yaml", "markdown")]
    for name, text in list(zip(STEPS, examples, strict=False))[:steps]:
        path = root / name
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        path.write_text(before + text, encoding="utf-8")
    if steps > STEPS.index(_TRANSLATED):
        assert f"coursebook translate done fr {_TRANSLATED}" in guide
        assert main(["--book", str(root), "translate", "done", "fr", _TRANSLATED]) == 0


def problems_in(root: Path) -> list[str]:
    return [str(problem) for problem in check(load(read_project(root)))]


@pytest.mark.parametrize("steps", [1, 3, 4, 5, 6])
def test_who_follows_the_guide_to_a_new_module_finds_no_problem(guide: str, tmp_path: Path, steps: int) -> None:
    root = copy_sources(tmp_path / "book")
    followed(guide, root, steps)
    assert problems_in(root) == []


def test_the_module_of_the_guide_is_there_in_both_languages_with_its_quiz(guide: str, tmp_path: Path) -> None:
    root = copy_sources(tmp_path / "book")
    followed(guide, root, len(STEPS))
    catalogs = load(read_project(root)).catalogs
    for code, catalog in ((code, catalogs[code]) for code in CODES):
        assert catalog.pages[f"courses/{MODULE}.md"].locale == code
        assert all(item.question.language is None for item in catalog.quizzes["K1.6"].items)


def test_a_message_in_the_guide_is_what_the_check_says(guide: str, tmp_path: Path) -> None:
    root = copy_sources(tmp_path / "book")
    followed(guide, root, 3)
    page = root / f"courses/en/{MODULE}.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace('glossary_term("limits"', 'glossary_term("limit"'), "utf-8"
    )
    assert f"```\n{problems_in(root)[0]}\n```" in guide


def test_the_chapter_and_the_course_of_the_guide_fit_into_the_book(guide: str, tmp_path: Path) -> None:
    root = copy_sources(tmp_path / "book")
    chapter = [block["text"] for block in _BLOCK.finditer(guide) if block["language"] == "yaml"][-1]
    handbook = root / "handbook/en/handbook.yml"
    parts, templates = handbook.read_text(encoding="utf-8").split("\ntemplates:")
    handbook.write_text(f"{parts}\n{chapter}\ntemplates:{templates}", encoding="utf-8")
    (root / "courses/en/endings").mkdir()
    (root / "courses/en/endings/course.yml").write_text(dedent(_INDENTED.search(guide)[1]), encoding="utf-8")
    assert problems_in(root) == []
    english = load(read_project(root)).source
    assert "K9.1" in english.modules and "H21" in english.chapters
