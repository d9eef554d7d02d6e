"""A branching scenario: without a script, linked sections to read and follow; with it, one screen at a time."""

from coursebook.model.catalog import Catalog
from coursebook.views.here import Here


def html(here: Here, scenario: str) -> str:
    """Return the scenario `scenario` with all its screens."""
    found = here.catalog.scenarios[scenario]
    mirror = here.catalog.scenarios.get(found.mirror or "")
    return here.render(
        "scenario",
        id=scenario,
        scenario=found,
        number_of={node.id: number for number, node in enumerate(found.nodes, 1)},
        mirror=page_of(here.catalog, found.mirror) if mirror else None,
        mirror_title=mirror.title if mirror else None,
    )


def page_of(catalog: Catalog, scenario: str) -> str:
    """Return the address of the page that shows `scenario`, or of its map where none does."""
    for address, page in catalog.pages.items():
        if any(call.name == "scenario" and scenario in call.values for call in page.calls):
            return address
    return catalog.scenario_map_address(scenario)
