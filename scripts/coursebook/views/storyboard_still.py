"""One scene of a storyboard as a page of its own, 1280 by 720 pixels: the picture and what the voice says below."""

from coursebook.model.storyboard import Scene
from coursebook.views.here import Here
from coursebook.views.storyboard_picture import picture

WIDTH, HEIGHT = 1280, 720
_LONG = 150  # characters of narration that fit in large letters


def html(here: Here, scene: Scene) -> str:
    """Return `scene` as a whole HTML document that needs no other file. Raises FileNotFoundError as `picture` does."""
    letters = 34 if len(scene.narration) <= _LONG else 28
    return here.render("storyboard-still", scene=scene, drawn=picture(here.components.folder, scene), letters=letters)
