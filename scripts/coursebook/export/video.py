"""A storyboard as a film to keep: a silent video in WebM, and what the voice says as captions in WebVTT beside it."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from coursebook.load import Book
from coursebook.model.storyboard import Storyboard
from coursebook.model.text import typographic
from coursebook.problems import nearest
from coursebook.project import Project
from coursebook.views import storyboard_still
from coursebook.views.here import Here, components_in
from coursebook.views.storyboard_still import HEIGHT, WIDTH

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FRAMES = 10  # a second: the length of a scene is a whole number of tenths
_SPARE = 200  # pixels of window below the picture: some browsers count their own bars in
_PATIENCE = 300  # seconds that one program may take

Report = Callable[[str], None]


class FilmError(Exception):
    """The film cannot be made; the message says why and what to do."""


def export_video(project: Project, book: Book, locale: str, storyboard: str, folder: Path, report: Report) -> Path:
    """Write the film `storyboard` in the language `locale` into `folder` and return its path.

    The captions lie beside it: `lena.fr.webm`, `lena.fr.vtt`. `report` is told each step. Raises FilmError where the
    book has no such storyboard or language, or where a program is missing or fails.
    """
    known = book.catalogs.get(locale)
    if not known:
        raise FilmError(f"the book is not there in `{locale}`; it is in {', '.join(book.catalogs)}")
    if storyboard not in known.storyboards:
        guess = nearest(storyboard, known.storyboards)
        raise FilmError(f"there is no storyboard `{storyboard}`" + (f"; did you mean `{guess}`?" if guess else ""))
    here = Here(known, components_in(project.root / "overrides" / "components"), "index.md")
    return render(here, known.storyboards[storyboard], folder / f"{storyboard}.{locale}.webm", report)


def render(here: Here, storyboard: Storyboard, target: Path, report: Report) -> Path:
    """Film `storyboard` into `target` and write the captions beside it. Raises FilmError as `export_video` does."""
    browser, ffmpeg = _program("a Chromium", BROWSERS), _program("ffmpeg", ("ffmpeg",))
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        stills = list(_stills(here, storyboard, browser, Path(name), report))
        report(f"{target.name}: {storyboard.seconds:.0f} seconds")
        fresh = Path(name) / target.name
        _run(_filming(ffmpeg, stills, [scene.seconds for scene in storyboard.scenes], fresh))
        shutil.move(fresh, target)
    target.with_suffix(".vtt").write_text(captions(storyboard), encoding="utf-8")
    return target


def captions(storyboard: Storyboard) -> str:
    """Return the narration as WebVTT, a cue for each scene (W3C, "WebVTT: The Web Video Text Tracks Format")."""
    cues, start = ["WEBVTT"], 0.0
    for scene in storyboard.scenes:
        end = start + scene.seconds
        cues.append(
            f"{scene.id}\n{_clock(start)} --> {_clock(end)}\n{escape(typographic(scene.narration), quote=False)}"
        )
        start = end
    return "\n\n".join(cues) + "\n"


def _clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def _stills(here: Here, storyboard: Storyboard, browser: str, folder: Path, report: Report) -> Iterator[Path]:
    """Give a photograph of each scene."""
    for number, scene in enumerate(storyboard.scenes, 1):
        report(f"scene {number} of {len(storyboard.scenes)}: {scene.id}")
        page, still = folder / f"{number}.html", folder / f"{number}.png"
        page.write_text(storyboard_still.html(here, scene), encoding="utf-8")
        _run(_photographing(browser, page, still))
        if not still.is_file():
            raise FilmError(f"{browser} made no picture of scene `{scene.id}`")
        yield still


def _photographing(browser: str, page: Path, still: Path) -> list[str]:
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # Chromium refuses root otherwise
    return [
        browser,
        "--headless",
        *root,
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        f"--user-data-dir={page.parent / 'profile'}",
        f"--window-size={WIDTH},{HEIGHT + _SPARE}",
        f"--screenshot={still}",
        page.as_uri(),
    ]


def _filming(ffmpeg: str, stills: list[Path], seconds: list[float], target: Path) -> list[str]:
    """Return the command that shows each still for its time; bit for bit the same from the same stills."""
    shown = zip(stills, seconds, strict=True)
    inputs = [
        part
        for still, long in shown
        for part in ("-loop", "1", "-framerate", str(FRAMES), "-t", str(long), "-i", str(still))
    ]
    cut = "".join(f"[{n}:v]crop={WIDTH}:{HEIGHT}:0:0,format=yuv420p,setsar=1[s{n}];" for n in range(len(stills)))
    joined = "".join(f"[s{n}]" for n in range(len(stills))) + f"concat=n={len(stills)}:v=1:a=0[film]"
    quality = ["-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "32", "-cpu-used", "4", "-g", str(FRAMES * 10)]
    exact = ["-an", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"]
    return [
        ffmpeg,
        *("-loglevel", "error", "-y"),
        *inputs,
        *("-filter_complex", cut + joined, "-map", "[film]"),
        *quality,
        *exact,
        str(target),
    ]


def _program(what: str, names: tuple[str, ...]) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise FilmError(f"{what} is needed to film and is not installed here (looked for {', '.join(names)})")
    return found


def _run(command: list[str]) -> None:
    """Run a program to its end. Raises FilmError with what it said where it fails."""
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_PATIENCE)
    except subprocess.CalledProcessError as error:
        raise FilmError(f"{command[0]} failed: {error.stderr.strip()[-600:]}") from error
    except subprocess.TimeoutExpired as error:
        raise FilmError(f"{command[0]} did not finish within {_PATIENCE} seconds") from error
