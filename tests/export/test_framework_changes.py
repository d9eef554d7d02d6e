"""The command tells what changed in the framework since a revision of git, or since an older export."""

import json
import subprocess
from pathlib import Path

import pytest

from coursebook.cli import main
from tests.conftest import Drawing
from tests.export.open_data import everything
from tests.site.conftest import dressed

FRAMEWORK = "competencies/en/framework.yml"
NEW = """
      - id: A3
        title: Say no
        definition: Saying no with kindness.
        knowledge: [what a limit is]
        skills: [say it]
        attitudes: [calm]
        levels: {1: You can name it., 2: You can try it., 3: You can do it., 4: You can teach it.}
profiles:"""
CHANGES = {
    "title: Listen actively": "title: Listen with care",
    "Thinking it over until you can say what helped.": "Thinking it over until you know what helped.",
    "knowledge: [what a question does]": "knowledge: [what a question does, what silence does]",
    "2: You can try it.": "2: You can try it twice.",
    "levels: {A1: 1, A2: 1}": "levels: {A1: 2, A3: 1}",
    "\nprofiles:": NEW,
    "name: Practise": "name: Exercise",
}
TOLD = """\
# Changes: Small framework

## Added

- competency `A3` Say no: Saying no with kindness.

## Renamed

- level `L2`: ~~Practise~~ **Exercise**
- competency `A2`: Listen ~~actively~~ **with care**

## Reworded

- competency `A1` Make sense of your experience: Thinking it over until you ~~can say~~ **know** what helped.
- competency `A2` Listen with care, knowledge: what a question **does; what silence** does
- competency level `A2.2` Exercise: You can try ~~it.~~ **it twice.**

## Levels that profiles ask for

- profile `discovery` Discovery: `A1` 1 → 2, `A2` 1 → not asked, `A3` not asked → 1
"""


def git(root: Path, *arguments: str) -> None:
    named = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *named, *arguments], check=True, capture_output=True)


@pytest.fixture
def kept(book: Drawing) -> Drawing:
    """The small book in a history of its own, with one version in it."""
    dressed(book)
    git(book.root, "init", "--quiet")
    git(book.root, "add", "competencies")
    git(book.root, "commit", "--quiet", "--message", "first")
    return book


def told(book: Drawing, old: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = main(["--book", str(book.root), "framework", "changes", old])
    return status, capsys.readouterr().out


def test_every_kind_of_change_since_a_revision_is_told_with_the_words_marked(kept: Drawing, capsys) -> None:
    kept.draw({FRAMEWORK: CHANGES})
    assert told(kept, "HEAD", capsys) == (0, TOLD)


def test_an_older_export_tells_the_same_as_the_revision_that_it_was_made_from(kept: Drawing, capsys) -> None:
    files = everything(kept.load(), kept.root / "made")
    old = kept.root / "old.json"
    old.write_bytes(files["among-peers-framework.en.case.json"])
    assert told(kept, str(old), capsys) == (0, "# Changes: Small framework\n\nNothing has changed.\n")
    kept.draw({FRAMEWORK: CHANGES})
    assert told(kept, str(old), capsys) == (0, TOLD)


def test_a_translation_is_compared_with_itself(kept: Drawing, capsys) -> None:
    old = kept.root / "old.json"
    old.write_bytes(everything(kept.load(), kept.root / "made")["among-peers-framework.fr.case.json"])
    kept.draw({"competencies/fr/framework.yml": {"Donner du sens à son vécu": "Comprendre son vécu"}})
    status, said = told(kept, str(old), capsys)
    assert status == 0
    assert "- competency `A1`: ~~Donner du sens à~~ **Comprendre** son vécu" in said


def test_what_is_gone_is_told_as_removed(kept: Drawing, capsys) -> None:
    old = kept.root / "old.json"
    package = json.loads(everything(kept.load(), kept.root / "made")["among-peers-framework.en.case.json"])
    gone = [{**item, "humanCodingScheme": item["humanCodingScheme"].replace("A2", "A9")} for item in package["CFItems"]]
    old.write_text(json.dumps(package | {"CFItems": gone}), encoding="utf-8")
    _, said = told(kept, str(old), capsys)
    assert "## Removed\n\n- competency `A9` Listen actively: Listening so that somebody feels heard.\n" in said
    assert "A9.1" not in said


@pytest.mark.parametrize(
    ("name", "content", "fact"),
    [
        ("nowhere", None, "git knows no version `nowhere` of this file"),
        ("gone.json", None, "this file cannot be read: No such file or directory"),
        ("bad.json", b'{\n"CFDocument": oops}', "bad.json:2: this is not JSON"),
        ("bytes.json", b"\xff\xfe", "this file is not in UTF-8"),
        ("list.json", b"[]", "input should be a valid dictionary"),
        ("other.json", b'{"CFDocument": {"title": "T", "language": "en"}}', "`CFItems`: field required"),
        ("far.json", b'{"CFDocument": {"title": "T", "language": "xx"}, "CFItems": []}', "this version is in `xx`"),
    ],
)
def test_what_cannot_be_compared_is_named_with_a_remedy(
    kept: Drawing, capsys, name: str, content: bytes | None, fact: str
) -> None:
    old = kept.root / name if name.endswith(".json") else name
    if content is not None:
        old.write_bytes(content)
    status, said = told(kept, str(old), capsys)
    assert status == 1
    assert fact in said
    assert "\n    fix: " in said


def test_a_version_that_is_no_framework_is_told_with_its_line(kept: Drawing, capsys) -> None:
    kept.draw({FRAMEWORK: {"definition: Listening so that somebody feels heard.": "defines: Nothing."}})
    git(kept.root, "commit", "--quiet", "--all", "--message", "broken")
    kept.draw({FRAMEWORK: {"defines: Nothing.": "definition: Listening so that somebody feels heard."}})
    status, said = told(kept, "HEAD", capsys)
    assert status == 1
    assert said.startswith(f"HEAD:{FRAMEWORK}:20: `definition` is missing\n    fix: ")
