"""A build after an edit gives what a build from nothing gives, byte for byte, and makes no more than it must."""

import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from coursebook.checks import check
from coursebook.cli import main
from coursebook.inputs import ChangedError, keep
from coursebook.load import load
from coursebook.project import read_project
from coursebook.site.build import build
from coursebook.site.language import LanguageSite
from coursebook.translation.stamping import TranslationError, done
from coursebook.written import write
from tests.conftest import Drawing
from tests.real_book import build as build_as_author

START = "courses/en/first/start.md"

Edit = Callable[[Path, random.Random], None]


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(root: Path, target: Path) -> bool:
    """Build the book in `root` into `target` if it is good, and tell whether it is."""
    project = read_project(root)
    book = load(project, kept=keep(project))
    if check(book):
        return False
    book.kept.save(project)
    build(book, target)
    book.kept.store.close()
    return True


def afresh(root: Path, target: Path) -> bool:
    """Build the same book where nothing is kept from before, but what Pandoc and Jinja keep by the digest of a text."""
    copy = target.parent / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".cache", "site"))
    for name in ("documents", "templates"):
        shutil.copytree(root / ".cache" / name, copy / ".cache" / name)
    try:
        return built(copy, target)
    finally:
        shutil.rmtree(copy)


def replaced(name: str, old: str, new: Callable[[random.Random], str]) -> Edit:
    def edit(root: Path, chance: random.Random) -> None:
        path = root / name
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new(chance), 1), encoding="utf-8")

    return edit


def word(chance: random.Random) -> str:
    return "".join(chance.choice("aeioulmnrst") for _ in range(6))


def sentence_in_a_page(root: Path, chance: random.Random) -> None:
    path = chance.choice(sorted(p for p in root.glob("*/*/**/*.md") if "overrides" not in p.parts))
    path.write_text(path.read_text(encoding="utf-8") + f"\nOne more {word(chance)}.\n", encoding="utf-8")


def heading_in_a_page(root: Path, chance: random.Random) -> None:
    """Add a section in both languages: without the second, the book would have a problem."""
    for code in ("en", "fr"):
        path = root / f"courses/{code}/first/start.md"
        path.write_text(path.read_text(encoding="utf-8") + f"\n## On {word(chance)}\n\nText.\n", encoding="utf-8")


def mistake(root: Path, chance: random.Random) -> None:
    """Add a link that leads nowhere: such a book is not built."""
    path = root / "docs/en/about.md"
    path.write_text(path.read_text(encoding="utf-8") + f"\n[Here]({word(chance)}.md)\n", encoding="utf-8")


def new_page(root: Path, chance: random.Random) -> None:
    name = word(chance)
    about = f"What the {name} is for, and how it helps people who begin to work with others."
    text = f"---\ntitle: The {name}\ndescription: {about}\n---\n\nSee [us](about.md).\n"
    (root / f"docs/en/{name}.md").write_text(text, encoding="utf-8")


def gone_page(root: Path, chance: random.Random) -> None:
    made = [path for path in sorted((root / "docs/en").glob("*.md")) if "See [us]" in path.read_text(encoding="utf-8")]
    if made:
        chance.choice(made).unlink()


def moved_page(root: Path, chance: random.Random) -> None:
    made = [path for path in sorted((root / "docs/en").glob("*.md")) if "See [us]" in path.read_text(encoding="utf-8")]
    if made:
        path = chance.choice(made)
        path.rename(path.with_stem(word(chance)))


def no_translation(root: Path, chance: random.Random) -> None:
    path = chance.choice([*sorted((root / "docs/fr").glob("*.md")), root / "docs/fr/none.md"])
    path.unlink(missing_ok=True)


def picture(root: Path, chance: random.Random) -> None:
    """Draw a picture in another size: `table` is shown on a page."""
    drawn(root, chance.choice(["one", "two", "table"]), chance.randint(20, 400))


def drawn(root: Path, name: str, width: int) -> None:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 90"/>'
    (root / f"docs/assets/images/{name}.svg").write_text(text, encoding="utf-8")


def script(root: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((root / "overrides/components").glob("*/*.js")))
    path.write_text(path.read_text(encoding="utf-8") + f"// {word(chance)}\n", encoding="utf-8")


def component(root: Path, chance: random.Random) -> None:
    """Let a component say something else, or another word come before all that it says."""
    path = chance.choice(sorted((root / "overrides/components").glob("*/*.jinja")))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("<p>", f"<p><!-- {word(chance)} -->", 1), encoding="utf-8")


