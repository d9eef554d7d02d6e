"""What a translator gets to translate, one text at a time, and what comes back."""

from dataclasses import dataclass
from typing import Literal

from coursebook.model.record import Place
from coursebook.problems import Problem
from coursebook.translation.digest import exact
from coursebook.translation.interchange.tokens import Protected

State = Literal["translated", "review", "empty"]
NOTHING = "-"


@dataclass(frozen=True)
class Segment:
    """A text of the source, with its translation where there is one, and what a translator is to know of it.

    `id` is the file without its language, then the way to the text: `courses/first/course.yml#modules/start/title`.
    `kind` says what it is: a heading, a cell. `made_from` is the sign of the section that it stands in. `most` is how
    many characters it may have. `form` is the plural category of a text with a number.
    """

    id: str
    source: Protected
    target: Protected | None
    place: Place
    kind: str
    state: State
    made_from: str = ""
    most: int = 0
    form: str = ""
    markdown: bool = False

    @property
    def name(self) -> str:
        return self.id.partition("#")[0]

    @property
    def had(self) -> str:
        """The sign of the translation as it is now, so that an import sees which of two has changed since."""
        return exact(self.target.text) if self.target else NOTHING

    @property
    def note(self) -> str:
        """What a translator is to know: what it is, how long it may be, what the placeholders stand for."""
        length = f", {self.most} characters at most" if self.most else ""
        meant = [f"{{{token.name}}} = {' '.join(token.literal.split())}" for token in self.source.tokens]
        shown = [line for line in meant if "} = {" not in line or "{{" in line]
        return "\n".join([f"{self.kind}{length}{f', plural form “{self.form}”' if self.form else ''}", *shown])

    @property
    def signs(self) -> str:
        """What the file carries for the import: what the text was made from, what its translation was."""
        return f"coursebook: made-from={self.made_from or NOTHING} had={self.had}"


@dataclass(frozen=True)
class Returned:
    """A segment as it comes back: its texts with the names of their tokens, and the line where it stands.

    `unfinished`: the editor says that somebody is to look at it again. `explicit`: it says that it is translated.
    """

    id: str
    source: str
    target: str
    place: Place
    unfinished: bool = False
    explicit: bool = True
    made_from: str = ""
    had: str = ""
    fault: str = ""

    def problem(self, fact: str, remedy: str) -> Problem:
        return Problem(self.place.path, self.place.line, f"`{self.id}`: {fact}", remedy)


def signs_in(notes: str) -> dict[str, str]:
    """Return `made_from` and `had` as the notes of a segment carry them; empty where an editor has dropped them."""
    line = next((line for line in notes.split("\n") if "coursebook: " in line), "")
    told = dict(word.split("=", 1) for word in line.partition("coursebook: ")[2].split() if "=" in word)
    made_from = told.get("made-from", "")
    return {"made_from": "" if made_from == NOTHING else made_from, "had": told.get("had", "")}
