"""Comparisons in words."""

import pytest

from qhtrack.words.comparisons import size_in_words


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("over 1GW", "capacity_mw>1GW"),
        ("More than 10 billion yuan", "investment_bn>10billionyuan"),
        ("at most 200 km", "length_km<=200km"),
        ("不低于100万千瓦", "capacity_mw>=100万千瓦"),
        ("over 100", None),
        ("over 100 trees", None),
        ("1GW", None),
        ("over GW", None),
    ],
)
def test_a_units_size_may_be_compared_without_its_name(text: str, term: str | None) -> None:
    """A number alone may be of any."""
    assert size_in_words(text) == term
