"""JSON Schemas of the sources, for editors: they complete and underline while an author types.

Two kinds for each record: the file of the source language (`course.schema.json`), and its translation, which holds
words only (`course.words.schema.json`).
"""

import json
from collections.abc import Iterator
from copy import deepcopy
from os.path import relpath
from pathlib import Path

from coursebook.layout import FILES, INSTITUTIONS, MATERIALS, files_like
from coursebook.model.institution import Institution
from coursebook.model.page import Translation
from coursebook.model.record import Record
from coursebook.project import Project

FOLDER = "scripts/schemas"
_COMMENT = "# yaml-language-server: $schema="


def write_schemas(project: Project) -> Iterator[str]:
    """Write every schema and the comment in every YAML file that names its schema; give the files that changed."""
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        yield from _update(project, project.root / FOLDER / name, text)
    for path, name in yaml_files(project):
        yield from _update(project, path, with_comment(project, path, name))


def schemas() -> dict[str, dict]:
    """Return every schema by the name of its file."""
    found = {}
    for pattern, model in (FILES | MATERIALS).items():
        stem = _stem(pattern)
        schema = model.model_json_schema(by_alias=True)
        found[f"{stem}.schema.json"] = _plain(schema)
        found[f"{stem}.words.schema.json"] = _words_only(schema)
    found["institution.schema.json"] = _plain(Institution.model_json_schema(by_alias=True))
    return {name: {"$schema": "http://json-schema.org/draft-07/schema#"} | schema for name, schema in found.items()}


def yaml_files(project: Project) -> Iterator[tuple[Path, str]]:
    """Give every YAML source with the name of its schema."""
    for pattern in FILES | MATERIALS:
        for code in project.codes:
            for path in files_like(project, pattern, code):
                yield path, f"{_stem(pattern)}{'' if code == project.source else '.words'}.schema.json"
    for path in sorted(project.root.glob(f"{INSTITUTIONS}/*/institution.yml")):
        yield path, "institution.schema.json"


def with_comment(project: Project, path: Path, name: str) -> str:
    """Return the text of the YAML file at `path` with a first line that names its schema."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    rest = lines[1:] if lines and lines[0].startswith(_COMMENT) else lines
    return f"{_COMMENT}{relpath(project.root / FOLDER / name, path.parent)}\n" + "".join(rest)


def _stem(pattern: str) -> str:
    """Return what kind of file a pattern stands for: `course`, `quiz`."""
    return Path(pattern).stem.removeprefix("{name}.")


def _update(project: Project, path: Path, text: str) -> Iterator[str]:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        yield project.relative(path)


def _plain(schema: dict) -> dict:
    """Return `schema` with texts as plain strings, or as one under `*` that is the same in all languages."""
    text = {"type": "string", "minLength": 1}
    every = {"type": "object", "properties": {"*": text}, "required": ["*"], "additionalProperties": False}
    return _replaced(schema, {"anyOf": [text, every]})


def _words_only(schema: dict) -> dict:
    """Return `schema` for a translation: only ids and texts, none of them required, and `translation` on top."""
    schema = _replaced(schema, {"type": "string", "minLength": 1, "words": True})
    records, keys = schema.get("$defs", {}), _keys(Record)
    for record in [schema, *records.values()]:
        if record.get("type") == "object":
            key = keys.get(record["title"], "id")
            record["properties"] = {
                name: field
                for name, field in record.get("properties", {}).items()
                if name == key or _translatable(field, records)
            }
            record["required"] = [name for name in record.get("required", []) if name == key]
    schema = _any_kind(schema)
    schema["properties"].pop("id", None)
    schema["required"] = ["translation"]
    schema["properties"]["translation"] = {"$ref": "#/$defs/Translation"}
    state = Translation.model_json_schema()
    schema["$defs"] = records | state.pop("$defs", {}) | {"Translation": state}
    return _without_marks(schema)


def _keys(model: type[Record]) -> dict[str, str]:
    """Return the field that tells a record from its neighbours, for every kind of record by name."""
    inner = [_keys(kind) for kind in model.__subclasses__()]
    return {name: key for keys in inner for name, key in keys.items()} | {model.__name__: model.KEY}


def _translatable(field: object, records: dict, depth: int = 0) -> bool:
    """Tell whether a field of a schema holds words, itself or in the records that it refers to."""
    if depth > 8:
        return False
    if isinstance(field, list):
        return any(_translatable(item, records, depth) for item in field)
    if not isinstance(field, dict):
        return False
    if field.get("words"):
        return True
    reference = field.get("$ref", "").rsplit("/", 1)[-1]
    if reference in records:
        inner = records[reference].get("properties", {}).values()
        return any(_translatable(value, records, depth + 1) for value in inner)
    return any(_translatable(value, records, depth) for key, value in field.items() if key != "description")


def _replaced(schema: object, text: dict) -> dict:
    """Return a copy of `schema` in which `text` stands for every text."""
    if isinstance(schema, dict):
        if schema.get("words"):
            return deepcopy(text)
        return {key: _replaced(value, text) for key, value in schema.items()}
    return [_replaced(item, text) for item in schema] if isinstance(schema, list) else schema


def _any_kind(schema: object) -> dict:
    """Return a copy of `schema` in which one of several records need not say which one it is: the source says it."""
    if isinstance(schema, dict):
        told = {"anyOf" if key == "oneOf" else key: value for key, value in schema.items() if key != "discriminator"}
        return {key: _any_kind(value) for key, value in told.items()}
    return [_any_kind(item) for item in schema] if isinstance(schema, list) else schema


def _without_marks(schema: object) -> dict:
    if isinstance(schema, dict):
        return {
            key: _without_marks(value) for key, value in schema.items() if key != "words" or not isinstance(value, bool)
        }
    return [_without_marks(item) for item in schema] if isinstance(schema, list) else schema
