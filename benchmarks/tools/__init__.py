"""The tools that are compared: this project first, then its peers."""

from benchmarks.tools.coursebook import Coursebook
from benchmarks.tools.hugo import Hugo
from benchmarks.tools.mkdocs import MkDocs
from benchmarks.tools.starlight import Starlight
from benchmarks.tools.tool import Tool
from benchmarks.tools.zensical import Zensical

TOOLS: tuple[type[Tool], ...] = (Coursebook, MkDocs, Zensical, Hugo, Starlight)
