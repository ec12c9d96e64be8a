"""Findings, parts, what was reached by a day, chains and silence, in SQL."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from qhtrack.database import questions
from qhtrack.database.questions import AsOf
from qhtrack.domain.model import Event, Milestone, Promise
from qhtrack.domain.rows import PromiseRow
from qhtrack.domain.status import Status
from saving import judged, project, promise, saved

LATER = "2025-01-01"


def found(made: Promise, reached: str, *, by: bool = False) -> Promise:
    """Return the promise with the finding that it was reached."""
    return replace(made, reached=reached, by=by, evidence="paper")


def missed(made: Promise, date: str) -> Promise:
    """Return the promise with the finding that it was not reached."""
    return replace(made, missed=date, evidence="paper")


def outcome(row: PromiseRow) -> tuple[str, int | None]:
    """Return what became of a promise, and by how many days too late."""
    return row["outcome"], row["days_late"]


@pytest.mark.parametrize("is_event", [True, False])
@pytest.mark.parametrize(
    ("date", "by", "due", "expected"),
    [
        ("2023-06-30", False, "2023-06", ("met", 0)),
        ("2023-07-01", False, "2023-06", ("met-late", 1)),
        ("2023-06-30", True, "2023-06", ("met", 0)),
        ("2023-07-01", True, "2023-06", ("met-by", None)),
        ("2023", False, "2023-12-31", ("met", 0)),
        ("2023", False, "2023-12-30", ("met-by", None)),
        ("2023", False, "2023-01-01", ("met-by", None)),
        ("2023", False, "2022", ("met-late", 365)),
        ("2023-12", False, "2023-12-01", ("met-by", None)),
        ("2023-12", False, "2023-11", ("met-late", 31)),
        ("2023-12", True, "2023-11", ("met-by", None)),
        ("2023-12", True, None, ("met", None)),
        ("2023", False, None, ("met", None)),
    ],
)
def test_what_came_about_is_held_against_its_due_date(
    is_event: bool,  # noqa: FBT001
    date: str,
    by: bool,  # noqa: FBT001
    due: str | None,
    expected: tuple[str, int | None],
) -> None:
    """An event and a finding alike; where in time or not is not told, nobody is accused."""
    if is_event:
        events = (Event(date=date, status=Status.OPERATING, by=by, source="other"),)
        (row,) = judged(LATER, promise(due=due), events=events)
    else:
        (row,) = judged(LATER, found(promise(None, due), date, by=by))
    assert outcome(row) == expected
    assert (row["reached"], row["by"], row["missed"]) == (date, by, None)
    assert row["evidence"] == ("other" if is_event else "paper")


@pytest.mark.parametrize("milestone", ["operating", None])
def test_a_promise_with_a_finding_is_never_asked_of_the_ladder(milestone: Milestone | None) -> None:
    """Before its day it is asked of its due date alone, and of the project's end."""
    opened = Event(date="2021", status=Status.OPERATING, source="other")
    made = found(promise(milestone, "2023-06"), "2024-03")
    days = ("2023-06-30", "2023-07-01", "2024-03-30", "2024-03-31")
    rows = [row for day in days for row in judged(day, made, events=(opened,))]
    assert [outcome(row) for row in rows] == [
        ("pending", None),
        ("overdue", 1),
        ("overdue", 274),
        ("met-late", 275),
    ]
    assert [row["reached"] for row in rows] == [None, None, None, "2024-03"]
    assert [row["reached_day"] for row in rows] == [None, None, None, "2024-03-31"]
    assert [row["evidence"] for row in rows] == [None, None, None, "paper"]
    retired = Event(date="2023-08-02", status=Status.RETIRED)
    for day, expected in (("2023-08-01", "overdue"), ("2023-08-02", "missed")):
        (row,) = judged(day, made, events=(opened, retired))
        assert row["outcome"] == expected
    (row,) = judged(LATER, made, events=(opened, retired))
    assert row["outcome"] == "met-late"


@pytest.mark.parametrize("milestone", ["operating", None])
def test_it_is_known_from_a_day_that_a_promise_was_missed(milestone: Milestone | None) -> None:
    """From the last one of the date; before, it is asked of its due date."""
    opened = Event(date="2021", status=Status.OPERATING)
    made = missed(promise(milestone, "2023-06"), "2024-03")
    days = ("2023-06-30", "2024-03-30", "2024-03-31")
    rows = [row for day in days for row in judged(day, made, events=(opened,))]
    assert [row["outcome"] for row in rows] == ["pending", "overdue", "missed"]
    assert [row["missed"] for row in rows] == [None, None, "2024-03"]
    assert [row["evidence"] for row in rows] == [None, None, "paper"]
    assert rows[-1]["days_late"] is None


