"""The navigation of one language, in the form that MkDocs takes."""

from coursebook.model.catalog import Catalog
from coursebook.model.institution import LOCAL
from coursebook.model.text import typographic

_MY = ("my/index.md", "my/assessment.md", "my/path.md", "my/review.md", "my/record.md")
_RESOURCES = ("takeaway.md", "institutions.md", "glossary.md", "training.md", "sources.md", "coverage.md")
_ABOUT = ("about.md", "independence.md", "accessibility.md", "privacy.md", "licence.md")
_CONTRIBUTING = (
    "index", "new-module", "writing", "learning-materials", "macros", "files", "checks", "translating", "design",
    "architecture",
)  # fmt: skip


def navigation(catalog: Catalog) -> list:
    """Return sections and pages from left to right and from top to bottom; pages that do not exist are left out."""
    t = catalog.words
    sections = _local(catalog) | {
        str(t("nav.handbook")): _handbook(catalog),
        str(t("nav.courses")): _courses(catalog),
        str(t("nav.competencies")): _competencies(catalog),
        str(t("nav.my")): [*_MY],
        str(t("nav.resources")): [*_RESOURCES],
        str(t("nav.about")): [*_ABOUT, {str(t("nav.contributing")): _contributing(catalog)}],
    }
    tree = ["index.md", "help.md", *({name: items} for name, items in sections.items())]
    return _existing(tree, catalog)


def parts(tree: list, above: tuple[str, ...] = ()) -> dict[str, str]:
    """Return where each page of a navigation stands: the titles of the sections around it, the outermost first."""
    found: dict[str, str] = {}
    for item in tree:
        if isinstance(item, str):
            found[item] = " › ".join(above)
        else:
            for title, inner in item.items():
                found |= parts(inner, (*above, title))
    return found


def _local(catalog: Catalog) -> dict[str, list]:
    """Return the pages that the institution adds, under its name."""
    pages = sorted(address for address in catalog.pages if address.startswith(LOCAL))
    return {typographic(catalog.institution.name): pages} if catalog.institution else {}


def _handbook(catalog: Catalog) -> list:
    parts = [
        {typographic(part.title): [f"handbook/{c.id}.md" for c in part.chapters]} for part in catalog.handbook.parts
    ]
    templates = [f"handbook/templates/{template.id.lower()}.md" for template in catalog.handbook.templates]
    return ["handbook/index.md", *parts, {str(catalog.words("nav.templates")): ["handbook/templates.md", *templates]}]


def _courses(catalog: Catalog) -> list:
    courses = [
        {
            typographic(f"{c.code} {c.title}"): [
                f"courses/{c.id}/index.md",
                *(catalog.module_address(m) for m in c.modules),
            ]
        }
        for c in catalog.courses
    ]
    paths = {str(catalog.words("nav.paths")): [f"courses/paths/{path.id}.md" for path in catalog.paths]}
    return ["courses/index.md", *courses, paths]


def _competencies(catalog: Catalog) -> list:
    domains = [
        {typographic(f"{d.id} {d.title}"): [f"competencies/{c.id.lower()}.md" for c in d.competencies]}
        for d in catalog.framework.domains
    ]
    profiles = [f"competencies/profiles/{profile.id}.md" for profile in catalog.framework.profiles]
    section = {str(catalog.words("nav.profiles")): ["competencies/profiles.md", *profiles]}
    return ["competencies/index.md", "competencies/matrix.md", section, "competencies/crosswalk.md", *domains]


def _contributing(catalog: Catalog) -> list:
    """Return the pages for contributors: those for authors first, then any that this list does not know."""
    first = [f"contributing/{name}.md" for name in _CONTRIBUTING]
    return [
        *first,
        "translation.md",
        *(address for address in catalog.pages if _folder(address) == "contributing" and address not in first),
    ]


def _folder(address: str) -> str:
    return address.rpartition("/")[0]


def _existing(items: list, catalog: Catalog) -> list:
    """Return `items` without pages that the book does not have or leaves out, and sections left empty by that."""
    kept: list = []
    for item in items:
        if isinstance(item, str):
            kept += [item] if item in catalog.targets and item not in catalog.off else []
        else:
            for title, inner in item.items():
                inside = _existing(inner, catalog)
                kept += [{title: inside}] if inside else []
    return kept
