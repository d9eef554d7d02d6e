"""What is wrong in a source, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author can mend: `path:line: fact` and `fix: remedy`. Lines count from 1; paths from the root."""

    path: str
    line: int
    fact: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.fact}\n    fix: {self.remedy}"

    def as_github_annotation(self) -> str:
        """Return the problem as a workflow command that GitHub shows beside the line of a pull request.

        Escapes as documented under "Workflow commands for GitHub Actions".
        """
        path = _escaped(self.path).replace(":", "%3A").replace(",", "%2C")
        return f"::error file={path},line={self.line}::{_escaped(f'{self.fact}. Fix: {self.remedy}')}"


class SourceError(Exception):
    """The sources cannot be used; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that an author most likely meant by `word`, or None if nothing is near."""
    by_lower = {name.lower(): name for name in known}
    matches = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.5)
    return by_lower[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the remedy for a mistyped `word`: the nearest of `known` where there is one, then `otherwise`."""
    guess = nearest(word, known)
    return f"did you mean `{guess}`? {otherwise}" if guess else otherwise


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
