"""The dates that a question is asked for."""

import pytest

from conftest import NOW
from qhtrack.actions.asking import as_of_day
from qhtrack.actions.context import Context
from qhtrack.database.questions import AsOf
from qhtrack.domain.errors import UsageError


def test_a_partial_day_counts_as_its_last() -> None:
    """Events after it do not count; without one every event does."""
    assert as_of_day(Context(NOW), "2024-02") == AsOf("2024-02-29", "2024-02-29")
    assert as_of_day(Context(NOW), None) == AsOf("2026-11-23")


def test_what_is_no_date_is_refused() -> None:
    """By the option's name."""
    with pytest.raises(UsageError, match="--as-of: '2024-13' is not a date"):
        as_of_day(Context(NOW), "2024-13")
