"""A template (T1-T30): a page with fields to fill in on screen or on paper, and to download as a document."""

from coursebook.views.here import Here


def field(here: Here, name: str, label: str) -> str:
    """Return a field of one line."""
    return _field(here, name, label, 1)


def long_field(here: Here, name: str, label: str) -> str:
    """Return a field of several lines."""
    return _field(here, name, label, 4)


def _field(here: Here, name: str, label: str, lines: int) -> str:
    here.used.add("kept-text")
    template = here.catalog.targets[here.address].record
    key = f"template/{template.id if template else here.address}/{name}"
    return here.render("field", key=key, label=label, lines=lines)


def tools(here: Here, template: str) -> str:
    """Return what stands on top of a template: what it is for, the documents to download, print and wipe."""
    here.used.add("kept-tools")
    found = here.catalog.templates[template]
    chapters = [chapter for chapter in here.catalog.handbook.chapters if template in chapter.templates]
    modules = [m for m in here.catalog.modules.values() if _names(here, m, template)]
    return here.render("template-tools", template=found, chapters=chapters, modules=modules)


def _names(here: Here, module: object, template: str) -> bool:
    """Tell whether the text of a module links to the template."""
    page = here.catalog.pages.get(here.catalog.module_address(module))
    return bool(page) and any(call.name == "link" and template in call.values for call in page.calls)
