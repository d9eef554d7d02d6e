"""An index -> small files, each with the words between two others of the alphabet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from os.path import commonprefix

from coursebook.search.index import Index, Stem
from coursebook.search.places import Places, digits

LARGEST = 7_000  # characters; about 5 KB as they cross the network


@dataclass
class Shard:
    """Words in alphabetical order and where they stand. `first` is where the shard begins in the alphabet."""

    first: str = ""
    _forms: list[str] = field(default_factory=list)
    _places: list[Places] = field(default_factory=list)
    _numbers: dict[Stem, str] = field(default_factory=dict)
    _size: int = 0

    @property
    def full(self) -> bool:
        return self._size >= LARGEST

    @property
    def data(self) -> list[str]:
        """The words and the places, as texts: see `site-search` in docs/en/contributing/architecture.md."""
        return [" ".join(self._forms), " ".join(self._places)]

    def begin(self, form: str) -> None:
        """Take in the word `form`, whose stems come after it."""
        self._forms.append(form)
        self._size += len(form)

    def add(self, stem: Stem, places: Iterable[Places]) -> None:
        """Take in a stem of the last word; each shard in which it has a word tells its places."""
        if stem not in self._numbers:
            self._numbers[stem] = digits(len(self._places))
            self._places.append("".join(places))
            self._size += len(self._places[-1])
        self._forms[-1] += f":{self._numbers[stem]}"


def shards(index: Index) -> list[Shard]:
    """Return the shards of `index`, in alphabetical order."""
    found: list[Shard] = []
    before = ""
    for form, stem in (line.split(" ", 1) for line in index.forms):
        if form != before:
            if not found or found[-1].full:
                found.append(Shard(first=form[: len(commonprefix((before, form))) + 1]))
            found[-1].begin(form)
        found[-1].add(stem, index.places[stem])
        before = form
    return found
