"""The lines of two notes stand in an order that does not hang on the side."""

from typing import Any

import pytest

from merges import WORKS
from qhtrack.domain.citations import by_publication
from qhtrack.domain.merging_facts import merge_facts

OLDEST_FIRST = by_publication({"a": "2020", "b": "2021", "c": "2022"})


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "field", "note"),
    [
        # where figures differ the source that stays goes first, as ever
        (
            {},
            {"source": "b", "in_service_mw": 1, "note": "two"},
            {"source": "c", "in_service_mw": 2, "note": "one"},
            "in_service_mw",
            "two\none",
        ),
        # where sources differ neither stays
        (
            {"source": "a"},
            {"source": "b", "note": "two"},
            {"source": "c", "note": "one"},
            "source",
            "one\ntwo",
        ),
    ],
)
def test_notes_are_joined_beside_a_conflict(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], field: str, note: str
) -> None:
    """By the source that stays, if one does, else by their text."""
    path = ("project", "a", "event", ("2024", "partial"))
    for left, right in ((ours, theirs), (theirs, ours)):
        row, conflicts = merge_facts(path, WORKS | base, WORKS | left, WORKS | right, OLDEST_FIRST)
        assert [conflict.path[-1] for conflict in conflicts] == [field]
        assert row["note"] == note
