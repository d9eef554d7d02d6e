"""Competencies: the card of one, the list of all by domain, the profiles, the crosswalk."""

from coursebook.model.catalog import Catalog
from coursebook.model.framework import CrosswalkItem, Neighbour
from coursebook.views.here import Here


def card(here: Here, competency: str) -> str:
    """Return all about one competency: what it is, its levels, what teaches it, its neighbours elsewhere."""
    catalog = here.catalog
    return here.render(
        "competency-card",
        competency=catalog.competencies[competency],
        domain=catalog.domain_of[competency],
        teaching=catalog.teaching(competency),
        chapters=[chapter for chapter in catalog.handbook.chapters if competency in chapter.competencies],
        profiles=[profile for profile in catalog.framework.profiles if competency in profile.levels],
        neighbours=neighbours_of(catalog, competency),
    )


def neighbours_of(catalog: Catalog, competency: str) -> list[tuple[Neighbour, list[CrosswalkItem]]]:
    """Return the public frameworks with an area that `competency` answers, each with those areas."""
    pairs = [
        (neighbour, [item for item in neighbour.items if competency in item.competencies])
        for neighbour in catalog.framework.crosswalk
    ]
    return [(neighbour, items) for neighbour, items in pairs if items]


def profile_card(here: Here, profile: str) -> str:
    """Return what a profile is for and the learning paths that lead towards it."""
    catalog = here.catalog
    paths = [path for path in catalog.paths if path.profile == profile]
    return here.render("profile-card", profile=catalog.profiles[profile], paths=paths)


def domain_list(here: Here) -> str:
    """Return the domains, each with links to its competencies."""
    return here.render("domain-list", domains=here.catalog.framework.domains)


def profile_table(here: Here, profile: str = "") -> str:
    """Return the levels that every profile asks for, or only `profile`."""
    profiles = here.catalog.framework.profiles
    chosen = [here.catalog.profiles[profile]] if profile else list(profiles)
    rows = [c for c in here.catalog.competencies.values() if any(c.id in p.levels for p in chosen)]
    return here.render("profile-table", profiles=chosen, rows=rows)


def crosswalk(here: Here) -> str:
    """Return every public framework with its areas and our competencies that answer them."""
    return here.render("crosswalk", neighbours=here.catalog.framework.crosswalk)
