"""What the report tells."""

import pytest

from examples import event_row, project_row, promise_row
from qhtrack.domain.differences import Snapshot, news
from qhtrack.domain.groups import group, groups, sorted_groups
from qhtrack.domain.report import (
    Grouping,
    Mode,
    Period,
    Report,
    due_days,
    histories,
    kept_and_broken,
    make_report,
    year_before,
)
from qhtrack.domain.rows import EventRow, ProjectRow, PromiseRow
from qhtrack.domain.status import FINISHED, Status

PERIOD = Period("2026-11-23", "2025")
GROUPING = Grouping("status", {"category": {"road": "Roads"}}, frozenset({"goal"}))
NOTHING = Snapshot([], [], [])


def made(snapshot: Snapshot, before: Snapshot = NOTHING) -> Report:
    """Return a report of what is known."""
    return make_report(PERIOD, GROUPING, before, snapshot)


def quiet(*projects: ProjectRow, as_of: str = PERIOD.as_of) -> list[str]:
    """Return the ids of the projects that are quiet on a day."""
    report = make_report(
        PERIOD._replace(as_of=as_of), GROUPING, NOTHING, Snapshot(projects, [], [])
    )
    return [row["id"] for row in report.quiet]


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


def test_histories_come_oldest_first() -> None:
    """Each project's apart."""
    a, b, c = (
        event_row(project=project, day=day)
        for project, day in (("x", "2026-03-01"), ("y", "2026-02-01"), ("x", "2026-01-01"))
    )
    assert histories([a, b, c]) == {"x": [c, a], "y": [b]}


def test_a_due_date_counts_whatever_is_promised_by_then() -> None:
    """A day is all it needs."""
    rows: list[PromiseRow] = [
        promise_row(milestone="partial", due_day="2023-12-31"),
        promise_row(milestone=None, due_day="2025-12-31"),
        promise_row(milestone="operating", due_day=None),
    ]
    assert due_days(rows) == {"a": ["2023-12-31", "2025-12-31"]}


def test_a_report_is_of_what_it_is_given() -> None:
    """Counted by category, and grouped as asked."""
    projects = [project_row("a", status="partial"), project_row("b")]
    events: list[EventRow] = [event_row()]
    snapshot = Snapshot(projects, [promise_row(outcome="met")], events)
    report = made(snapshot)
    assert (report.period, report.by) == (PERIOD, "status")
    assert PERIOD.mode is Mode.AS_OF
    assert report.projects == projects
    assert report.total == group(None, projects)
    assert report.categories == groups(projects, "category", GROUPING.names_by_id)
    assert report.groups == sorted_groups(projects, "status", {})
    assert report.histories == {"a": events}
    assert report.news == news(NOTHING, snapshot)
    assert report.sources.by == "source"
    assert report.sources.total.outcomes == {"met": 1}


def test_goals_are_in_the_scorecard_alone() -> None:
    """They are no projects."""
    goal = project_row("g", category="goal", name="Growth")
    report = made(Snapshot([project_row("a"), goal], [promise_row(project="g", outcome="met")], []))
    assert [row["id"] for row in report.projects] == ["a"]
    assert report.total.size == 1
    assert [row["name"] for row in report.judged] == ["Growth"]
    assert report.projects_by_id["g"] == goal


def test_promises_that_name_no_result_stand_apart() -> None:
    """Of the others those whose day has come are counted; sources of what is judged as well."""
    rows = [
        promise_row(wording="x", outcome="unmeasurable"),
        promise_row(wording="y", outcome="met", due_day="2026-11-23"),
        promise_row(wording="z", outcome="met", due_day="2026-11-24"),
    ]
    report = made(Snapshot([project_row("a", regions=["q"])], rows, []))
    assert [row["wording"] for row in report.unmeasurable] == ["x"]
    assert [row["wording"] for row in report.judged] == ["y", "z"]
    assert [row["wording"] for row in report.due] == ["y"]
    assert report.sources.total.promises == 2
    assert report.judged[0]["regions"] == ["q"]
    assert report.judged[0]["category"] == "road"


def test_what_moved_has_another_status_than_before() -> None:
    """What most have come to first, then what stands further up; nothing moves to unknown."""
    statuses = {"a": "partial", "b": "construction", "c": "operating", "d": "partial", "e": None}
    projects = [project_row(name, status=status) for name, status in statuses.items()]
    projects.append(project_row("same", status="proposed"))
    before = Snapshot(
        [],
        [],
        [
            event_row(project="same", status="proposed"),
            event_row(project="a", status="construction"),
            event_row(project="a", status="partial"),
        ],
    )
    moved = make_report(PERIOD, GROUPING, before, Snapshot(projects, [], [])).moved
    assert [(status, [row["id"] for row in rows]) for status, rows in moved] == [
        ("partial", ["a", "d"]),
        ("operating", ["c"]),
        ("construction", ["b"]),
    ]


def test_what_was_not_kept_is_counted_together() -> None:
    """Overdue or missed; where there was no news apart and last."""
    outcomes = ["missed", "overdue", "met", "met-by"]
    rows = [promise_row(outcome=outcome) for outcome in outcomes]
    assert kept_and_broken(rows) == {"met": 1, "met-by": 1, "broken": 2}
    rows.append(promise_row(outcome="overdue", no_news=True))
    assert list(kept_and_broken(rows).items()) == [
        ("met", 1),
        ("met-by", 1),
        ("broken", 2),
        ("no-news", 1),
    ]
    assert kept_and_broken(rows[-1:]) == {"no-news": 1}


@pytest.mark.parametrize(
    ("day", "before"),
    [("2026-11-23", "2025-11-23"), ("2024-02-29", "2023-02-28"), ("2025-02-28", "2024-02-28")],
)
def test_a_year_before_is_the_same_day(day: str, before: str) -> None:
    """Of a leap day the last of February."""
    assert year_before(day) == before
