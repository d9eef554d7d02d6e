"""A seeded corpus in plain Markdown: the same chapters in several languages, about 1,060 words each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from random import Random

from benchmarks.vocabulary import Vocabulary, ranks
from coursebook.project import Locale

IN_A_PART = 10
_SECTIONS = ("list", "table", "box", "code", "footnote", "steps")
_vocabulary = cache(Vocabulary)


@dataclass(frozen=True)
class Chapter:
    """A page of the corpus, the same in every language; `number` counts from 1."""

    number: int

    @property
    def id(self) -> str:
        return f"chapter-{self.number:03}"

    @property
    def part(self) -> int:
        return 1 + (self.number - 1) // IN_A_PART

    @property
    def address(self) -> str:
        """Where it stands below the folder of the handbook, for tools that take the navigation from folders."""
        return f"{self.folder}.md"

    @property
    def folder(self) -> str:
        """Where the site of such a tool has it."""
        return f"part-{self.part:02}/{self.id}"


@dataclass(frozen=True)
class Corpus:
    """Chapters in parts of ten, in each of `locales`."""

    locales: tuple[Locale, ...]
    pages: int
    seed: int = 1

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(Chapter(number) for number in range(1, self.pages + 1))

    @property
    def parts(self) -> Iterator[tuple[Chapter, ...]]:
        for start in range(0, self.pages, IN_A_PART):
            yield self.chapters[start : start + IN_A_PART]

    def title(self, name: str, code: str) -> str:
        """Return the title of what `name` stands for (a chapter, a part) in the language `code`."""
        return self._writer(f"title of {name}", code).phrase(4)

    def summary(self, name: str, code: str) -> str:
        return self._writer(f"summary of {name}", code).sentence(14)

    def text(self, chapter: Chapter, code: str) -> str:
        """Return a chapter without its title, in Markdown with boxes (`!!!`); links are relative to its address."""
        return "\n\n".join(self._writer(chapter.id, code).chapter(self.chapters)) + "\n"

    def _writer(self, name: str, code: str) -> "_Writer":
        return _Writer(Random(f"{self.seed} {name}"), _vocabulary(code, self.seed).words)


@dataclass(frozen=True)
class _Writer:
    """Writes by chance. The chance knows no language, so translations have the same words in the same places."""

    chance: Random
    words: tuple[str, ...]

    def chapter(self, chapters: tuple[Chapter, ...]) -> Iterator[str]:
        yield self.paragraph(60)
        for kind in self.chance.sample(_SECTIONS, len(_SECTIONS)):
            yield f"## {self.phrase(5)}"
            yield f"{self.paragraph(36)} {self.link(chapters)}"
            yield from getattr(self, kind)()
            yield f"### {self.phrase(4)}"
            yield f"{self.paragraph(32)} {self.link(chapters)}"

    def list(self) -> Iterator[str]:
        yield "\n".join(f"- **{self.phrase(2)}**: {self.sentence(9)}" for _ in range(6))

    def steps(self) -> Iterator[str]:
        yield "\n".join(f"{step}. {self.sentence(11)}" for step in range(1, 6))

    def table(self) -> Iterator[str]:
        rows = [[self.phrase(2), self.phrase(3), str(self.chance.randrange(10, 90)), self.phrase(3)] for _ in range(6)]
        rows.insert(1, ["---"] * 4)
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def box(self) -> Iterator[str]:
        yield f'!!! note "{self.phrase(3)}"\n\n    {self.paragraph(45)}'

    def code(self) -> Iterator[str]:
        names = [f"{self.chance.choice('abcdefgh')}_{line}" for line in range(8)]
        lines = [f'{name} = measure("{name}", {self.chance.randrange(1000)})  # in seconds' for name in names]
        yield "\n".join(("```python", *lines, f"print({', '.join(names)})", "```"))

    def footnote(self) -> Iterator[str]:
        yield f"{self.paragraph(35)}[^1] {self.paragraph(25)}[^2]"
        yield f"[^1]: {self.sentence(12)}\n[^2]: {self.sentence(10)}"

    def link(self, chapters: tuple[Chapter, ...]) -> str:
        return f"[{self.phrase(3)}](../{self.chance.choice(chapters).address})."

    def paragraph(self, words: int) -> str:
        """Return sentences with about as many words."""
        sentences = []
        while words > 0:
            length = self.chance.randrange(7, 18)
            sentences.append(self.sentence(length))
            words -= length
        return " ".join(sentences)

    def sentence(self, words: int) -> str:
        text = self.phrase(words)
        comma = self.chance.randrange(3, words)
        first, rest = text.split(" ")[:comma], text.split(" ")[comma:]
        return f"{' '.join(first)}, {' '.join(rest)}."

    def phrase(self, words: int) -> str:
        text = " ".join(self.words[rank] for rank in ranks(self.chance, words))
        return text[0].upper() + text[1:]
