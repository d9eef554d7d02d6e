"""A storyboard can be taken away as a silent film with captions, the same each time."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from coursebook.export import video
from coursebook.export.video import BROWSERS, FilmError, captions, export_video
from coursebook.model.storyboard import Storyboard
from coursebook.views import storyboard_still
from coursebook.views.here import Here, components_in
from tests.conftest import Drawing
from tests.real_book import ROOT

FILM = "courses/en/first/short.storyboard.yml"
SHORT = """
title: Short
summary: Two pictures.
scenes:
  - id: first
    place: park
    figures: [{who: lena, x: 30}, {who: sam, x: 70, looks: left}]
    lines: [{id: hello, figure: 1, says: Hello.}]
    narration: Lena & Sam meet; it's <early>.
    shows: Two people in a park.
  - id: second
    place: street
    narration: One of them goes on to talk for so long that this scene takes more than four seconds.
    shows: A street.
"""
FRENCH = """
translation: {status: machine}
title: Court
summary: Deux images.
scenes:
  - {id: first, lines: [{id: hello, says: Bonjour.}], narration: Elles se voient., shows: Un parc.}
  - {id: second, narration: La rue., shows: Une rue.}
"""
needs_programs = pytest.mark.skipif(
    not (shutil.which("ffmpeg") and shutil.which("ffprobe") and any(map(shutil.which, BROWSERS))),
    reason="filming needs ffmpeg and a Chromium",
)


@pytest.fixture
def film(book: Drawing) -> Drawing:
    """The small book with a short film in English and French, and with our pictures."""
    shutil.copytree(ROOT / "overrides", book.root / "overrides", dirs_exist_ok=True)
    book.draw({FILM: SHORT, FILM.replace("/en/", "/fr/"): FRENCH})
    return book


def take(film: Drawing, locale: str = "en", name: str = "short", said: list[str] | None = None) -> Path:
    report = (said if said is not None else []).append
    return export_video(film.project, film.load(), locale, name, film.root / "films", report)


def probe(path: Path) -> dict:
    """Return what ffprobe finds in a film."""
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_streams", "-show_format", str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@needs_programs
def test_a_film_is_silent_and_as_long_as_its_scenes(film: Drawing) -> None:
    said: list[str] = []
    path = take(film, said=said)
    found = probe(path)
    (stream,) = found["streams"]
    assert (stream["codec_name"], stream["width"], stream["height"]) == ("vp9", 1280, 720)
    seconds = film.load().source.storyboards["short"].seconds
    assert seconds > 8
    assert float(found["format"]["duration"]) == pytest.approx(seconds, abs=0.15)
    assert sorted(one.name for one in path.parent.iterdir()) == ["short.en.vtt", "short.en.webm"]
    assert said == ["scene 1 of 2: first", "scene 2 of 2: second", f"short.en.webm: {seconds:.0f} seconds"]


@needs_programs
def test_the_picture_fills_the_frame_and_changes_when_its_time_is_over(film: Drawing) -> None:
    path = take(film)
    first, still_first, second = (frame(path, at) for at in (0.5, 3.8, 4.4))
    assert len(first) == 64 * 36
    assert difference(first, still_first) < 2
    assert difference(first, second) > 8
    lowest = first[-64 * 3 :]
    assert min(lowest) > 225, "something below the caption: the window's own bars, or a caption cut off"
    assert min(first[: 64 * 30]) < 120, "no picture"


def frame(path: Path, seconds: float) -> bytes:
    """Return the frame at `seconds` as 64 by 36 grey points."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-ss", str(seconds), "-frames:v", "1"]
    command += ["-vf", "scale=64:36:flags=area,format=gray", "-f", "rawvideo", "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def difference(one: bytes, other: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def test_the_captions_say_what_the_voice_says_when_its_scene_is_shown(film: Drawing) -> None:
    storyboard = film.load().source.storyboards["short"]
    first, second = storyboard.scenes
    assert captions(storyboard) == (
        "WEBVTT\n\n"
        "first\n00:00:00.000 --> 00:00:04.200\nLena &amp; Sam meet; it’s &lt;early&gt;.\n\n"
        f"second\n00:00:04.200 --> 00:00:{first.seconds + second.seconds:06.3f}\n{second.narration}\n"
    )


def test_captions_of_a_long_film_count_minutes_and_hours() -> None:
    scene = {"id": "one", "place": "park", "narration": "word " * 4000, "shows": "A park."}
    long = Storyboard.model_validate(
        {"title": "L", "summary": "L", "scenes": [scene | {"id": f"s{n}"} for n in range(3)]}
    )
    starts = [line.split(" --> ")[0] for line in captions(long).splitlines() if "-->" in line]
    assert starts == ["00:00:00.000", "00:30:19.200", "01:00:38.400"]


@needs_programs
def test_a_film_in_another_language_stands_beside_the_first(film: Drawing) -> None:
    path = take(film, "fr")
    assert path.name == "short.fr.webm"
    assert "Elles se voient." in path.with_suffix(".vtt").read_text(encoding="utf-8")


def test_a_still_shows_the_picture_and_the_narration_and_loads_nothing(film: Drawing) -> None:
    catalog = film.load().catalogs["fr"]
    here = Here(catalog, components_in(film.root / "overrides" / "components"), "index.md")
    html = storyboard_still.html(here, catalog.storyboards["short"].scenes[0])
    assert html.startswith('<!doctype html> <html lang="fr" dir="ltr">')
    assert "Bonjour." in html and "<p>Elles se voient.</p>" in html
    assert not any(word in html for word in ("http:", "https:", "src=", "<link", "<script", "url("))


@pytest.mark.parametrize(
    ("locale", "name", "message"),
    [
        ("en", "shrot", "there is no storyboard `shrot`; did you mean `short`?"),
        ("de", "short", "the book is not there in `de`; it is in en, fr"),
    ],
)
def test_a_wrong_name_is_answered_with_what_there_is(film: Drawing, locale: str, name: str, message: str) -> None:
    with pytest.raises(FilmError) as error:
        take(film, locale, name)
    assert str(error.value) == message


@pytest.mark.parametrize("missing", ["ffmpeg", "chromium"])
def test_a_missing_program_is_named_before_anything_is_written(
    film: Drawing, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr(video.shutil, "which", lambda name: None if missing in name else f"/usr/bin/{name}")
    monkeypatch.setattr(video, "BROWSERS", ("chromium",))
    with pytest.raises(FilmError, match=missing):
        take(film)
    assert not (film.root / "films").exists()


def test_a_program_that_fails_is_quoted_and_leaves_no_film(film: Drawing, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = film.root / "chromium"
    broken.write_text("#!/bin/sh\necho no screen here >&2\nexit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(video.shutil, "which", lambda _name: str(broken))
    with pytest.raises(FilmError, match="no screen here"):
        take(film)
    assert list((film.root / "films").iterdir()) == []
