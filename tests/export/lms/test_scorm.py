"""A course goes to a learning platform as SCORM 1.2: valid, and it keeps score and state."""

import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from coursebook.export.edition import Edition
from coursebook.export.lms.scorm import export_scorm
from tests.browser.axe import violations
from tests.browser.library import Library
from tests.browser.server import served
from tests.document import Document
from tests.export.lms.npm import npm_package
from tests.real_book import ROOT

pytestmark = pytest.mark.exports  # packages are run by scorm-again, in a browser

SCHEMAS = ROOT.parent / "shared" / "schemas" / "scorm12"
NAMES = {
    "cp": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "md": "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
}
ANY = '<xsd:group ref="grp.any"/>'  # what makes the content models of the metadata ambiguous
ALL_SCHEMAS = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
<xs:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
<xs:import namespace="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" schemaLocation="imsmd_rootv1p2p1.xsd"/>
</xs:schema>"""
PLATFORM = """<!doctype html><title>Platform</title><script src="/scorm12.js"></script><script>
const kept = JSON.parse(localStorage.getItem(STATE) ?? "{}")
window.commits = 0
window.API = new (window.Scorm12API)({autocommit: false, logLevel: 4})
API.loadFromJSON(kept)
API.on("LMSCommit", () => { commits += 1 })
const keep = () => localStorage.setItem(STATE, JSON.stringify({ cmi: JSON.parse(API.renderCMIToJSONString()).cmi }))
API.on("LMSCommit", keep)
API.on("LMSFinish", keep)
</script><iframe name="sco" style="width:100%;height:95vh;border:0"></iframe>"""


@pytest.fixture
def packages(edition: Edition) -> dict[str, Path]:
    return {path.name: path for path in export_scorm(edition)}


def content(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(path: Path) -> etree._Element:
    return etree.fromstring(content(path)["imsmanifest.xml"])


def texts(root: etree._Element, path: str) -> list[str]:
    return root.xpath(path, namespaces=NAMES)


def test_a_package_is_made_for_each_course_and_language(packages: dict[str, Path]) -> None:
    assert list(packages) == ["among-peers-first.en.scorm.zip", "among-peers-first.fr.scorm.zip"]


def test_a_course_of_which_nothing_is_translated_is_left_out(edition: Edition) -> None:
    french = edition.catalog("fr")
    source = edition.catalog("en").pages
    pages = french.pages | {a: page for a, page in source.items() if a.startswith("courses/first/")}
    book = replace(edition.book, catalogs=edition.book.catalogs | {"fr": replace(french, pages=pages)})
    assert [path.name for path in export_scorm(replace(edition, book=book))] == ["among-peers-first.en.scorm.zip"]


class _Readable(etree.Resolver):
    """The schemas of 2001 as libxml2 can read them: `xml:lang` as the W3C has it, metadata without extensions."""

    def resolve(self, url: str, _id: str, context: object) -> object:
        text = Path(url.replace("ims_xml.xsd", "xml.xsd")).read_text(encoding="utf-8")
        return self.resolve_string(text.replace(ANY, "") if "imsmd" in url else text, context, base_url=url)


def scorm_schema(folder: Path) -> etree.XMLSchema:
    parser = etree.XMLParser()
    parser.resolvers.add(_Readable())
    return etree.XMLSchema(etree.fromstring(ALL_SCHEMAS, parser, base_url=str(folder / "all.xsd")))


def test_manifests_are_valid(packages: dict[str, Path]) -> None:
    if not SCHEMAS.is_dir():
        pytest.skip(f"the schemas of SCORM 1.2 are not in {SCHEMAS}")
    schema = scorm_schema(SCHEMAS)
    for path in packages.values():
        schema.assertValid(manifest(path))
        wrong = manifest(path)
        texts(wrong, "//cp:resource")[0].set(f"{{{NAMES['adlcp']}}}scormtype", "SCO")
        assert not schema.validate(wrong)


def test_a_manifest_says_what_the_schemas_do_not_see(packages: dict[str, Path]) -> None:
    for path in packages.values():
        root, files = manifest(path), content(path)
        (default,) = texts(root, "cp:organizations/@default")
        assert texts(root, "cp:organizations/cp:organization/@identifier") == [default]
        assert texts(root, "//cp:resource/@adlcp:scormtype") == ["sco", "sco"]
        assert texts(root, "//cp:item/@identifierref") == texts(root, "//cp:resource/@identifier")
        ids = texts(root, "//@identifier")
        assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in ids)
        listed = set(texts(root, "//cp:file/@href"))
        assert listed | {"imsmanifest.xml"} == set(files)
        assert set(texts(root, "//cp:resource/@href")) <= listed
        assert texts(root, "//adlcp:masteryscore") == []


def test_each_resource_lists_what_its_page_loads_and_nothing_is_missing(packages: dict[str, Path]) -> None:
    for path in packages.values():
        files = content(path)
        for resource in texts(manifest(path), "//cp:resource"):
            page = resource.get("href")
            listed = {file.get("href") for file in resource}
            document = Document(files[page].decode())
            loaded = [link["href"] for link in document.all("link")] + [one["src"] for one in document.all("script")]
            loaded += [image["src"] for image in document.all("img")]
            assert {str(Path("/", page).parent.joinpath(link).resolve())[1:] for link in loaded} <= listed


def test_competencies_stand_in_the_metadata_with_their_levels(packages: dict[str, Path]) -> None:
    root = manifest(packages["among-peers-first.fr.scorm.zip"])
    course = "cp:metadata/md:lom/md:classification/md:taxonpath/md:taxon/md:id/text()"
    assert texts(root, course) == ["A1", "A2"]
    module = "(//cp:item)[2]//md:taxonpath/md:taxon/md:taxon/md:id/text()"
    assert texts(root, module) == ["A1.2", "A2.1"]
    assert texts(root, "(//cp:item)[2]//md:taxon/md:taxon/md:entry/md:langstring/text()") == ["Niveau 2", "Niveau 1"]


def test_a_page_leads_to_its_package_or_online_and_never_out_of_the_frame(packages: dict[str, Path]) -> None:
    files = content(packages["among-peers-first.fr.scorm.zip"])
    document = Document(files["fr/courses/first/go-on.html"].decode())
    links = [link for link in document.all("a") if link["href"] and not link["href"].startswith("#")]
    leads = {link["href"] for link in links}
    assert "https://among-peers.example/fr/courses/first/" in leads
    assert "https://among-peers.example/fr/help/" in leads
    assert "start.html" in leads
    assert {link["target"] for link in links} == {"_blank"}
    assert not [element for element in document.elements if "turn" in element.classes or element.tag == "site-search"]


def test_a_module_without_a_translation_is_in_the_source_language_and_says_so(packages: dict[str, Path]) -> None:
    page = content(packages["among-peers-first.fr.scorm.zip"])["fr/courses/first/go-on.html"].decode()
    document = Document(page)
    assert document.one("html")["lang"] == "fr"
    assert any(element["lang"] == "en" for element in document.elements)


def test_a_book_without_an_address_has_no_links_that_lead_nowhere(edition: Edition) -> None:
    book = replace(edition.book, project=replace(edition.book.project, site_url=""))
    first = next(iter(export_scorm(replace(edition, book=book))))
    page = Document(content(first)["courses/first/go-on.html"].decode())
    assert {link["href"] for link in page.all("a") if link["href"]} == {"start.html"}


def test_the_same_book_gives_the_same_bytes(edition: Edition, tmp_path: Path) -> None:
    for one, other in zip(
        export_scorm(edition), export_scorm(replace(edition, target=tmp_path / "again")), strict=True
    ):
        assert one.read_bytes() == other.read_bytes()


# In a browser, with somebody else's run-time environment


@contextmanager
def platform(browser: Browser, package: Path, folder: Path, dark: bool = False) -> Iterator["Platform"]:
    """Give a learning platform that has taken in `package`."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    (folder / "scorm12.js").write_bytes((npm_package("scorm-again") / "dist" / "scorm12.min.js").read_bytes())
    (folder / "platform.html").write_text(PLATFORM.replace("STATE", "location.search"), encoding="utf-8")
    (folder / "404.html").write_text("nothing here", encoding="utf-8")  # browsers ask for an icon
    with served(folder) as home:
        context = browser.new_context(color_scheme="dark" if dark else "light")
        yield Platform(context, home)
        context.close()


