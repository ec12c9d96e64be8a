"""The dates, groupings and columns that a question is asked with."""

import pytest

from conftest import NOW
from qhtrack.actions.context import Clock, Context
from qhtrack.actions.parameters import (
    as_of_day,
    checked_columns,
    checked_grouping,
    checked_range,
    checked_sort,
)
from qhtrack.database.questions import AsOf
from qhtrack.domain.errors import QhtrackError, UsageError
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

CONTEXT = Context(Clock(NOW))


def english(error: pytest.ExceptionInfo[QhtrackError]) -> str:
    """Return what a person reads."""
    return sentence(error.value.message, Language.EN)


def test_a_partial_day_counts_as_its_last() -> None:
    """Events after it do not count; without one every event does."""
    assert as_of_day(CONTEXT, "2024-02") == AsOf("2024-02-29", "2024-02-29")
    assert as_of_day(CONTEXT, None) == AsOf("2026-11-23")


@pytest.mark.parametrize(("text", "is_ahead"), [("2026-11-23", False), ("2026-11-24", True)])
def test_a_day_that_lies_ahead_is_said_to(text: str, *, is_ahead: bool) -> None:
    """Nothing is known of it."""
    context = Context(Clock(NOW))
    assert as_of_day(context, text) == AsOf(text, text)
    assert bool(context.notices) is is_ahead


def test_what_is_no_date_is_refused() -> None:
    """By the option's name."""
    with pytest.raises(UsageError) as error:
        as_of_day(CONTEXT, "soon")
    assert english(error) == (
        "--as-of: 'soon' is not a date; write 2023, 2023-12, 2023-12-20 or last year"
    )


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2024", "2024", "2024-01-01", "2024-12-31"),
        ("2024-05-02", "2024-05-02", "2024-05-02", "2024-05-02"),
        ("2024-05", None, "2024-05-01", None),
        ("last 12 months", None, "2025-11-23", None),
        ("半年前", "前天", "2026-05-23", "2026-11-21"),
        ("Q3 2025", "2025年三季度", "2025-07-01", "2025-09-30"),
        ("十四五", "十四五", "2021-01-01", "2025-12-31"),
        (None, "2024-02", None, "2024-02-29"),
        (None, None, None, None),
    ],
)
def test_a_range_may_be_one_day(
    since: str | None, until: str | None, first: str | None, last: str | None
) -> None:
    """And open on either side."""
    assert checked_range(since, until, "2026-11-23") == (first, last)


@pytest.mark.parametrize("since", ["next 12 months", "2024 to 2025", "2024/2025"])
def test_what_does_not_end_today_is_no_date_since_when(since: str) -> None:
    """Its end would be lost."""
    with pytest.raises(UsageError) as error:
        checked_range(since, None, "2026-11-23")
    assert english(error).startswith(f"--since: '{since}' is not a date")


def test_a_range_never_runs_backwards() -> None:
    """Not by a day."""
    with pytest.raises(UsageError) as error:
        checked_range("2024-05-02", "2024-05-01", "2026-11-23")
    assert english(error) == "--until: 2024-05-01 lies before --since 2024-05-02"


def test_a_grouping_is_one_of_some() -> None:
    """The nearest is offered."""
    assert checked_grouping("region", ("region", "year")) == "region"
    with pytest.raises(UsageError) as error:
        checked_grouping("regoin", ("region", "year"))
    assert english(error) == ("--by: 'regoin' is not one of region, year; did you mean 'region'?")


def test_a_grouping_is_called_as_people_do() -> None:
    """In either language."""
    assert checked_grouping("地区", ("region", "year")) == "region"
    assert checked_grouping("Year", ("region", "year")) == "year"


def test_what_to_sort_by_has_a_direction() -> None:
    """A column in either language; nothing is no order."""
    keys = ("name", "since", "investment_bn")
    assert checked_sort("名称，-总投资、since", keys) == ("name", "-investment_bn", "since")
    assert checked_sort(None, keys) == ()
    with pytest.raises(UsageError):
        checked_sort("-", keys)


def test_columns_keep_their_order() -> None:
    """Each is shown once; an empty one is none."""
    assert checked_columns("b,a", ("a", "b")) == ("b", "a")
    assert checked_columns("b,a,b,B", ("a", "b")) == ("b", "a")
    assert checked_columns(None, ("a",)) is None
    with pytest.raises(UsageError) as error:
        checked_columns("a,", ("a",))
    assert english(error) == "'' is not a column; it is one of a"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("slip_d", "; did you mean 'slip_days'?"),
        ("推迟", "; did you mean 'slip_days'?"),
        ("s", "; it is one of "),
        ("o", "; it is one of "),
        ("due", ""),
    ],
)
def test_a_column_may_be_meant_by_its_beginning(text: str, said: str) -> None:
    """Where one alone begins so."""
    keys = ("project", "due", "due_day", "slip_days", "outcome", "origin")
    if not said:
        assert checked_columns(text, keys) == (text,)
        return
    with pytest.raises(UsageError) as error:
        checked_columns(text, keys)
    assert said in english(error)
