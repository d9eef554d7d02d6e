"""Accents and inflections are forgiven, in each language by its own rules."""

import pytest

from coursebook.search.words import folded, language, words


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("rétablissement", "retablissement"),
        ("Straße", "strasse"),
        ("Blåbær", "blabaer"),
        ("likepersonsstøtte", "likepersonsstotte"),
        ("cœur", "coeur"),
        ("comunității", "comunitatii"),
        ("comunităţii", "comunitatii"),
        ("À", "a"),
    ],
)
def test_a_word_is_found_without_its_accents(written: str, typed: str) -> None:
    assert folded(written) == typed


def test_letters_of_arabic_that_are_written_for_one_another_are_the_same() -> None:
    assert folded("أمل") == folded("امل")
    assert folded("ثقة") == folded("ثقه")


def test_a_sign_that_stands_for_several_words_is_one_word() -> None:
    assert folded("ﷺ").isalpha()


def test_a_text_falls_into_words_at_signs_and_keeps_codes_whole() -> None:
    text = "L’écoute, d'abord\u00a0: K2.3 et Genesungs\u00adbegleiter:in. E\u0301t\u00e9 5 x"
    assert words(text) == ["écoute", "abord", "k2.3", "et", "genesungsbegleiter", "in", "été", "5"]


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("en", ("community", "communities")),
        ("en", ("listen", "listening", "listened")),
        ("fr", ("rétablissement", "rétablissements", "rétablir")),
        ("de", ("Vertrauen", "Vertrauens")),
        ("de", ("Begleiterin", "Begleiterinnen", "Begleiter")),
        ("ro", ("comunitate", "comunității", "comunităţii", "comunitatea")),
        ("nb", ("likeperson", "likepersoner", "likepersonens")),
        ("nl", ("ervaringsdeskundige", "ervaringsdeskundigen")),
        ("es", ("comunidad", "comunidades")),
        ("pt", ("confiança", "confianças")),
        ("ar", ("المجتمع", "مجتمع")),
    ],
)
def test_inflected_forms_of_a_word_have_one_stem(code: str, forms: tuple[str, ...]) -> None:
    stems = {language(code).stem(word) for form in forms for word in words(form)}
    assert len(stems) == 1


def test_different_words_keep_different_stems() -> None:
    assert len({language("en").stem(word) for word in ("trust", "listen", "limit", "story")}) == 4


def test_a_language_without_rules_still_has_its_words() -> None:
    latin = language("la")
    assert latin.algorithm is None
    assert latin.grammar == frozenset()
    assert latin.stem("fidēs") == "fides"


def test_a_pattern_shows_which_end_may_change() -> None:
    assert language("en").pattern("Peer community") == "peer| communit|y"
