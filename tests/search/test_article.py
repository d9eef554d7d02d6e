"""What a search reads of a page: its sections, without what only frames it."""

from coursebook.search.article import Place, article

PLACE = Place("about/", "About us", "Resources", "R1")


def test_a_page_falls_into_sections_at_headings_that_a_link_can_lead_to() -> None:
    html = '<h1 id="top">About us</h1><p>First.</p><h2 id="who">Who</h2><p>We are.</p><h3>Without id</h3><p>More.</p>'
    found = article(html, PLACE, "en").sections
    assert [(section.anchor, section.said("heading")) for section in found] == [("", ""), ("who", "Who")]
    assert [section.said("text") for section in found] == ["First.", "We are. Without id · More."]


def test_title_and_code_are_found_once_with_or_without_a_heading() -> None:
    for html in ('<h1 id="top">About us</h1>', "<p>text</p>"):
        first = article(html, PLACE, "en").sections[0]
        assert sorted(first.said("title").replace("·", "").split()) == ["About", "R1", "us"]


def test_what_is_not_searched_is_left_out() -> None:
    html = (
        '<p>yes <span data-search-exclude>no <b>no</b></span> yes<br><span aria-hidden="true">✔</span></p>'
        "<script>no</script><svg><title>no</title></svg>"
        '<section data-search-exclude><h2 id="no">no</h2><p>no</p></section><p>yes</p>'
    )
    found = article(html, PLACE, "en").sections
    assert [section.said("text") for section in found] == ["yes yes · yes"]


def test_a_word_is_whole_where_a_part_of_it_stands_out() -> None:
    assert article("<p>un<em>seen</em></p><p>end</p>", PLACE, "en").sections[0].said("text") == "unseen · end"


def test_each_text_keeps_its_language_and_the_page_the_one_that_most_of_it_is_in() -> None:
    html = '<p>Un mot</p><div lang="en"><p>A long text that waits for its translation.</p></div>'
    found = article(html, PLACE, "fr")
    assert found.language == "en"
    assert {code for code, kind, text in found.sections[0].runs if kind == "text" and "mot" in text} == {"fr"}
    assert article("<p>Un mot, <span lang=en>a word</span></p>", PLACE, "fr").language == "fr"


def test_the_word_that_a_glossary_defines_is_a_term() -> None:
    html = "<dl><dt><dfn>peer</dfn></dt><dd>Somebody.</dd></dl>"
    assert article(html, PLACE, "en").sections[0].said("term") == "peer"
