"""The list of what was made to be taken away, which a program wrote."""

from dataclasses import replace
from pathlib import Path

from coursebook.model.download import Download, Downloads
from coursebook.problems import SourceError
from coursebook.sources.record_file import to_record
from coursebook.sources.yaml_file import read_yaml

_REMEDY = "nobody writes this list by hand: make it again with `coursebook export all`"


def read_downloads(path: Path, shown: str) -> tuple[Download, ...]:
    """Return the files that the list at `path` names, none where there is no list; `shown` is its path in messages.

    Raises SourceError where it cannot be read.
    """
    if not path.is_file():
        return ()
    try:
        return to_record(read_yaml(path, shown), Downloads).files
    except SourceError as error:
        raise SourceError(replace(problem, remedy=_REMEDY) for problem in error.problems) from error
