"""Values as a reader sees them."""

from qhtrack.output.wording import investment, named, number
from qhtrack.words.language import Language


def test_figures_are_grouped_and_unknown_is_a_dash() -> None:
    """Billions of yuan are 亿元 in Chinese."""
    assert [number(None), number(2320), number(0.5)] == ["–", "2,320", "0.5"]
    assert investment(1.86, Language.ZH) == "18.6"
    assert investment(1.86, Language.EN) == "1.86"
    assert investment(None, Language.ZH) == "–"


def test_a_name_falls_back_to_the_one_there_is() -> None:
    """English where no Chinese name is known."""
    assert named({"name": "A", "name_zh": None}, Language.ZH) == "A"
    assert named({"name": "A", "name_zh": "甲"}, Language.ZH) == "甲"
    assert named({"name": "A", "name_zh": "甲"}, Language.EN) == "A"
