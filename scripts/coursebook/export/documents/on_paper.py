"""The article of a page -> the same to read without a device: nothing to press, nothing that moves."""

import re
from collections.abc import Iterator

from lxml import html
from lxml.builder import ElementMaker
from lxml.html import HtmlElement

from coursebook.export.documents.quiz_on_paper import quiz
from coursebook.model.words import Words

E = ElementMaker(makeelement=html.Element)

# What only works on a device, or leads through the site.
_ON_SCREEN = (
    *("script", "style", "template", "nav", "form", "output", "video"),
    *("exit-page", "kept-tools", "learning-marks", "module-progress", ".kept__print", ".term-hint", ".progress"),
    *(".filters", ".matrix-download", ".template-tools__download", ".map__list"),
    *(".quiz__drawn", ".quiz__buttons", ".quiz__result", ".quiz__chosen", ".quiz__move", ".quiz__end"),
    *(".storyboard__bar", ".storyboard__transcript", ".scenario__leave-note", ".scenario__bar"),
    *(".screen__before", ".screen__path", ".screen__replay", ".screen__ways"),
)
_UNWRITTEN = (".preparation", ".outline__item--preparation")
_OWN_TAGS = re.compile(r"[a-z]+(-[a-z]+)+")  # custom elements
_KEPT = {"id", "class", "href", "src", "alt", "lang", "dir", "colspan", "rowspan", "scope", "start", "value", "title"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def on_paper(article: HtmlElement, words: Words) -> None:
    """Change `article` into what can be printed: answers at the end, lines to write on, details opened."""
    without(article, *_ON_SCREEN, *_UNWRITTEN)
    _drop_where(article, ".//li[.//*[contains(@class, 'badge--preparation')]]")
    _drop_where(article, ".//div[contains(@class, 'handbook-outline')]/section[not(.//li)]")
    _drop_where(article, ".//*[@hidden]")
    for change in (_pictures, _levels, _matrices, _terms, _fields):
        change(article)
    quiz(article, words)
    without(article, ".visually-hidden", "button", "select", "input")
    for change in (_improve, _details, _tags, _attributes):
        change(article)


def find(article: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """Give the elements of a tag (`nav`) or of a class (`.progress`)."""
    if name.startswith("."):
        wanted = name[1:]
        return (e for e in list(article.iter()) if wanted in str(e.get("class") or "").split())
    return iter(list(article.iter(name)))


def without(article: HtmlElement, *names: str) -> None:
    """Take the elements of these tags and classes out of `article`."""
    classes = {name[1:] for name in names if name.startswith(".")}
    tags = {name for name in names if not name.startswith(".")}
    for element in list(article.iter()):
        if element.tag in tags or classes & set((element.get("class") or "").split()):
            _remove(element)


def only(article: HtmlElement, *names: str) -> None:
    """Leave of `article` its title and the elements of these classes, none of which stands in another."""
    title = next(article.iter("h1"))
    wanted = {element for name in names for element in find(article, name)}
    article[:] = [title, *(element for element in list(article.iter()) if element in wanted)]


def _drop_where(article: HtmlElement, path: str) -> None:
    for element in article.xpath(path):
        _remove(element)


def _remove(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _pictures(article: HtmlElement) -> None:
    """Give drawings the words of the figure around them; what says nothing to a screen reader is an ornament."""
    for figure in find(article, ".picture"):
        for image in figure.iter("img"):
            image.set("alt", figure.get("aria-label", ""))
    for image in list(article.iter("img")):
        if image.get("src", "").startswith("pictures/") and not image.get("alt"):
            _remove(image)


def _levels(article: HtmlElement) -> None:
    """Say a level in words; in a matrix its signs stay, and the key to them below it."""
    for level in find(article, ".level"):
        spoken = next(find(level, ".visually-hidden"), None)
        if spoken is None and not _inside(level, "level-key"):  # an ornament: the words beside it say the same
            _remove(level)
        elif spoken is not None and not _inside(level, "matrix"):
            level[:] = []
            level.text = spoken.text_content()
    if next(find(article, ".matrix"), None) is None:
        without(article, ".level-key")


def _matrices(article: HtmlElement) -> None:
    """Take the heading of a matrix to the page that is turned for it; its cells are names, and no links."""
    for table in find(article, ".matrix"):
        for link in list(table.iter("a")):
            link.drop_tag()
    for frame in find(article, ".matrix-frame"):
        before = frame.getprevious()
        if before is not None and before.tag == "h2":
            frame.insert(0, before)


def _inside(element: HtmlElement, name: str) -> bool:
    return any(name in (above.get("class") or "").split() for above in element.iterancestors())


def _terms(article: HtmlElement) -> None:
    """Make a term a link to its meaning in the appendix: `#term-active-listening`."""
    for button in find(article, ".term"):
        button.tag = "a"
        term = re.sub(r"-\d+$", "", button.get("popovertarget", ""))
        button.set("href", f"#{term}")


def _fields(article: HtmlElement) -> None:
    """Put lines to write on in the place of fields."""
    for field in [*article.iter("textarea"), *article.iterfind(".//input[@type='text']")]:
        count, label = int(field.get("rows", "1")), field.getparent()
        before = label if label.tag == "label" else field
        before.addnext(E.div(*(E.div({"class": "line"}) for _ in range(count)), {"class": "lines"}))
        _remove(field)
    for label in find(article, ".kept"):
        label.tag = "div"
        for words in label.iterfind("label"):
            words.tag = "p"
            words.set("class", "label")
    for box in article.iterfind(".//input[@type='checkbox']"):
        box.addnext(E.span("☐ ", {"class": "box"}))


def _improve(article: HtmlElement) -> None:
    """Keep of the notes about a page what they say, without the link that asks for better words."""
    for notes in find(article, ".notes"):
        for paragraph in notes.xpath("./p[a]"):
            _remove(paragraph)


def _details(article: HtmlElement) -> None:
    for details in list(article.iter("details")):
        details.tag = "div"
        for summary in details.iterfind("summary"):
            summary.tag = "p"
            summary.set("class", f"summary {summary.get('class') or ''}".strip())


def _tags(article: HtmlElement) -> None:
    """Turn elements of our own, and those of forms, into ones that every reader knows."""
    for scene in (*find(article, ".storyboard__strip"), *find(article, ".storyboard__scene")):
        scene.tag = "div"  # side by side, they would be no list for a reader of PDF
    for pair in article.xpath(".//dl/div"):
        pair.drop_tag()  # likewise
    plain = {"fieldset": "div", "legend": "p", "label": "p"}
    for element in article.iter():
        if _OWN_TAGS.fullmatch(str(element.tag)):
            element.tag = "div"
        element.tag = plain.get(element.tag, element.tag)


def _attributes(article: HtmlElement) -> None:
    for element in article.iter():
        for name in set(element.attrib) - _KEPT:
            del element.attrib[name]


def mend_levels(article: HtmlElement) -> None:
    """Let no level of headings be missing: PDF/UA and WCAG ask for it, and parts are taken out of their pages."""
    before = 0
    for heading in article.iter(*_HEADINGS):
        before = min(int(heading.tag[1]), before + 1)
        heading.tag = f"h{before}"
