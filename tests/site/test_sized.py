"""Every image of a page says how large it is: nothing jumps when it comes."""

from pathlib import Path

import pytest
from PIL import Image

from coursebook.site.sized import sized

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180.4"/>'


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "assets"
    folder.mkdir()
    (folder / "a circle.svg").write_text(DRAWING, encoding="utf-8")
    Image.new("RGB", (40, 30)).save(folder / "photo.png")
    return tmp_path


@pytest.mark.parametrize("url", ["courses/listening/", "courses/listening.html", "fr/courses/"])
def test_a_drawing_and_a_photo_say_their_size(files: Path, url: str) -> None:
    up = "../" * url.count("/")
    page = f'<p><img alt="" src="{up}assets/a%20circle.svg"> <img alt="" src="{up}assets/photo.png" /></p>'
    found, images = sized(page, url, files)
    assert found == (
        f'<p><img width="320" height="180" alt="" src="{up}assets/a%20circle.svg">'
        f' <img width="40" height="30" alt="" src="{up}assets/photo.png" /></p>'
    )
    assert images == {"assets/a circle.svg", "assets/photo.png"}


@pytest.mark.parametrize(
    "image",
    ['<img alt="" src="assets/photo.png" width="20">', '<img alt="" src="assets/none.png">', '<img alt="">'],
    ids=["sized by its author", "not there", "without a source"],
)
def test_what_cannot_be_known_and_what_is_known_stay_as_they_are(files: Path, image: str) -> None:
    found, _ = sized(image, "", files)
    assert found == image
