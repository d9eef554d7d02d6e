"""The code keeps the shape that docs/en/contributing/architecture.md draws."""

import ast
import json
import re
from pathlib import Path
from statistics import median

import pytest

from coursebook.checks import RULES, RULES_OF_INSTITUTIONS
from coursebook.load import load
from coursebook.model.macro import MACROS
from coursebook.project import read_project
from coursebook.schemas import FOLDER, schemas, with_comment, yaml_files
from coursebook.site.macros import VIEWS, view

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scripts" / "coursebook"
COMPONENTS = ROOT / "overrides" / "components"
MODULES = sorted(PACKAGE.rglob("*.py"))


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [(node.name, node.end_lineno - node.lineno + 1) for node in found]


def test_no_function_is_longer_than_thirty_lines_and_half_have_at_most_eight() -> None:
    lengths = {f"{path.stem}.{name}": length for path in MODULES for name, length in functions(path)}
    assert {name: length for name, length in lengths.items() if length > 30} == {}
    assert median(lengths.values()) <= 8


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    assert {path.name for path in MODULES if path.read_text(encoding="utf-8").count("\n") > 300} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_module_and_public_function_says_what_it_gives(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path.stem != "__init__" or tree.body:
        assert ast.get_docstring(tree), "the module has no docstring"
    public = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    # Small value records explain themselves by their fields.
    assert [name for name in public if name not in {"Heading", "Macro", "Argument"}] == []


def test_every_macro_that_authors_may_call_has_a_view_and_the_other_way_round() -> None:
    assert MACROS.keys() == VIEWS.keys()
    assert all(callable(view(name)) for name in VIEWS)


def test_every_component_folder_has_a_template_of_its_name() -> None:
    folders = [path for path in COMPONENTS.iterdir() if path.is_dir()]
    assert [folder.name for folder in folders if not (folder / f"{folder.name}.html.jinja").is_file()] == []


def test_every_component_is_rendered_by_some_view_or_stands_in_another_component() -> None:
    sources = [*(PACKAGE / "views").glob("*.py"), *COMPONENTS.glob("*/*.jinja")]
    code = "".join(path.read_text(encoding="utf-8") for path in sources)
    rendered = set(re.findall(r'render\(\s*"([a-z-]+)"', code))
    rendered |= set(re.findall(r'from "([a-z-]+)/\1\.html\.jinja" import', code)) - {"shared"}
    assert {path.name for path in COMPONENTS.iterdir() if path.is_dir()} - {"shared"} == rendered


def test_every_word_that_templates_ask_for_exists() -> None:
    asked = set()
    call = re.compile(r"""(?<![.\w])t\(["']([a-z.-]+[a-z])["'][,)]""")
    for path in (ROOT / "overrides").rglob("*"):
        if path.suffix in (".jinja", ".html"):
            asked |= set(call.findall(path.read_text(encoding="utf-8")))
    from_code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    asked |= set(re.findall(r'\b(?:words|t)\("([a-z.-]+[a-z])"', from_code))
    known = read_words("en")
    assert sorted(key for key in asked if key not in known) == []


def read_words(code: str) -> frozenset[str]:
    return load(read_project(ROOT)).catalogs[code].words.keys


def test_scripts_hold_no_words_and_load_nothing_remote() -> None:
    ask_again = {"offline.js", "offline-worker.js"}  # for pages of the book that a reader keeps
    for path in (ROOT / "overrides").rglob("*.js"):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")  # a name, never fetched
        assert not re.search(r"https?://|\bimport\b|\bexport\b", text), path.name
        assert path.name in ask_again or not re.search(r"\bfetch\(", text), path.name
        assert text.lstrip().startswith("{"), f"{path.name} is not in a block scope"


def test_the_schemas_for_editors_are_those_of_the_model() -> None:
    for name, schema in schemas().items():
        written = (ROOT / FOLDER / name).read_text(encoding="utf-8")
        assert json.loads(written) == json.loads(json.dumps(schema)), f"not current, run `make schemas`: {name}"


def test_every_yaml_source_names_its_schema_for_the_editor() -> None:
    project = read_project(ROOT)
    for path, name in yaml_files(project):
        assert path.read_text(encoding="utf-8") == with_comment(project, path, name), path


@pytest.mark.parametrize("code", ["en", "fr"])  # the languages that have these pages
def test_every_macro_check_and_verb_is_documented(code: str) -> None:
    shown = {path.stem: path for folder in ("en", code) for path in (ROOT / f"docs/{folder}/contributing").glob("*.md")}
    pages = {name: path.read_text(encoding="utf-8") for name, path in shown.items()}
    assert [name for name in MACROS if f"`{name}`" not in pages["macros"] and f"{name}(" not in pages["macros"]] == []
    assert [rule.__name__ for rule in RULES if f"`{rule.__name__}`" not in pages["checks"]] == []
    verbs = re.findall(r'_verb\(verbs, "([a-z]+)"', (PACKAGE / "cli.py").read_text(encoding="utf-8"))
    everything = "".join(pages.values())
    assert [verb for verb in verbs if f"coursebook {verb}" not in everything] == []


def test_every_drawing_has_words_for_those_who_do_not_see_it() -> None:
    drawings = {path.stem for path in (COMPONENTS / "picture" / "library").glob("*.svg")}
    assert {f"picture.{name}" for name in drawings} <= read_words("en")


def test_every_check_of_an_institution_is_documented() -> None:
    page = (ROOT / "docs/en/contributing/takeaway.md").read_text(encoding="utf-8")
    assert [rule.__name__ for rule in RULES_OF_INSTITUTIONS if f"`{rule.__name__}`" not in page] == []
