"""What a translator gets to translate, one text at a time, and what comes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coursebook.model.record import Place
from coursebook.problems import Problem
from coursebook.sources.digest import exact
from coursebook.translation.interchange.tokens import Protected, Token

State = Literal["translated", "review", "empty"]
NOTHING = "-"


@dataclass(frozen=True)
class Segment:
    """A text of the source, with its translation where there is one, and what a translator is to know of it.

    `id` is the file without its language, then the way to the text: `courses/first/course.yml#modules/start/title`.
    `kind` says what it is: a heading, a cell. `made_from` is the sign of the section that it stands in. `most` is how
    many characters it may have. `form` is the plural category of a text with a number. `whole`: it counts only together
    with others, those of a section or of a list. `carried` is what an earlier file has and the book has not yet.
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
    whole: bool = False
    carried: str = ""

    @property
    def shown(self) -> str:
        """The translation that goes into the file."""
        return self.carried or (self.target.text if self.target else "")

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
        form = f", plural form “{self.form}”" if self.form else ""
        return "\n".join([f"{self.kind}{length}{form}", *_meanings(self.source.tokens)])

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


def _meanings(tokens: tuple[Token, ...]) -> Iterator[str]:
    """Give a line for each placeholder that is not plain: what it stands for."""
    by_name = {token.name: token for token in tokens}
    for token in tokens:
        end = by_name.get(token.partner)
        names = f"{{{token.name}}}…{{{token.partner}}}" if end else f"{{{token.name}}}"
        stands_for = " ".join(f"{token.literal}…{end.literal}".split() if end else token.literal.split())
        if token.role != "end" and stands_for != names:
            yield f"{names} = {stands_for or 'a line break'}"


def signs_in(notes: str) -> dict[str, str]:
    """Return `made_from` and `had` as the notes of a segment carry them; empty where an editor has dropped them."""
    line = next((line for line in notes.split("\n") if "coursebook: " in line), "")
    told = dict(word.split("=", 1) for word in line.partition("coursebook: ")[2].split() if "=" in word)
    made_from = told.get("made-from", "")
    return {"made_from": "" if made_from == NOTHING else made_from, "had": told.get("had", "")}
