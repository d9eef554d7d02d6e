"""XML of packages: elements by their namespace, written the same each time."""

from lxml import etree
from lxml.builder import ElementMaker

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MANIFEST = "imsmanifest.xml"  # stands at the root of every package (IMS Content Packaging)


def maker(namespace: str, others: dict[str, str] | None = None) -> ElementMaker:
    """Return what makes elements of `namespace`, the default one of the document; `others` are by their prefix."""
    return ElementMaker(namespace=namespace, nsmap={None: namespace, **(others or {})})


def written(root: etree._Element, running_text: bool = False) -> bytes:
    """Return the file with `root`, on lines of its own where that adds no space to `running_text`."""
    if not running_text:
        etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