def test_a_finding_without_a_due_date_is_unmeasurable_until_its_day() -> None:
    """Or undated, where there is a milestone."""
    made = (found(promise(None, None), "2023"), found(promise("partial", None), "2023"))
    assert [row["outcome"] for row in judged("2023-12-30", *made)] == ["unmeasurable", "undated"]
    assert [row["outcome"] for row in judged("2023-12-31", *made)] == ["met", "met"]


def test_a_part_is_judged_by_findings_and_dates_alone() -> None:
    """What the project does says nothing of it, but its end."""
    made = (
        promise("operating", part="phase-1"),
        promise(None, part="phase-1"),
        promise("operating", None, part="phase-1"),
        promise(None, None, part="phase-1"),
        found(promise(part="phase-2"), "2023-05"),
    )
    opened = Event(date="2022", status=Status.OPERATING)
    running = judged("2023-07-01", *made, events=(opened,))
    assert [row["outcome"] for row in running] == [
        *("overdue", "overdue", "undated", "unmeasurable", "met"),
    ]
    assert [row["reached"] for row in running] == [None, None, None, None, "2023-05"]
    ended = judged("2023-07-01", *made, events=(Event(date="2022", status=Status.CANCELLED),))
    assert [row["outcome"] for row in ended] == [
        "missed",
        "missed",
        "missed",
        "unmeasurable",
        "met",
    ]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (promise(due="2024", made="2023-07-01"), ("met-late", 366)),
        (promise(due="2024", made="2023-06"), ("met-by", None)),
        (promise(due="2024"), ("met-by", None)),
        (promise(due=None, made="2023-07-01"), ("met-by", None)),
        (promise("partial", due="2024", made="2023-07-01"), ("met-by", None)),
        (promise(part="phase-1", due="2024", made="2023-07-01"), ("met-by", None)),
        # the day asked for is 2024-06-30
        (promise(due="2025", made="2024-06"), ("met-late", 366)),
        (promise(due="2025", made="2024-07"), ("met-by", None)),
    ],
)
def test_a_due_date_given_after_the_old_one_says_that_it_was_not_kept(
    other: Promise, expected: tuple[str, int | None]
) -> None:
    """In the same chain, and made by the day asked for; the days are a bound."""
    seen = Event(date="2024-06-30", status=Status.OPERATING, by=True)
    first = judged("2024-06-30", promise(), other, events=(seen,))[0]
    assert outcome(first) == expected


def test_promises_without_milestone_and_part_are_no_chain() -> None:
    """A later one says nothing of an earlier."""
    first, second = (
        found(promise(None, "2023-06"), "2024-06", by=True),
        promise(None, "2025", made="2023-08"),
    )
    rows = judged("2024-12-31", first, second)
    assert [(row["outcome"], row["chain"]) for row in rows] == [
        ("met-by", "2023-06"),
        ("pending", "2025"),
    ]


def test_a_chain_is_of_one_milestone_and_one_part() -> None:
    """On one day by due date; of one day by what was told first."""
    rows = judged(
        LATER,
        promise(due="2025", made="2020"),
        promise(due="2024-12", made="2020"),
        promise(due="2024", made="2020"),
        promise(due="2026", part="lot-2", made="2020"),
        promise(None, due="2027", part="lot-2", made="2020"),
        promise(None, due="2028", part="lot-2", made="2021"),
        promise(due="2030"),
    )
    assert [row["chain"] for row in rows] == [
        *("2030 2024-12 2024 2025", "2030 2024-12", "2030 2024-12 2024"),
        *("2026", "2027", "2027 2028", "2030"),
    ]


def due(day: str, *promises: Promise, events: tuple[Event, ...] = ()) -> tuple[str | None, bool]:
    """Return what a project's next due date is on a day, and whether it has passed."""
    with saved(project(promises=promises, events=events)) as connection:
        row = questions.project(connection, "a", AsOf(day, day))
    return row["due"], row["overdue"]