class Platform:
    """Opens modules for learners and tells what it keeps of them. The state of each is named by a question mark."""

    def __init__(self, context: BrowserContext, home: str):
        self.context, self.home = context, home
        self.problems: list[str] = []
        self.hosts: set[str] = set()

    def open(self, module: str, learner: str = "ada", page: Page | None = None) -> Frame:
        page = page or self.context.new_page()
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))
        page.goto(f"{self.home}platform.html?{module}-{learner}")
        page.evaluate("learner => { API.cmi.core.student_id = learner }", learner)
        page.evaluate("address => { document.querySelector('iframe').src = address }", module)
        frame = page.frame("sco")
        frame.wait_for_url("**/" + module)
        frame.wait_for_function("Boolean(customElements.get('module-progress'))")
        return frame


def kept(frame: Frame, name: str) -> str:
    return frame.page.evaluate(f"API.lmsGetValue('cmi.{name}')")


def answer(frame: Frame, item: str, option: str) -> None:
    question = frame.locator(f"[data-item={item}]")
    question.locator(f"input[value={option}]").check()
    question.locator("[data-do=check]").click()


def close(frame: Frame) -> None:
    frame.goto("about:blank")
    frame.page.close()


@pytest.fixture
def course(browser: Browser, packages: dict[str, Path], tmp_path: Path) -> Iterator[Platform]:
    with platform(browser, packages["among-peers-first.en.scorm.zip"], tmp_path / "course") as course:
        yield course
        assert course.problems == []
        assert course.hosts == {course.home.split("/")[2]}


