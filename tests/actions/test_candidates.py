"""What may be typed next."""

from pathlib import Path

import pytest

from conftest import NOW
from qhtrack.actions import candidates
from qhtrack.actions.context import Clock, Context, Options
from qhtrack.database.terms import FIELDS
from qhtrack.domain.status import UNKNOWN, Status

CONTEXT = Context(Clock(NOW))


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("id", ["dam", "road-a", "road-b"]),
        ("project", ["dam", "road-a", "road-b"]),
        ("category", ["hydropower", "road"]),
        ("region", ["golog", "haixi"]),
        ("status", [*Status, UNKNOWN]),
        ("grouping", ["category", "region", "status", "year"]),
        ("note", []),
    ],
)
def test_a_closed_set_is_known(sample: Path, field: str, expected: list[str]) -> None:
    """Ids from the database, others from the program."""
    del sample
    assert list(candidates.values(CONTEXT, field)) == expected


def test_every_field_of_a_query_is_offered() -> None:
    """As it is typed."""
    assert list(candidates.query_fields()) == list(FIELDS)


def test_no_database_is_made(tmp_path: Path) -> None:
    """A registry that is named is read without one; one that is none offers nothing."""
    assert list(candidates.values(CONTEXT, "id")) == []
    assert list(tmp_path.iterdir()) == []
    bad = Context(Clock(NOW), options=Options(registry=str(tmp_path / "missing.toml")))
    assert list(candidates.values(bad, "id")) == []
