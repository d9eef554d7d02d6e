"""How rules say what they found."""

from collections.abc import Mapping

from coursebook.model.record import Place
from coursebook.problems import Problem, nearest


def problem(place: Place, fact: str, remedy: str) -> Problem:
    """Return the problem that an author finds at `place`."""
    return Problem(place.path, place.line, fact, remedy)


def unknown(place: Place, fact: str, word: str, known: Mapping[str, str], otherwise: str) -> Problem:
    """Return the problem of a `word` that names nothing; `known` gives what it may name, with its title."""
    guess = nearest(word, known)
    title = f" ({known[guess]})" if guess and known[guess] else ""
    return problem(place, fact, f"did you mean `{guess}`{title}? {otherwise}" if guess else otherwise)
