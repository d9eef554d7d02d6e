"""A storyboard: without a script, a comic strip; with it, a film of drawings that the reader plays, steps and hears."""

from math import ceil

from babel.numbers import format_decimal

from coursebook.model.storyboard import Storyboard
from coursebook.views.here import Here
from coursebook.views.storyboard_picture import Part, Picture, picture

SPEEDS = (0.75, 1, 1.5)


def html(here: Here, storyboard: str) -> str:
    """Return the storyboard `storyboard`; each part of its pictures is defined once and used as often as it appears."""
    found = here.catalog.storyboards[storyboard]
    drawn = pictures(here, found)
    return here.render(
        "storyboard",
        storyboard=found,
        scenes=list(zip(found.scenes, drawn, strict=True)),
        drawn_from=parts_of(drawn),
        prefix=f"storyboard-{here.next_number()}",
        minutes=ceil(found.seconds / 60),
        speeds=[(speed, format_decimal(speed, locale=here.catalog.words.cldr)) for speed in SPEEDS],
    )


def pictures(here: Here, storyboard: Storyboard) -> list[Picture]:
    """Return the picture of each scene. Raises FileNotFoundError where the library lacks a part of one."""
    return [picture(here.components.folder, scene) for scene in storyboard.scenes]


def parts_of(drawn: list[Picture]) -> list[Part]:
    """Return the parts that pictures are drawn from, each once."""
    return list({name: part for one in drawn for name, part in one.parts.items()}.values())
