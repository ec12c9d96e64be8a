"""Dates known in part."""

import pytest
from hypothesis import given

from qhtrack.domain.dates import (
    END_OF_TIME,
    day_after,
    day_beside,
    days_between,
    first_day,
    is_date,
    last_day,
)
from strategies import dates


@pytest.mark.parametrize("text", ["2023", "2023-12", "2023-12-20", "2024-02-29", "0001", "9999-12"])
def test_a_date_may_be_known_in_part(text: str) -> None:
    """Year, month or day."""
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "2023-13",
        "2023-02-29",
        "0000",
        "10000",
        "2023-1",
        "2023-12-",
        "\uff12023",
        "2023\n",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Nothing is guessed."""
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12-20", "2023-12-20", "2023-12-20"),
    ],
)
def test_a_date_spans_days(text: str, first: str, last: str) -> None:
    """From its first to its last."""
    assert (first_day(text), last_day(text)) == (first, last)


def test_time_ends_with_the_last_date_there_is() -> None:
    """So every day comes by then."""
    assert last_day("9999") == END_OF_TIME


@given(dates)
def test_a_span_is_of_days_that_exist(text: str) -> None:
    """Both ends are dates, in order."""
    assert is_date(first_day(text))
    assert is_date(last_day(text))
    assert first_day(text) <= last_day(text)


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("2023", "2023-12", 0),
        ("2023-12-20", "2023-12-20", 0),
        ("2023-12-31", "2024", 1),
        ("2022-01", "2022-03-02", 30),
    ],
)
def test_days_lie_between_the_nearest_ends_of_dates(first: str, second: str, days: int) -> None:
    """Whichever comes first."""
    assert days_between(first, second) == days_between(second, first) == days


@pytest.mark.parametrize(
    ("text", "after"),
    [("2023", "2024-01-01"), ("2024-02", "2024-03-01"), ("2023-12-30", "2023-12-31")],
)
def test_a_date_has_passed_on_the_day_after_its_last(text: str, after: str) -> None:
    """Of a year, a month or a day."""
    assert day_after(text) == after


@pytest.mark.parametrize(
    ("day", "step", "other"),
    [
        *(("2024-03-01", -1, "2024-02-29"), ("2023-12-31", 1, "2024-01-01")),
        *(("0001-01-01", -1, "0001-01-01"), (END_OF_TIME, 1, END_OF_TIME)),
    ],
)
def test_a_day_stands_beside_another(day: str, step: int, other: str) -> None:
    """But for the first and the last there are."""
    assert day_beside(day, step) == other
