"""Links to headings in a page that stands in for a missing translation: the headings they mean have other words."""

import re

from coursebook.model.addresses import is_relative, resolve
from coursebook.model.catalog import Catalog
from coursebook.model.page import Link, Page


def with_anchors_of(catalog: Catalog, page: Page, source: Catalog) -> str:
    """Return the text of `page`, a page of `source`, with its links leading to the same headings in `catalog`.

    A translated page has the headings of its source, one for one: the checks see to that.
    """
    text = page.body
    for link in page.links:
        anchor = _anchor(catalog, page, source, link)
        if anchor:
            target = f"{link.target.partition('#')[0]}#{anchor}"
            text = re.sub(rf"\({re.escape(link.target)}(?=[)\s])", lambda _, to=target: f"({to}", text)
    return text


def _anchor(catalog: Catalog, page: Page, source: Catalog, link: Link) -> str | None:
    """Return the anchor that `link` needs in `catalog`, or None where its own is right."""
    address, anchor = resolve(page.address, link.target)
    theirs, ours = source.pages.get(address), catalog.pages.get(address)
    if not (anchor and is_relative(link.target) and theirs and ours) or theirs is ours:
        return None
    anchors = [heading.anchor for heading in theirs.headings]
    index = anchors.index(anchor) if anchor in anchors else len(ours.headings)
    return ours.headings[index].anchor if index < len(ours.headings) else None
