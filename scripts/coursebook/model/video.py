"""Videos from real files, with captions and a transcript."""

from typing import Annotated

from pydantic import Field, StringConstraints

from coursebook.model.framework import SomeText
from coursebook.model.page import Review
from coursebook.model.record import Record
from coursebook.model.text import Text

MediaFile = Annotated[str, StringConstraints(pattern=r"^assets/(?:[\w-]+/)*[\w-]+\.(?:webm|mp4)$")]
ImageFile = Annotated[str, StringConstraints(pattern=r"^assets/(?:[\w-]+/)*[\w-]+\.(?:svg|png|jpg|webp)$")]


class Video(Record):
    """A film in `docs/assets/`. Captions stand beside it, one file a language: `film.webm`, `film.en.vtt`."""

    title: Text
    file: MediaFile
    poster: ImageFile | None = None
    seconds: Annotated[int, Field(gt=0)]
    transcript: SomeText
    review: Review | None = None

    def captions(self, locale: str) -> str:
        """Return the address of the captions in the language `locale`."""
        return f"{self.file.rpartition('.')[0]}.{locale}.vtt"
