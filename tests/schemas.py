"""Schemas of standards, which stand in a folder beside the project and not in it; SCHEMAS names another folder."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft7Validator, Draft201909Validator
from jsonschema.protocols import Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from tests.real_book import ROOT

FOLDER = Path(os.environ.get("SCHEMAS", ROOT.parent / "shared" / "schemas"))


def _folder(name: str) -> Path:
    if not (FOLDER / name).is_dir():
        pytest.skip(f"the schemas of `{name}` are not here: they belong into ../shared/schemas/{name}")
    return FOLDER / name


def amb(own: set[str]) -> Validator:
    """Return the schema of AMB, which refuses what it does not know; `own` are properties of schema.org besides."""
    schemas = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(_folder("amb").glob("*.json"))]
    (root,) = (schema for schema in schemas if schema["$id"].endswith("/schema.json"))
    root["properties"] |= dict.fromkeys(own, {"type": "string"})
    resources = [(schema["$id"], Resource(contents=_closed(schema), specification=DRAFT7)) for schema in schemas]
    return Draft7Validator(root, registry=Registry().with_resources(resources))


def _closed(schema: object) -> object:
    """Return `schema` so that objects have no properties but those it names; AMB lets any pass."""
    if isinstance(schema, list):
        return [_closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if isinstance(schema.get("properties"), dict) and "type" in schema:
        schema["additionalProperties"] = False
    for key in schema.keys() - {"contains"}:  # one item among others: what it has besides does not matter
        _closed(schema[key])
    return schema


def case() -> Validator:
    """Return the schema of CASE 1.1."""
    schema = json.loads((_folder("case") / "case-v1p1-cfpackage.json").read_text(encoding="utf-8"))
    schema["$schema"] = schema["$schema"].rstrip("#")
    return Draft201909Validator(schema, format_checker=Draft201909Validator.FORMAT_CHECKER)
