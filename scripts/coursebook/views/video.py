"""A film from a file of the book, with captions and transcript; never somebody else's player."""

from coursebook.views.here import Here


def html(here: Here, video: str) -> str:
    """Return the film `video` with captions in every language that has them, and its transcript."""
    found = here.catalog.videos[video]
    files = here.components.folder.parents[1] / "docs"
    languages = [path.suffixes[-2][1:] for path in sorted(files.glob(found.captions("*")))]
    return here.render("video", video=found, captions=languages)
