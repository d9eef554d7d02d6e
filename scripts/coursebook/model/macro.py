"""The macros that authors may write, and what each of their arguments names."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "target",
    "course",
    "path",
    "profile",
    "competency",
    "module",
    "chapter",
    "term",
    "source",
    "picture",
    "quiz",
    "scenario",
    "case",
    "storyboard",
    "activity",
    "video",
    "template",
    "name",
    "text",
]


# `{#` opens no comment, so that a heading may carry an anchor: `## Title {#anchor}`.
SYNTAX = {"comment_start_string": "{#~", "comment_end_string": "~#}"}


@dataclass(frozen=True)
class Argument:
    """An argument: its name, what it names, and whether it may be left out or repeated."""

    name: str
    kind: Kind
    optional: bool = False
    many: bool = False


@dataclass(frozen=True)
class Macro:
    """A macro: its arguments in order, and what it puts on the page.

    `inline`: it stands within a sentence. `searched`: readers who search find what it shows; lists of what other pages
    say are left out, so that a search leads to those pages.
    """

    arguments: tuple[Argument, ...]
    gives: str
    inline: bool = False
    searched: bool = True


def _one(kind: Kind) -> tuple[Argument, ...]:
    return (Argument(kind, kind),)


def _any_of(*kinds: Kind) -> tuple[Argument, ...]:
    return tuple(Argument(kind, kind, optional=True) for kind in kinds)


_TEXT = Argument("text", "text", optional=True)

MACROS: dict[str, Macro] = {
    "link": Macro(
        (Argument("target", "target"), _TEXT), "a link to a page by its code or id, with its title", inline=True
    ),
    "glossary_term": Macro(
        (Argument("term", "term"), _TEXT), "a term with its meaning on click, touch or key", inline=True
    ),
    "cite": Macro(_one("source"), "a short reference to a source", inline=True),
    "sources": Macro(
        (Argument("source", "source", optional=True, many=True),), "the sources that the page cites", searched=False
    ),
    "picture": Macro(_one("picture"), "a drawing of our own library"),
    "help_box": Macro((), "where to find help now, in a box", searched=False),
    "help_lines": Macro((), "the crisis lines of all countries"),
    "competency_matrix": Macro(
        _any_of("course", "path", "profile"),
        "competencies down, courses or modules across, levels in the cells",
        searched=False,
    ),
    "competency_card": Macro(_one("competency"), "all about one competency"),
    "domain_list": Macro((), "the six domains with their competencies", searched=False),
    "profile_card": Macro(_one("profile"), "what a profile is for and how to get there"),
    "profile_table": Macro(_any_of("profile"), "the levels that each profile asks for", searched=False),
    "crosswalk": Macro((), "public frameworks and our competencies that answer them"),
    "module_map": Macro(
        _any_of("course", "path"), "modules with their prerequisites, as a drawing and as a list", searched=False
    ),
    "course_header": Macro(_one("course"), "what a course is about, for whom, how long"),
    "course_outline": Macro(_one("course"), "the modules of a course", searched=False),
    "course_list": Macro((), "all courses", searched=False),
    "path_outline": Macro(_one("path"), "the steps of a learning path"),
    "path_list": Macro((), "all learning paths", searched=False),
    "handbook_outline": Macro((), "the parts and chapters of the handbook", searched=False),
    "template_list": Macro((), "the templates of the handbook"),
    "module_header": Macro(_one("module"), "where you are, minutes, outcomes, competencies"),
    "module_footer": Macro(_one("module"), "previous and next module", searched=False),
    "chapter_header": Macro(_one("chapter"), "where you are in the handbook"),
    "chapter_footer": Macro(
        _one("chapter"), "modules that go deeper, templates, previous and next chapter", searched=False
    ),
    "glossary": Macro((), "all terms in all languages"),
    "training_directory": Macro((), "training on offer elsewhere"),
    "source_list": Macro((), "all sources with their status"),
    "coverage": Macro((), "what the book covers and what not yet", searched=False),
    "quiz": Macro((Argument("module", "quiz"),), "the quiz of a module", searched=False),
    "scenario": Macro(_one("scenario"), "a branching scenario to play, or to read", searched=False),
    "scenario_map": Macro(_one("scenario"), "all screens of a scenario on one map, for facilitators", searched=False),
    "case_study": Macro(_one("case"), "a story in episodes, with questions"),
    "storyboard": Macro(_one("storyboard"), "a short film made of drawings and words"),
    "video": Macro(_one("video"), "a film from a file, with captions and transcript"),
    "activity": Macro(_one("activity"), "guided writing that stays on the reader's device"),
    "field": Macro((Argument("name", "name"), Argument("label", "text")), "a line of a template to fill in"),
    "long_field": Macro((Argument("name", "name"), Argument("label", "text")), "some lines of a template to fill in"),
    "template_tools": Macro(_one("template"), "download, print and wipe, on top of a template", searched=False),
    "exit_page": Macro((), "a button that leaves the page at once", searched=False),
    "my_data": Macro((), "everything that the reader's browser keeps, to carry away and to delete", searched=False),
    "self_assessment": Macro((), "where do I stand in each competency?", searched=False),
    "path_finder": Macro((), "which modules are useful next, and why", searched=False),
    "review_cards": Macro((), "a few questions a day, so that one remembers", searched=False),
    "learning_record": Macro((), "what a learner says to have done, to print and to save", searched=False),
    "takeaway": Macro((), "what there is to take away, in which format, with the files (the site puts it in)"),
    "translation_dashboard": Macro((), "how far a translation is and what waits (the site puts it in)", searched=False),
    "section_notice": Macro(
        _one("name"),
        "why a section is not, or not quite, in the language of the page (the site puts it in)",
        searched=False,
    ),
    "page_notes": Macro(
        (), "whether the text of this page is reviewed, and what it was translated from", searched=False
    ),
    "doors": Macro((), "the three doors of the home page"),
    "readers": Macro((), "the ways into the book for each kind of reader", searched=False),
}
