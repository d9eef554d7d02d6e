"""What belongs to the learner: marks on what is done, the page of all that is kept, the learning record."""

import json

from coursebook.model.catalog import Catalog
from coursebook.model.course import Module
from coursebook.model.framework import Competency
from coursebook.model.text import typographic
from coursebook.views.here import Here


def my_data(here: Here) -> str:
    """Return the page on which learners see, carry away and delete everything that their browser keeps."""
    return here.render("my-data", data=book_data(here))


def learning_record(here: Here) -> str:
    """Return the record of what a learner says to have done, to print or to save."""
    here.used.add("kept-text")
    return here.render("learning-record", data=book_data(here))


def book_data(here: Here) -> str:
    """Return what scripts need to know of the book, as JSON: names, addresses, and what modules ask for and bring.

    `modules`: `{code, title, url, course, minutes, requires: [codes], reaches: {A1: level}, written}`, in the order of
    the book; `courses`, `competencies`, `profiles`, `levels` likewise; `names` says what the keys of the
    learner's texts and scenarios stand for: `{"scenario/lena": {title, url}}`; `region` is the language for dates.
    """
    catalog = here.catalog
    data = {
        "locale": catalog.locale,
        "region": catalog.words.region,
        "modules": [_module(here, module) for module in _kept(catalog, tuple(catalog.modules.values()))],
        "courses": [
            {"code": c.code, "title": typographic(c.title), "url": here.way(f"courses/{c.id}/index.md")}
            for c in catalog.courses
        ],
        "competencies": [_competency(here, competency) for competency in catalog.competencies.values()],
        "profiles": [
            {"id": p.id, "title": typographic(p.title), "levels": dict(p.levels)} for p in catalog.framework.profiles
        ],
        "levels": [{"id": level.id, "name": typographic(level.name)} for level in catalog.framework.levels],
        "names": _names(here),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _kept(catalog: Catalog, modules: tuple[Module, ...]) -> tuple[Module, ...]:
    """Return `modules` without those that the institution leaves out."""
    return tuple(module for module in modules if catalog.module_address(module) not in catalog.off)


def _module(here: Here, module: Module) -> dict[str, object]:
    catalog = here.catalog
    return {
        "code": module.code,
        "title": typographic(module.title),
        "url": here.way(catalog.module_address(module)),
        "course": catalog.course_of[module.code].code,
        "minutes": module.minutes,
        "requires": [before.code for before in _kept(catalog, catalog.modules_in(module.requires))],
        "reaches": {reach.id: reach.level for reach in module.competencies},
        "written": module.code in catalog.written_modules,
    }


def _competency(here: Here, competency: Competency) -> dict[str, object]:
    return {
        "id": competency.id,
        "title": typographic(competency.title),
        "url": here.way_of(competency.id),
        "levels": {level: typographic(words) for level, words in competency.levels.items()},
    }


def _names(here: Here) -> dict[str, dict[str, str]]:
    """Return title and address of what a learner can have played or written in, by the beginning of its key."""
    catalog = here.catalog
    named = {f"scenario/{id_}": scenario.title for id_, scenario in catalog.scenarios.items()}
    named |= {f"case/{id_}": case.title for id_, case in catalog.cases.items()}
    named |= {f"activity/{id_}": activity.title for id_, activity in catalog.activities.items()}
    shown = _pages_that_show(here)
    found = {key: {"title": typographic(title), "url": shown[key]} for key, title in named.items() if key in shown}
    for template in catalog.handbook.templates:
        found[f"template/{template.id}"] = {
            "title": typographic(f"{template.id} {template.title}"),
            "url": here.way_of(template.id),
        }
    found["record/name"] = {"title": catalog.words("record.name"), "url": here.way("my/record.md")}
    for code in catalog.quizzes:
        found[f"quiz/{code}"] = {"title": typographic(catalog.modules[code].title), "url": here.way_of(code)}
    return found


def _pages_that_show(here: Here) -> dict[str, str]:
    kinds = {"scenario": "scenario", "case_study": "case", "activity": "activity"}
    return {
        f"{kinds[call.name]}/{call.values[0]}": here.way(address)
        for address, page in here.catalog.pages.items()
        for call in page.calls
        if call.name in kinds and call.values
    }
