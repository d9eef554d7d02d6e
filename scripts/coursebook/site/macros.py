"""Macros: name -> view. What a page may call, run in a sandbox with nothing else in reach."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from super_collections import SuperDict

from coursebook.model.macro import MACROS, SYNTAX
from coursebook.sources.markdown_file import code_spans
from coursebook.sources.plain_calls import PLAIN_CALL, all_plain, given

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin

# Imported when a page calls them: most pages call few.
VIEWS: dict[str, str] = {
    "link": "link:html",
    "glossary_term": "glossary_term:html",
    "cite": "cite:html",
    "sources": "sources:html",
    "source_list": "sources:all_html",
    "picture": "picture:html",
    "help_box": "help_lines:box",
    "help_lines": "help_lines:html",
    "competency_matrix": "competency_matrix:html",
    "competency_card": "competency:card",
    "domain_list": "competency:domain_list",
    "profile_card": "competency:profile_card",
    "profile_table": "competency:profile_table",
    "crosswalk": "competency:crosswalk",
    "module_map": "module_map:html",
    "course_header": "course:header",
    "course_outline": "course:outline",
    "course_list": "course:course_list",
    "path_outline": "course:path_outline",
    "path_list": "course:path_list",
    "module_header": "course:module_header",
    "module_footer": "course:module_footer",
    "handbook_outline": "handbook:outline",
    "template_list": "handbook:template_list",
    "chapter_header": "handbook:chapter_header",
    "chapter_footer": "handbook:chapter_footer",
    "glossary": "data:glossary",
    "training_directory": "data:training_directory",
    "coverage": "data:coverage",
    "doors": "home:doors",
    "readers": "home:readers",
    "quiz": "quiz:html",
    "scenario": "scenario:html",
    "scenario_map": "scenario_map:html",
    "case_study": "case_study:html",
    "storyboard": "storyboard:html",
    "video": "video:html",
    "activity": "activity:html",
    "field": "template:field",
    "long_field": "template:long_field",
    "template_tools": "template:tools",
    "exit_page": "exit_page:html",
    "my_data": "learner:my_data",
    "self_assessment": "self_assessment:html",
    "path_finder": "path_finder:html",
    "review_cards": "review_cards:html",
    "learning_record": "learner:learning_record",
    "takeaway": "takeaway:html",
    "translation_dashboard": "translation_dashboard:html",
    "section_notice": "notes:section",
    "page_notes": "notes:notes",
}

_BRACE = "\ue000"  # stands for `{` in code while macros run; a private character that no text contains


class _Page(Template):
    """A page that sees our macros and nothing else: no configuration, no files, no front matter."""

    def render(self, *_args: object, **_variables: object) -> str:
        return super().render().replace(_BRACE, "{")


class PageEnvironment(SandboxedEnvironment):
    """Runs the macros of a page. Macros within code are shown, not run."""

    template_class = _Page

    def __init__(self, macros: dict[str, Callable[..., str]]):
        super().__init__(undefined=StrictUndefined, keep_trailing_newline=True, **SYNTAX)
        self.globals.clear()
        self.globals.update(macros)

    def from_string(self, source: str, *_args: object, **_settings: object) -> "Template | _PlainPage":
        for start, end in reversed(code_spans(source)):
            source = source[:start] + source[start:end].replace("{", _BRACE) + source[end:]
        if all_plain(source, self.globals):
            return _PlainPage(source, self.globals)
        code = SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True, **SYNTAX).compile(source)
        return self.template_class.from_code(self, code, self.make_globals(None))


class _PlainPage:
    """A page with plain calls only, as nearly all are: nothing has to be compiled for it."""

    def __init__(self, source: str, macros: Mapping[str, Callable[..., str]]):
        self._source, self._macros = source, macros

    def render(self, *_args: object, **_variables: object) -> str:
        return PLAIN_CALL.sub(self._called, self._source).replace(_BRACE, "{")

    def _called(self, match: re.Match[str]) -> str:
        texts, named = given(match)
        return str(self._macros[match[1]](*texts, **dict(named)))


@cache
def view(name: str) -> Callable[..., str]:
    """Return the view that the macro `name` calls."""
    return resolve_name(f"coursebook.views.{VIEWS[name]}")


def define_env(plugin: "MacrosPlugin") -> None:
    """Register every macro with mkdocs-macros, which calls this once a language."""
    for name in VIEWS:
        plugin.macro(_macro(name, plugin), name)


def confine(plugin: "MacrosPlugin") -> None:
    """Give `plugin` a sandbox with our macros only; its own environment lets a page run any Python."""
    plugin._env = PageEnvironment({name: plugin.macros[name] for name in VIEWS})
    plugin._variables = SuperDict({"macros": {}})


def _macro(name: str, plugin: "MacrosPlugin") -> Callable[..., str]:
    """Return the macro `name` for the page that `plugin` is rendering at the moment of the call."""

    def macro(*args: object, **named: object) -> str:
        here = plugin.conf.plugins["coursebook"].here()
        html = view(name)(here, *args, **named)
        return html if MACROS[name].inline else here.set_aside(html, MACROS[name].searched)

    return macro
