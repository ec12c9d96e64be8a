"""What the report tells."""

import pytest

from examples import event_row, project_row, promise_row
from qhtrack.domain.groups import group, groups, sorted_groups
from qhtrack.domain.report import Grouping, Period, dues, histories, make
from qhtrack.domain.rows import EventRow, ProjectRow, PromiseRow
from qhtrack.domain.status import FINISHED, Status

PERIOD = Period("2026-11-23", "2025")
GROUPING = Grouping("status", {"category": {"road": "Roads"}})


def quiet(*projects: ProjectRow, as_of: str = PERIOD.as_of) -> list[str]:
    """Return the ids of the projects that are quiet on a day."""
    made = make(PERIOD._replace(as_of=as_of), GROUPING, list(projects), [], [])
    return [row["id"] for row in made.quiet]


@pytest.mark.parametrize(
    ("updated_day", "expected"),
    [("2024-11-22", True), ("2024-11-23", False), ("2024-11-24", False), (None, True)],
)
def test_a_project_is_quiet_after_two_years_to_the_day(
    updated_day: str | None, *, expected: bool
) -> None:
    """On the day itself they are not over; who was never heard of is quiet too."""
    assert bool(quiet(project_row("a", updated_day=updated_day))) is expected


def test_two_years_before_a_leap_day_end_with_february() -> None:
    """There is no 29th then."""
    rows = [project_row(day, updated_day=f"2022-{day}") for day in ("02-28", "03-01")]
    assert quiet(*rows, as_of="2024-02-29") == ["02-28"]


@pytest.mark.parametrize("status", [*Status, None])
def test_who_is_finished_need_not_be_heard_of(status: Status | None) -> None:
    """In operation, cancelled or retired."""
    finished = {"operating", "cancelled", "retired"}
    assert finished == FINISHED
    assert bool(quiet(project_row("a", status=status))) is (status not in finished)


def test_those_without_any_event_are_the_quietest() -> None:
    """Then who was heard of longest ago."""
    days = {"newer": "2023-02-01", "old": "2023-01-01", "never": None}
    rows = [project_row(name, updated_day=day) for name, day in days.items()]
    assert quiet(*rows) == ["never", "old", "newer"]


@pytest.mark.parametrize(
    ("since", "day", "expected"),
    [
        ("2025", "2025-12-31", False),
        ("2025", "2026-01-01", True),
        ("2025-11-23", "2025-11-23", False),
        ("2025-11-23", "2025-11-24", True),
    ],
)
def test_what_has_changed_lies_after_the_last_day_of_since(
    since: str, day: str, *, expected: bool
) -> None:
    """That day itself belongs to what was known."""
    made = make(PERIOD._replace(since=since), GROUPING, [], [], [event_row(day=day)])
    assert bool(made.changed) is expected


def test_events_come_newest_first_and_histories_oldest_first() -> None:
    """Each project's apart."""
    a, b, c = (
        event_row(project=project, day=day)
        for project, day in (("x", "2026-03-01"), ("y", "2026-02-01"), ("x", "2026-01-01"))
    )
    assert histories([a, b, c]) == {"x": [c, a], "y": [b]}
    assert make(PERIOD, GROUPING, [], [], [a, b, c]).changed == [a, b, c]


def test_a_due_date_counts_where_something_can_be_reached_by_then() -> None:
    """A milestone and a day, both."""
    rows: list[PromiseRow] = [
        promise_row(milestone="partial", due_day="2023-12-31"),
        promise_row(milestone="operating", due_day="2024-12-31"),
        promise_row(milestone=None, due_day="2025-12-31"),
        promise_row(milestone="operating", due_day=None),
    ]
    assert dues(rows) == {"a": ["2023-12-31", "2024-12-31"]}


def test_a_report_is_of_what_it_is_given() -> None:
    """Counted by category, and grouped as asked."""
    projects = [project_row("a", status="partial"), project_row("b")]
    promises = [promise_row(outcome="met")]
    events: list[EventRow] = [event_row()]
    made = make(PERIOD, GROUPING, projects, promises, events)
    assert (made.as_of, made.since, made.by) == (*PERIOD, "status")
    assert (made.projects, made.promises) == (projects, promises)
    assert made.total == group(None, projects)
    assert made.categories == groups(projects, "category", GROUPING.names_by_id)
    assert made.groups == sorted_groups(projects, "status", {})
    assert made.outcomes == {"met": 1}
    assert made.histories == {"a": events}
