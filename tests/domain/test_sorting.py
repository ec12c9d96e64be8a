"""The order of names."""

from qhtrack.domain.sorting import sort_key


def test_case_and_accents_count_for_nothing() -> None:
    """As in a telephone book; digits go before letters."""
    names = ["2nd", "adam", "Apple", "e\u0301clair", "Émile", "Über", "Zebra"]
    keys = [sort_key(name) or b"" for name in names]
    assert sorted(keys) == keys


def test_chinese_goes_by_its_sound() -> None:
    """After Latin letters."""
    names = ["Z", "大坝", "公路", "青海", "西宁"]
    keys = [sort_key(name) or b"" for name in names]
    assert sorted(keys) == keys
    assert sorted(names) != names


def test_quotes_and_width_count_for_nothing() -> None:
    """As wherever texts are compared."""
    assert sort_key("“青海湖１号”") == sort_key("青海湖1号")
    assert sort_key("Xining–Chengdu") == sort_key("xining-chengdu")


def test_what_is_unknown_has_no_place() -> None:
    """It comes last in both directions."""
    assert sort_key(None) is None
