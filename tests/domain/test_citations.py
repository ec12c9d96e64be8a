"""The order of sources."""

from typing import Any

import pytest

from qhtrack.domain.citations import by_publication, order_citations

PUBLISHED = {"b": "2022-03", "c": "2022", "d": "2022-12-31", "e": None, "f": "2022-03-30"}


def test_sources_stand_by_the_day_of_their_publication() -> None:
    """A date known in part is its last day; the undated and citations come last, by their text."""
    drawn = ["e", "z book", "d", "https://example.org", "c", "b", "f", "x"]
    expected = ["f", "b", "c", "d", "e", "https://example.org", "x", "z book"]
    assert sorted(drawn, key=by_publication(PUBLISHED)) == expected


@pytest.mark.parametrize("kind", ["event", "promise"])
def test_further_sources_are_put_in_order(kind: str) -> None:
    """Of events and promises; the first stays what it is."""
    registry: Any = {
        "source": [{"id": "b", "date": "2022"}, {"id": "c", "date": "2021"}, {"id": "a"}],
        "project": [{"id": "x"}, {"id": "y", kind: [{"source": "b"}, {"also": ["a", "b", "c"]}]}],
    }
    order_citations(registry)
    assert registry["project"][1][kind] == [{"source": "b"}, {"also": ["c", "b", "a"]}]


def test_a_registry_may_have_none() -> None:
    """Nothing is put in order then."""
    registry: Any = {"schema": 1}
    order_citations(registry)
    assert registry == {"schema": 1}