START = "courses/first/start.html"


@pytest.mark.exports
def test_score_and_state_are_kept_and_come_back(course: Platform) -> None:
    frame = course.open(START)
    assert kept(frame, "core.lesson_status") == "incomplete"
    draw_all(frame)
    answer(frame, "first-sentence", "listen")
    answer(frame, "stay", "false")
    expect(frame.locator("module-tracking [role=status]")).to_have_text("Questions answered: 2 of 6.")
    assert kept(frame, "core.score.raw") == "33"  # one of the three that are asked and scored; safety has no score
    state = kept(frame, "suspend_data")
    assert re.fullmatch(r"[\w-]{4,4096}", state)
    assert frame.page.evaluate("JSON.parse(API.renderCMIToJSONString()).cmi.core.exit") == "suspend"
    close(frame)
    again = course.open(START)
    expect(again.locator("module-tracking [role=status]")).to_have_text("Questions answered: 2 of 6.")
    assert kept(again, "suspend_data") == state
    draw_all(again)
    for item in ("what-says-what", "order-of-a-talk", "word"):
        fail(again, item)
    assert kept(again, "core.score.raw") == "25"  # one of the four that are answered by now
    assert kept(again, "core.lesson_status") == "completed"


def draw_all(frame: Frame) -> None:
    """Show every question: which ones are drawn is left to chance."""
    frame.evaluate("for (const item of document.querySelectorAll('.quiz__item')) item.hidden = false")


def fail(frame: Frame, item: str) -> None:
    """Answer with what does not fit."""
    question = frame.locator(f"[data-item={item}]")
    for select in question.locator("select").all():
        select.select_option(index=1)
    for field in question.locator("input[type=text]").all():
        field.fill("nurse")
    question.locator("[data-do=check]").click()


@pytest.mark.exports
def test_a_module_without_questions_is_complete_once_it_is_marked_as_read(course: Platform) -> None:
    frame = course.open("courses/first/go-on.html")
    frame.locator("module-progress button").click()
    assert kept(frame, "core.lesson_status") == "completed"
    assert kept(frame, "core.score.raw") == ""
    close(frame)
    again = course.open("courses/first/go-on.html")
    expect(again.locator("module-progress button")).to_have_attribute("aria-pressed", "true")


@pytest.mark.exports
def test_endings_of_scenes_come_back_and_what_was_written_never_leaves(course: Platform) -> None:
    frame = course.open(START)
    frame.locator("branching-scenario [data-do=start]").click()
    for move in ("advise", "bye"):
        frame.locator(f"[data-node] .move__button[data-move={move}]:visible").click()
    frame.locator("[data-item=your-own] textarea").fill("Nobody but Oriane")
    close(frame)
    again = course.open(START)
    assert "Oriane" not in again.page.evaluate("API.renderCMIToJSONString()")
    assert again.evaluate("coursebook.store.list('scenarios')")["at-the-door"]["endings"] == {"gone": True}
    expect(again.locator("[data-item=your-own] textarea")).to_have_value("")
    assert again.evaluate("Object.keys(localStorage).filter(key => key.includes('progress'))") == []


@pytest.mark.exports
def test_another_learner_in_the_same_tab_finds_nothing_of_the_first(course: Platform) -> None:
    frame = course.open(START)
    draw_all(frame)
    answer(frame, "first-sentence", "listen")
    other = course.open(START, "boris", frame.page)
    expect(other.locator("module-tracking [role=status]")).to_have_text("Questions answered: 0 of 6.")


@pytest.mark.exports
def test_the_state_of_another_edition_is_set_aside_and_the_learner_is_told(course: Platform) -> None:
    page = course.context.new_page()
    page.goto(f"{course.home}platform.html?{START}-ada")
    broken = json.dumps({"cmi": {"suspend_data": "AQAA_w", "core": {"lesson_status": "incomplete"}}})
    page.evaluate("broken => localStorage.setItem(location.search, broken)", broken)
    frame = course.open(START)
    expect(frame.locator("module-tracking [role=status]")).to_contain_text("This module has changed")