def touched(root: Path, chance: random.Random) -> None:
    """Save a file without a change: nothing is to be done."""
    path = chance.choice(sorted(root.glob("*/*/**/*.md")))
    path.write_bytes(path.read_bytes())


def undone(root: Path, chance: random.Random) -> None:
    """Take back what was added to a page: all of that is known from before."""
    path = chance.choice(sorted(p for p in root.glob("*/*/**/*.md") if "overrides" not in p.parts))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.partition("\nOne more ")[0] + ("\n" if "\nOne more " in text else ""), encoding="utf-8")


def translated(root: Path, _chance: random.Random) -> None:
    """Stamp all that is translated: from now on, an edit of the source shows in the translation."""
    book = load(read_project(root))
    for page in book.pages["fr"]:
        with suppress(TranslationError):
            done(book, "fr", page)


EDITABLE: dict[str, Edit] = {
    "translated": translated,
    "sentence": sentence_in_a_page,
    "heading": heading_in_a_page,
    "mistake": mistake,
    "new page": new_page,
    "gone page": gone_page,
    "moved page": moved_page,
    "no translation": no_translation,
    "picture": picture,
    "touched": touched,
    "undone": undone,
    "title": replaced(COURSE := "courses/en/first/course.yml", "title: ", lambda chance: f"title: {word(chance)} "),
    "summary": replaced(COURSE, "summary: ", lambda chance: f"summary: {word(chance)} "),
    "term": replaced("docs/_data/glossary.yml", "definition: ", lambda chance: f"definition: {word(chance)} "),
    "framework": replaced(
        "competencies/en/framework.yml", "definition: ", lambda chance: f"definition: {word(chance)} "
    ),
    "words of framework": replaced(
        "competencies/fr/framework.yml", "definition: ", lambda chance: f"definition: {word(chance)} "
    ),
    "words": replaced("overrides/words/fr.yml", "footer:", lambda chance: f"# {word(chance)}\nfooter:"),
    "word": replaced("overrides/words/en.yml", "edit: ", lambda chance: f"edit: {word(chance)} "),
    "template": replaced(
        "overrides/theme/partials/footer.html", "<footer", lambda chance: f"<!-- {word(chance)} --><footer"
    ),
    "component": component,
    "component of all pages": replaced(
        "overrides/components/notes/notes.html.jinja", "<p>", lambda chance: f"<p><!-- {word(chance)} -->"
    ),
    "what components share": replaced(
        "overrides/components/shared/shared.html.jinja", "<span", lambda chance: f"<!-- {word(chance)} --><span"
    ),
    "script": script,
    "style": replaced("overrides/components/quiz/quiz.css", ".quiz", lambda chance: f".{word(chance)}, .quiz"),
    "configuration": replaced("mkdocs.yml", "copyright: null", lambda chance: f"copyright: {word(chance)}"),
}


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 10))])
def test_after_any_edit_the_site_is_that_of_a_build_from_nothing(seed: int, book: Drawing, tmp_path: Path) -> None:
    """Thirty edits, some at a time; a book with a mistake is not built, and goes back to where it was."""
    chance = random.Random(seed)
    translated(book.root, chance)
    site, good_ones = tmp_path / "site", 0
    assert built(book.root, site)
    for number in (1, 2, 3, 4, 5, 1, 2, 3, 4, 5):
        shutil.copytree(book.root, tmp_path / "before", ignore=shutil.ignore_patterns(".cache"))
        edits = [chance.choice(sorted(EDITABLE)) for _ in range(number)]
        for name in edits:
            EDITABLE[name](book.root, chance)
        good = built(book.root, site)
        assert good == afresh(book.root, tmp_path / "cold"), edits
        if good:
            good_ones += 1
            assert content(site) == content(tmp_path / "cold"), edits
        else:
            put_back(book.root, tmp_path / "before")
        shutil.rmtree(tmp_path / "before")
        shutil.rmtree(tmp_path / "cold", ignore_errors=True)
    assert good_ones >= 5


