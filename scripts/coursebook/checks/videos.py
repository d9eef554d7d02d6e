"""Videos are files of the book, with captions."""

from collections.abc import Iterator

from coursebook.checks.pages import assets
from coursebook.checks.report import problem
from coursebook.load import Book
from coursebook.problems import Problem


def videos_have_their_files(book: Book) -> Iterator[Problem]:
    """The film and its poster are in docs/assets/, and so are captions in the source language."""
    there = assets(book)
    for video in book.source.videos.values():
        for field in ("file", "poster"):
            name = getattr(video, field)
            if name and name not in there:
                yield problem(video.at(field), f"there is no file docs/{name}", "put it there, or correct the name")
        captions = video.captions(book.project.source)
        if captions not in there:
            remedy = "write them as WebVTT: people who do not hear need them, and so do people in a noisy place"
            yield problem(video.at("file"), f"there are no captions docs/{captions}", remedy)
