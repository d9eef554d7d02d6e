"""Where the book lies and which languages it has."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

import yaml

PARTS = ("docs", "handbook", "courses", "competencies")


@dataclass(frozen=True)
class Locale:
    """A language of the book: its code (`fr`), its own name (`Français`) and the book's name in it."""

    code: str
    name: str
    book: str


@dataclass(frozen=True)
class Project:
    """The folders and languages of one book. The first locale is the source that the others translate.

    `directory_urls` says whether a page of the published site is a folder (`help/`) or a file (`help.html`).
    """

    root: Path
    locales: tuple[Locale, ...]
    site_url: str
    repo_url: str | None
    directory_urls: bool = True

    @property
    def source(self) -> str:
        return self.locales[0].code

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(locale.code for locale in self.locales)

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    def edit_url(self, path: str) -> str | None:
        """Return where the file at `path` can be edited in a browser, or None where nobody published the sources."""
        return f"{self.repo_url.rstrip('/')}/edit/main/{path}" if self.repo_url else None

    def online(self, code: str, path: str) -> str:
        """Return the address at which the site shows what has this path below the root of the language `code`."""
        return urljoin(self.site_url, ("" if code == self.source else f"{code}/") + path)

    def relative(self, path: Path) -> str:
        """Return `path` as authors see it: from the root, with slashes."""
        return path.relative_to(self.root).as_posix()


def read_project(root: Path) -> Project:
    """Return the project at `root`; its languages stand in `mkdocs.yml`, the source language first.

    Raises FileNotFoundError without `mkdocs.yml`, ValueError where it lists no languages.
    """
    try:
        settings = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), _SettingsLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ValueError(f"mkdocs.yml cannot be read: {error}") from error
    languages = _plugin(settings, "i18n").get("languages") or []
    if not languages:
        raise ValueError("mkdocs.yml: the plugin `i18n` lists no `languages`")
    languages = sorted(languages, key=lambda language: not language.get("default", False))
    locales = tuple(
        Locale(language["locale"], language["name"], language.get("site_name", settings.get("site_name", "")))
        for language in languages
    )
    folders = str(settings.get("use_directory_urls", True)).lower() != "false"
    return Project(root.resolve(), locales, settings.get("site_url") or "", settings.get("repo_url"), folders)


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` that holds a book. Raises FileNotFoundError if none does."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise FileNotFoundError("no mkdocs.yml here or above: go to the folder of the book first")


def _plugin(settings: dict, name: str) -> dict:
    for plugin in settings.get("plugins") or []:
        if isinstance(plugin, dict) and name in plugin:
            return plugin[name] or {}
    return {}


class _SettingsLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads `mkdocs.yml`, whose tags for Python objects mean nothing here."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """Return the first variable that is set of `!ENV [NAME, default]`, or else its last item."""
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(loader.construct_scalar(node)))
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_SettingsLoader.add_constructor("!ENV", _from_environment)
_SettingsLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
