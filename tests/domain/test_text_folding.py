"""Text as it is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qhtrack.domain.text_folding import folded, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＨＡＩＸＩ　７５０千伏", "haixi 750千伏"),
        ("750 千伏 输变电", "750千伏输变电"),
        ("《昆仑山》（青海片区）", "昆仑山(青海片区)"),
        ("“青海湖1号”", "青海湖1号"),
        ("「三江源」『园』", "三江源园"),
        ("Xining–Chengdu — Railway", "xining-chengdu - railway"),
        ("Ma’erdang", "maerdang"),
        ("Ma'erdang", "maerdang"),
        ("Yángqū", "yangqu"),
        ("Ya\u0301ngqu\u0304", "yangqu"),
        ("Straße", "strasse"),
        ("km²", "km2"),
        ("  two \t words ", "two words"),
        ("a \n b\n\n", "a\nb"),
        ("Airport Phase III", "airport phase 3"),
        ("phase x phase xi phase i", "phase 10 phase xi phase 1"),
        ("phase iv\nphase ix", "phase 4\nphase 9"),
        ("三期", "三期"),
        ("", ""),
    ],
)
def test_one_form_stands_for_all(text: str, expected: str) -> None:
    """Width, case, accents, quotes, dashes and spaces do not count."""
    assert folded(text) == expected


@given(st.text())
def test_what_is_folded_stays(text: str) -> None:
    """Whatever it is made of."""
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("West Bypass", "west-bypass"),
        (" Njoro - Mau (C56) ", "njoro-mau-c56"),
        ("Kigongo–Busisi Bridge", "kigongo-busisi-bridge"),
        ("Café Road", "cafe-road"),
        ("Road III", "road-iii"),
        ("西路", ""),
        ("Łódź", ""),
        ("--", ""),
    ],
)
def test_a_name_makes_an_id(name: str, made: str) -> None:
    """Of the letters that an id may have; where there are others, none is left out in silence."""
    assert slug(name) == made
