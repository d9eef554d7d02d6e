"""Blocks of code, coloured once: Pygments takes longer to learn a language than the rest of a page takes to be made."""

from markdown import Markdown
from pymdownx.highlight import Highlight, HighlightExtension

from coursebook.store import Store, digest


class CodeBlocks(HighlightExtension):
    """Gives `pymdownx.superfences` a highlighter that keeps in `store` what it made; comes before that extension.

    Such an extension is where superfences asks for a highlighter; disabled, it does nothing else.
    """

    def __init__(self, store: Store):
        super().__init__(_enabled=False)
        self._store = store
        self.enabled = False
        self._settings = super().get_pymdownx_highlight_settings()

    def get_pymdownx_highlight_settings(self) -> dict[str, object]:
        """Return the settings of superfences, which a page asks for; upstream copies them each time."""
        return self._settings

    def get_pymdownx_highlighter(self) -> type[Highlight]:
        """Return what colours a block of code, or finds it."""
        store = self._store

        class Kept(Highlight):
            def __init__(self, md: Markdown, **settings: object):
                super().__init__(md, **settings)
                self._settings = settings

            def highlight(self, *given: object, **options: object) -> str:
                if options.get("title"):  # stands in a stash of the page
                    return super().highlight(*given, **options)
                key = f"code {digest(given, options, self._settings)}"
                return store.kept(key, lambda: super(Kept, self).highlight(*given, **options))

        return Kept
