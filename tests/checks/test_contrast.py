"""Contrasts are those of the standard, and the palette that they are held against is that of the book."""

import re
from random import Random

import pytest
from coloraide import Color

from coursebook.checks.contrast import ENOUGH, contrast, nearest_readable
from coursebook.model.palette import COLOURS
from tests.real_book import ROOT

random = Random(4)
PAIRS = [tuple(f"#{random.randrange(1 << 24):06x}" for _ in range(2)) for _ in range(40)]


@pytest.mark.parametrize(("one", "other"), [*PAIRS, ("#000000", "#ffffff"), ("#777777", "#777777")])
def test_a_contrast_is_the_one_that_a_library_finds(one: str, other: str) -> None:
    assert contrast(one, other) == pytest.approx(Color(one).contrast(other, method="wcag21"), rel=3e-4)
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize("colour", [one for one, _ in PAIRS[:12]])
def test_the_nearest_readable_colour_has_the_hue_and_can_be_read(colour: str) -> None:
    grounds = ["#fbf8f2", "#e3eee8"]
    found = nearest_readable(colour, grounds)
    assert min(Color(found).contrast(ground, method="wcag21") for ground in grounds) >= ENOUGH
    wanted, hue = (Color(each).convert("hsl")["hue"] for each in (colour, found))
    assert abs((wanted - hue + 180) % 360 - 180) < 8


def test_a_colour_that_can_be_read_stays_as_it_is_but_for_rounding() -> None:
    found = nearest_readable("#0b5a5e", ["#ffffff"])
    assert Color("#0b5a5e").delta_e(found) < 2


def test_no_colour_stands_out_from_black_and_white_and_grey_at_once() -> None:
    assert nearest_readable("#0b5a5e", ["#000000", "#ffffff", "#757575"]) is None


@pytest.mark.parametrize(("scheme", "begins"), [("light", "[data-md-color-scheme] {"), ("dark", '="slate"] {')])
def test_the_palette_is_that_of_the_style_of_the_book(scheme: str, begins: str) -> None:
    style = (ROOT / "overrides/style/book.css").read_text(encoding="utf-8")
    block = style.split(begins, 1)[1].split("}", 1)[0]
    written = dict(re.findall(r"--book-([\w-]+): (#\w+)", block))
    whole = {name: "#" + "".join(part * 2 for part in c[1:]) if len(c) == 4 else c for name, c in written.items()}
    assert {name: whole[name] for name in COLOURS[scheme]} == COLOURS[scheme]