def put_back(root: Path, before: Path) -> None:
    """Make `root` what it was `before`, but for what is kept of builds."""
    for path in root.iterdir():
        if path.name != ".cache":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(before, root, dirs_exist_ok=True)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are made, whole or their content, from here on."""
    names: list[str] = []
    content_, page = LanguageSite.content, LanguageSite.page
    monkeypatch.setattr(
        LanguageSite, "content", lambda self, a: (names.append(f"content {self.code} {a}"), content_(self, a))[1]
    )
    monkeypatch.setattr(
        LanguageSite, "page", lambda self, a, *rest: (names.append(f"page {self.code} {a}"), page(self, a, *rest))[1]
    )
    monkeypatch.setattr("coursebook.site.build.in_processes", _one_after_the_other)
    return names


def _one_after_the_other(work: Callable[[str], None], names: list[str], _meanwhile: None) -> bool:
    for name in names:
        work(name)
    return True


def pages(names: list[str]) -> set[str]:
    return {name.removeprefix("page ") for name in names if name.startswith("page ")}


def test_where_nothing_changed_nothing_is_made(book: Drawing, made: list[str]) -> None:
    built(book.root, book.root / "site")
    made.clear()
    built(book.root, book.root / "site")
    assert made == []


def test_an_edit_of_a_text_makes_its_page_and_what_shows_the_state_of_translations(
    book: Drawing, made: list[str]
) -> None:
    built(book.root, book.root / "site")
    made.clear()
    book.draw({"docs/fr/about.md": {"\n\n": "\n\nDe plus. "}})
    built(book.root, book.root / "site")
    assert {"fr about.md"} <= pages(made) <= {"fr about.md", "fr translation.md", "en translation.md"}


def test_an_edit_of_the_source_gives_its_translation_a_notice_and_leaves_the_rest_of_it_alone(
    book: Drawing, made: list[str], tmp_path: Path
) -> None:
    translated(book.root, random.Random())
    built(book.root, book.root / "site")
    made.clear()
    book.draw({START: {"## Practise\n": "## Practise\n\nDo not do this alone, and never for 3 days.\n"}})
    built(book.root, book.root / "site")
    assert "fr courses/first/start.md" in pages(made)
    assert "content fr courses/first/start.md" not in made
    html, markdown = (
        (book.root / f"site/fr/courses/first/start/index.{kind}").read_text(encoding="utf-8") for kind in ("html", "md")
    )
    assert html.count('class="section-notice"') == 1
    assert "components/section-notice.css" in html
    assert re.search(r"Le texte d.origine de cette section a changé [^<]*</p></div>\n<h2 id=\"sexercer\"", html)
    assert re.search(r"Le texte d.origine de cette section a changé .*\n\n## S.exercer\n", markdown)
    assert afresh(book.root, tmp_path / "cold")
    assert content(book.root / "site") == content(tmp_path / "cold")


def test_an_edit_of_a_title_makes_every_page_that_shows_it_and_no_text_anew(book: Drawing, made: list[str]) -> None:
    built(book.root, book.root / "site")
    made.clear()
    book.draw({"docs/fr/about.md": {"title: ": "title: Mieux "}})
    built(book.root, book.root / "site")
    assert "content fr help.md" not in made
    assert "fr help.md" in pages(made)
    assert not any(name.startswith("en ") for name in pages(made) - {"en translation.md"})


def test_an_edit_of_a_quiz_leaves_pages_without_one_alone(book: Drawing, made: list[str]) -> None:
    quizzes = sorted(book.root.glob("courses/en/*/*.quiz.yml"))
    built(book.root, book.root / "site")
    made.clear()
    text = quizzes[0].read_text(encoding="utf-8")
    quizzes[0].write_text(text.replace("question: ", "question: Now, ", 1), encoding="utf-8")
    built(book.root, book.root / "site")
    assert "en courses/first/start.md" in pages(made)
    assert "en help.md" not in pages(made)


def test_an_edit_of_a_component_makes_the_pages_that_use_it(book: Drawing, made: list[str]) -> None:
    built(book.root, book.root / "site")
    made.clear()
    book.draw({"overrides/components/quiz/quiz.html.jinja": {"<p": "<!-- Now --><p"}})
    built(book.root, book.root / "site")
    assert {"en courses/first/start.md", "fr courses/first/start.md"} <= pages(made)
    assert not {"en help.md", "en about.md", "en index.md"} & pages(made)


def test_a_picture_makes_the_pages_that_show_it(book: Drawing, made: list[str]) -> None:
    built(book.root, book.root / "site")
    made.clear()
    drawn(book.root, "new", 10)
    built(book.root, book.root / "site")
    assert pages(made) == set()
    drawn(book.root, "table", 11)
    built(book.root, book.root / "site")
    assert pages(made) == {"en about.md", "fr about.md"}
    assert 'width="11"' in (book.root / "site/fr/about/index.html").read_text(encoding="utf-8")


def test_two_builds_at_once_give_what_one_gives(book: Drawing, tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda _: build_as_author(book.root, book.root / "site"), range(2)))
    assert [result.returncode for result in results] == [0, 0], results
    assert afresh(book.root, tmp_path / "cold")
    assert content(book.root / "site") == content(tmp_path / "cold")


@pytest.mark.parametrize(
    "seconds", [1.2, *(pytest.param(n, marks=pytest.mark.slow) for n in (0.4, 0.8, 1.6, 2.4, 3.2))]
)
def test_a_build_that_was_killed_does_no_harm_to_the_next(seconds: float, book: Drawing, tmp_path: Path) -> None:
    site = book.root / "site"
    assert built(book.root, site)
    book.draw({START: {"## ": "## New: "}, "overrides/words/fr.yml": {"footer:": "# new\nfooter:"}})
    command = [sys.executable, "-m", "coursebook.cli", "--book", str(book.root), "build"]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(seconds)
    killed(process)
    assert built(book.root, site)
    assert afresh(book.root, tmp_path / "cold")
    assert content(site) == content(tmp_path / "cold")


@pytest.mark.parametrize("name", ["content", "page"])
def test_what_changes_while_it_is_built_is_built_again(
    name: str, book: Drawing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site, make = book.root / "site", getattr(LanguageSite, name)
    assert built(book.root, site)
    book.draw({"docs/fr/about.md": {"\n\n": "\n\nDe plus. "}})

    def interrupted(self: LanguageSite, address: str, *rest: object) -> object:
        file = book.root / "docs/fr/help.md"
        if "Entre-temps" not in file.read_text(encoding="utf-8"):
            book.draw({"docs/fr/help.md": {"\n\n": "\n\nEntre-temps. "}})
        return make(self, address, *rest)

    monkeypatch.setattr(LanguageSite, name, interrupted)
    assert main(["--book", str(book.root), "build"]) == 0
    assert "Entre-temps." in (site / "fr/help/index.html").read_text(encoding="utf-8")
    assert afresh(book.root, tmp_path / "cold")
    assert content(site) == content(tmp_path / "cold")


def test_what_changes_after_it_was_built_is_not_taken_for_built(book: Drawing, monkeypatch: pytest.MonkeyPatch) -> None:
    book.draw({"docs/fr/help.md": {"\n\n": "\n\nAvant. "}})

    def interrupted(*given: object, **settings: object) -> None:
        written(*given, **settings)
        book.draw({"docs/fr/help.md": {"Avant.": "Après."}})

    with monkeypatch.context() as patch:
        written = write
        patch.setattr("coursebook.site.build.write", interrupted)
        assert main(["--book", str(book.root), "build"]) == 0
    assert main(["--book", str(book.root), "build"]) == 0
    assert "Après." in (book.root / "site/fr/help/index.html").read_text(encoding="utf-8")


def test_a_book_that_changes_all_the_time_is_told(
    book: Drawing, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def changed(*_: object, **_settings: object) -> None:
        raise ChangedError

    monkeypatch.setattr("coursebook.site.build.build", changed)
    assert main(["--book", str(book.root), "build"]) == 1
    assert "change all the time" in capsys.readouterr().err


def killed(process: subprocess.Popen) -> None:
    """Kill `process` and all that it has begun, without a word of warning."""
    import os  # noqa: PLC0415

    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def test_a_store_that_was_damaged_is_made_anew(book: Drawing, tmp_path: Path) -> None:
    assert built(book.root, book.root / "site")
    (book.root / ".cache/store.db").write_bytes(b"no database" * 1000)
    assert built(book.root, book.root / "site")


def test_what_somebody_changed_in_the_site_is_put_right(book: Drawing, tmp_path: Path) -> None:
    site = book.root / "site"
    assert built(book.root, site)
    good = content(site)
    (site / "index.html").write_text("defaced", encoding="utf-8")
    (site / "help/index.html").unlink()
    (site / "new.html").write_text("added", encoding="utf-8")
    assert built(book.root, site)
    assert content(site) == good


def files_with_time(folder: Path) -> Iterator[tuple[str, int]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.stat().st_mtime_ns


def test_a_file_whose_bytes_are_the_same_is_not_written_again(book: Drawing) -> None:
    site = book.root / "site"
    built(book.root, site)
    before = dict(files_with_time(site))
    book.draw({"docs/fr/about.md": {"\n\n": "\n\nDe plus. "}})
    built(book.root, site)
    after = dict(files_with_time(site))
    changed = {name for name in after if after[name] != before.get(name)}
    assert "fr/about/index.html" in changed
    assert not any(name.endswith("help/index.html") or name.startswith("assets/") for name in changed)
