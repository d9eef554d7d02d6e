"""Achievements of Open Badges 3.0 (1EdTech): what somebody may award for a course or a profile. Nothing is signed."""

from coursebook.model.catalog import Catalog
from coursebook.model.course import Course
from coursebook.model.framework import Profile
from coursebook.model.text import Text, typographic
from coursebook.views.online import Online

Json = dict[str, object]

_CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]


def achievements(catalog: Catalog, online: Online) -> dict[str, Json]:
    """Return the achievements of one language by name: one a course whose modules are all written, one a profile.

    What waits for its translation is left out: a badge in two languages would say something else to each reader.
    """
    found = {}
    for course in catalog.courses:
        address = f"courses/{course.id}/index.md"
        complete = catalog.written_modules.issuperset(module.code for module in course.modules)
        if complete and catalog.is_translated(address) and _own(catalog, course, _reached(course)):
            found[course.id] = _of_course(catalog, online, course, address)
    for profile in catalog.framework.profiles:
        if _own(catalog, profile, profile.levels):
            found[f"profile-{profile.id}"] = _of_profile(catalog, online, profile)
    return found


def _own(catalog: Catalog, of: Course | Profile, levels: dict[str, int]) -> bool:
    """Tell whether all words of an achievement are in the language of `catalog`."""
    titles = [catalog.competencies[competency].title for competency in levels]
    return all(text.language is None for text in (of.title, of.summary, *titles))


def _reached(course: Course) -> dict[str, int]:
    """Return the highest level that a course reaches in each of its competencies."""
    levels: dict[str, int] = {}
    for reach in (reach for module in course.modules for reach in module.competencies):
        levels[reach.id] = max(reach.level, levels.get(reach.id, 0))
    return levels


def _of_course(catalog: Catalog, online: Online, course: Course, address: str) -> Json:
    outcomes = [outcome for module in course.modules for outcome in module.outcomes]
    return _achievement(catalog, online, course.id, course, _reached(course)) | {
        "achievementType": "Course",
        "humanCode": course.code,
        "criteria": _criteria(catalog, online, address, outcomes),
    }


def _of_profile(catalog: Catalog, online: Online, profile: Profile) -> Json:
    wanted = [catalog.competencies[id_].levels[level] for id_, level in profile.levels.items()]
    address = f"competencies/profiles/{profile.id}.md"
    return _achievement(catalog, online, f"profile-{profile.id}", profile, profile.levels) | {
        "achievementType": "Competency",
        "criteria": _criteria(catalog, online, address, wanted),
    }


def _achievement(catalog: Catalog, online: Online, name: str, of: Course | Profile, levels: dict[str, int]) -> Json:
    language = catalog.locale
    original = {"id": online.id("achievements", name), "type": ["Related"], "inLanguage": online.source}
    return {
        "@context": _CONTEXT,
        "id": online.id("achievements", name, language=language),
        "type": ["Achievement"],
        "name": typographic(of.title),
        "description": typographic(of.summary),
        "inLanguage": language,
        "creator": {"id": online.site, "type": ["Profile"], "name": catalog.book, "url": online.site},
        "alignment": [_alignment(catalog, online, *pair) for pair in sorted(levels.items())],
        **({} if language == online.source else {"related": [original]}),
    }


def _criteria(catalog: Catalog, online: Online, address: str, statements: list[Text]) -> Json:
    own = [statement for statement in statements if statement.language is None]
    narrative = "\n".join(f"- {typographic(statement)}" for statement in own)
    return {"id": online.page(catalog.locale, address)} | ({"narrative": narrative} if narrative else {})


def _alignment(catalog: Catalog, online: Online, competency: str, level: int) -> Json:
    title = typographic(catalog.competencies[competency].title)
    return {
        "type": ["Alignment"],
        "targetType": "CFItem",
        "targetCode": f"{competency}.{level}",
        "targetName": f"{title} ({catalog.words('level.short', level=level)})",
        "targetFramework": typographic(catalog.framework.title),
        "targetUrl": online.id("competencies", competency, f"level-{level}", catalog.locale),
    }
