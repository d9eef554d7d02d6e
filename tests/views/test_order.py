"""Lists stand in the order of their readers' alphabet, accents or not."""

from coursebook.views import data, help_lines, sources
from coursebook.views.alphabet import alphabetical
from tests.document import Document


def test_an_accent_does_not_change_the_place_of_a_letter() -> None:
    assert sorted(["zone", "État", "eau", "Être"], key=alphabetical) == ["eau", "État", "Être", "zone"]


def test_countries_with_an_accent_stand_beside_those_without(here, french) -> None:
    names = [heading.text for heading in Document(help_lines.html(here("help.md", french))).all("h2")]
    assert "États-Unis" in names
    assert names == sorted(names, key=alphabetical)
    assert names.index("États-Unis") < names.index("Suisse")


def test_offers_stand_by_country_and_name(here, french) -> None:
    document = Document(data.training_directory(here("training.md", french)))
    offers = {offer.id: offer for offer in french.training.offers}
    shown = [offers[item["id"]] for item in document.all("li") if "offer" in item.classes]
    assert len(shown) == len(offers)
    assert shown == sorted(shown, key=lambda offer: (alphabetical(french.words.country(offer.country)), offer.name))


def test_the_filters_of_the_directory_offer_what_is_in_it_and_no_more(here, catalog) -> None:
    document = Document(data.training_directory(here("training.md")))
    for name in ("country", "language", "kind"):
        offered = {getattr(offer, name) for offer in catalog.training.offers}
        select = document.one("select", name=name)
        index = document.elements.index(select)
        values = []
        for element in document.elements[index + 1 :]:
            if element.tag != "option":
                break
            values.append(element["value"])
        assert values[0] == ""
        assert len(values[1:]) == len(offered)
        assert set(values[1:]) == offered


def test_sources_stand_by_author_and_year(here, catalog) -> None:
    document = Document(sources.all_html(here("sources.md")))
    shown = [item["id"].removeprefix("source-") for item in document.all("li", **{"class": "source"})]
    by_author = sorted(catalog.sources, key=lambda source: (alphabetical(source.authors), source.year or 0))
    assert shown == [source.id for source in by_author]


def test_the_inventory_shows_every_row_once_with_its_state(here, catalog) -> None:
    document = Document(data.coverage(here("coverage.md")))
    numbers = [cell.text for cell in document.all("td") if cell.text.isdigit()]
    assert sorted(map(int, numbers)) == sorted(row.row for row in catalog.coverage.rows)
    states = [badge.text for badge in document.all("span") if "badge" in badge.classes]
    assert len(states) == len(catalog.coverage.rows)
    counted = {state: states.count(catalog.words(f"coverage.{state}")) for state in ("covered", "partly", "missing")}
    assert document.elements[1].text == catalog.words("coverage.counts", total=len(states), **counted)
