"""The home page: three doors and the ways in for each kind of reader."""

from coursebook.views.here import Here

# door -> picture, page; the words are in overrides/words
DOORS = {
    "community": ("circle", "handbook"),
    "learn": ("path", "courses"),
    "wellbeing": ("lamp", "help"),
}
# reader -> where they begin
READERS = {
    "peer-worker": ("profile:starting-peer-worker", "path:mooc", "K1.1"),
    "institution": ("institutions", "H1", "H4", "H5"),
    "care-team": ("path:team", "H14", "profile:team-member"),
    "association": ("H3", "H2", "training"),
    "researcher": ("path:ambassador", "H4", "K7"),
}


def doors(here: Here) -> str:
    """Return the three doors: Community, Learn, Well-being."""
    return here.render("doors", doors=DOORS)


def readers(here: Here) -> str:
    """Return, for each kind of reader, where to begin."""
    return here.render(
        "readers", readers={name: [here.catalog.find(ref) for ref in refs] for name, refs in READERS.items()}
    )