def test_a_project_is_due_when_the_latest_promise_of_a_chain_is() -> None:
    """The earliest of those that are open; what was put off is not asked for again."""
    first, second = promise(due="2023", made="2020"), promise(due="2025", made="2022-06")
    assert due("2022-06-29", first, second) == ("2023", False)
    assert due("2022-06-30", first, second) == ("2025", False)
    assert due("2025-12-31", first, second) == ("2025", False)
    assert due("2026-01-01", first, second) == ("2025", True)
    whole_year = promise("partial", due="2023", made="2020"), promise(due="2023-05", made="2020")
    assert due("2023-05-31", *whole_year) == ("2023-05", False)
    other = promise("partial", due="2024-05", made="2020")
    assert due("2024-05-31", first, second, other) == ("2024-05", False)
    assert due("2024-06-01", first, second, other) == ("2024-05", True)
    opened = Event(date="2024-06-01", status=Status.PARTIAL)
    assert due("2024-06-01", first, second, other, events=(opened,)) == ("2025", False)
    closed = Event(date="2024-06-01", status=Status.OPERATING)
    assert due("2024-06-01", first, second, other, events=(closed,)) == (None, False)


def test_the_latest_of_a_chain_is_told_by_day_made_then_due_then_order() -> None:
    """One of unknown age comes first; what stands alone is its own latest."""
    assert due("2022", promise(due="2023", made="2021"), promise(due="2024")) == ("2023", False)
    same_day = promise(due="2024-12", made="2021"), promise(due="2025", made="2021")
    assert due("2022", *same_day) == ("2025", False)
    twins = promise(due="2024-12", made="2021"), promise(due="2024", made="2021")
    assert due("2022", *twins) == ("2024", False)
    assert due("2022", *reversed(twins)) == ("2024-12", False)
    alone = promise(None, due="2023", made="2020"), promise(None, due="2024", made="2021")
    assert due("2022", *alone) == ("2023", False)
    parts = promise(due="2024", part="lot-1"), promise(due="2023", part="lot-2")
    assert due("2022", *parts) == ("2023", False)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((), (True, None)),
        ((Event(date="2023-06-30", status=Status.PARTIAL),), (True, "2023-06-30")),
        ((Event(date="2023-07-01", status=Status.PARTIAL),), (False, None)),
        ((Event(date="2023-05", status=Status.PARTIAL),), (True, "2023-05")),
        ((Event(date="2023-07-02", status=Status.PARTIAL),), (True, None)),
    ],
)
def test_silence_is_no_event_after_the_due_date(
    told: tuple[Event, ...], expected: tuple[bool, str | None]
) -> None:
    """As far as was known by the day asked for, 2023-07-01."""
    (row,) = judged("2023-07-01", promise(), events=told)
    assert (row["outcome"], row["no_news"], row["no_news_since"]) == ("overdue", *expected)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023-03", (True, "2023-03")),
        ("2023-01", (True, "2023-02")),
        ("2023-02-28", (True, "2023-02")),
        ("2023-06", (True, "2023-06")),
        ("2023-07-01", (False, None)),
        ("2023-07-02", (True, "2023-02")),
    ],
)
@pytest.mark.parametrize("judge", [found, missed])
def test_a_finding_of_any_promise_is_news(
    judge: Callable[[Promise, str], Promise], date: str, expected: tuple[bool, str | None]
) -> None:
    """Of the newest date of events and findings, as it is written."""
    heard = Event(date="2023-02", status=Status.CONSTRUCTION)
    other = judge(promise(None, None), date)
    row = judged("2023-07-01", promise(), other, events=(heard,))[0]
    assert (row["outcome"], row["no_news"], row["no_news_since"]) == ("overdue", *expected)


def test_the_newest_finding_is_the_news_whatever_it_found() -> None:
    """Of one day the one that was told first."""
    first, second = (
        found(promise(None, None), "2023-01"),
        missed(promise("partial", None), "2023-03"),
    )
    for told in ((first, second), (second, first)):
        assert judged("2023-07-01", promise(), *told)[0]["no_news_since"] == "2023-03"
    exact = missed(promise("partial", None), "2023-01-31")
    for told, since in (((first, exact), "2023-01"), ((exact, first), "2023-01-31")):
        assert judged("2023-07-01", promise(), *told)[0]["no_news_since"] == since


def test_only_an_overdue_promise_is_without_news() -> None:
    """Before it is due, or where it was cancelled, nobody waits."""
    heard = Event(date="2022", status=Status.CANCELLED)
    rows = judged("2023-06-30", promise()) + judged("2023-07-01", promise(), events=(heard,))
    assert [(row["outcome"], row["no_news"], row["no_news_since"]) for row in rows] == [
        ("pending", False, None),
        ("missed", False, None),
    ]