@pytest.mark.exports
def test_a_platform_that_takes_nothing_is_told_to_the_learner(course: Platform) -> None:
    frame = course.open(START)
    frame.page.evaluate("API.LMSCommit = () => 'false'")
    draw_all(frame)
    answer(frame, "first-sentence", "listen")
    expect(frame.locator("module-tracking [role=status]")).to_contain_text("did not take your progress")


@pytest.mark.exports
def test_a_hidden_page_is_kept_at_once(course: Platform) -> None:
    frame = course.open(START)
    before = frame.page.evaluate("commits")
    frame.evaluate("Object.defineProperty(document, 'hidden', {value: true})")
    frame.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert frame.page.evaluate("commits") == before + 1


@pytest.mark.exports
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (320, True)])
def test_a_module_in_its_frame_is_accessible_and_fits(
    browser: Browser, packages: dict[str, Path], tmp_path: Path, width: int, dark: bool
) -> None:
    with platform(browser, packages["among-peers-first.fr.scorm.zip"], tmp_path / "course", dark) as course:
        page = course.context.new_page()
        page.set_viewport_size({"width": width, "height": 3000})
        frame = course.open(f"fr/{START}", page=page)
        answer(frame, "stay", "true")
        assert violations(frame) == []
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert frame.evaluate("document.body.dataset.mdColorScheme") == ("slate" if dark else "default")


def test_without_a_platform_the_page_works_and_says_nothing_of_one(
    browser: Browser, packages: dict[str, Path], tmp_path: Path
) -> None:
    with zipfile.ZipFile(packages["among-peers-first.en.scorm.zip"]) as archive:
        archive.extractall(tmp_path / "course")
    page = browser.new_page()
    page.goto((tmp_path / "course" / START).as_uri())
    expect(page.locator("module-tracking")).to_be_hidden()
    page.locator("[data-item=stay] input[value=true]").check()
    page.locator("[data-item=stay] [data-do=check]").click()
    expect(page.locator("[data-item=stay] .quiz__verdict")).to_be_visible()
    page.close()


# What is packed


@pytest.fixture
def scorm(browser: Browser) -> Iterator[Library]:
    library = Library(browser, "scorm")
    yield library
    library.page.close()


def test_the_marks_of_a_thousand_questions_stay_within_the_limit_of_scorm(scorm: Library) -> None:
    names = [f"K2.{n}/question-{n} answered" for n in range(2000)]
    chosen = names[::3]
    state = scorm("coursebook.scorm.packed(given[0], new Set(given[1]))", [names, chosen])
    assert len(state) <= 4096
    assert scorm("[...coursebook.scorm.unpacked(given[0], given[1])]", [names, state]) == chosen


@pytest.mark.parametrize("text", ["", "AQAA_w", "%%%", "x" * 5000])
def test_what_was_not_packed_from_these_marks_is_not_read(scorm: Library, text: str) -> None:
    assert scorm("coursebook.scorm.unpacked(['a', 'b'], given)", text) is None


def test_marks_in_another_order_are_other_marks(scorm: Library) -> None:
    state = scorm("coursebook.scorm.packed(['a', 'b'], new Set(['a']))")
    assert scorm("coursebook.scorm.unpacked(['b', 'a'], given)", state) is None


def item(answered: bool, right: bool, safety: bool = False) -> dict[str, bool]:
    return {"answered": answered, "right": right, "safety": safety}


@pytest.mark.parametrize(
    ("items", "asked", "score"),
    [
        ([item(False, False)] * 3, 3, None),
        ([item(True, True), item(False, False)], 2, 50),
        ([item(True, True)] * 3 + [item(True, False)], 2, 75),
        ([item(True, True), item(True, False, safety=True)], 2, 100),
        ([item(True, True, safety=True)], 1, None),
    ],
)
def test_the_score_counts_what_is_scored_and_asked(
    scorm: Library, items: list[dict[str, bool]], asked: int, score: int | None
) -> None:
    assert scorm("coursebook.scorm.score(given[0], given[1])", [items, asked]) == score


def test_the_platform_is_found_above_and_through_the_opener(scorm: Library) -> None:
    assert scorm("coursebook.scorm.find({parent: {parent: {API: 'above'}}})") == "above"
    assert scorm("coursebook.scorm.find({opener: {parent: {API: 'opener'}}})") == "opener"
    scorm.run("{ const top = {}; top.parent = top; window.alone = { parent: top, top } }")
    assert scorm("coursebook.scorm.find(alone)") is None
    scorm.run("window.foreign = { get parent() { throw new Error('another host') } }")
    assert scorm("coursebook.scorm.find(foreign)") is None
