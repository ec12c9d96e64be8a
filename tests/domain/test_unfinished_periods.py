"""Events of a month or year that is not over."""

import pytest

from examples import event_row
from qhtrack.domain.unfinished_periods import without_future_days

TODAY = "2026-11-23"


@pytest.mark.parametrize(
    ("date", "last_day", "day"),
    [
        ("2026", "2026-12-31", "2026-01-01"),
        ("2026-11", "2026-11-30", "2026-11-01"),
        ("2026-11-23", "2026-11-23", "2026-11-23"),
        ("2026-10", "2026-10-31", "2026-10-31"),
        ("2025", "2025-12-31", "2025-12-31"),
    ],
)
def test_an_event_of_a_span_that_is_not_over_counts_from_its_first_day(
    date: str, last_day: str, day: str
) -> None:
    """One that is over counts from its last."""
    (event,) = without_future_days([event_row(date=date, day=last_day)], TODAY)
    assert event == event_row(date=date, day=day)


def test_a_span_that_ends_today_is_over() -> None:
    """Its event counts as ever, from the last day on; the day before it did from the first."""
    (event,) = without_future_days([event_row(date="2026-11", day="2026-11-30")], "2026-11-30")
    assert event["day"] == "2026-11-30"
    (event,) = without_future_days([event_row(date="2026-11", day="2026-11-30")], "2026-11-29")
    assert event["day"] == "2026-11-01"


def test_it_never_counts_before_the_projects_event_before_it() -> None:
    """Another project's is no matter, nor the order of what is told."""
    events = [
        event_row(project="b", date="2026", day="2026-12-31"),
        event_row(project="a", date="2026", day="2026-12-31"),
        event_row(project="a", date="2026-11", day="2026-11-30"),
        event_row(project="a", date="2026-03", day="2026-03-31"),
    ]
    assert [event["day"] for event in without_future_days(events, TODAY)] == [
        *("2026-01-01", "2026-11-01", "2026-11-01", "2026-03-31")
    ]
    assert events[0]["day"] == "2026-12-31"
