"""Status and outcome as of any day, in SQL."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from conftest import Run
from qhtrack.database import questions
from qhtrack.database.outcomes import rank
from qhtrack.database.questions import AsOf
from qhtrack.domain.model import Event, Milestone, Promise
from qhtrack.domain.rows import ProjectRow
from qhtrack.domain.status import LADDER, Status
from saving import judged, project, promise, saved


def event(date: str, status: str, in_service_mw: float | None = None) -> Event:
    """Make an event."""
    return Event(date=date, status=Status(status), in_service_mw=in_service_mw)


def status(day: str, *events: Event, capacity_mw: float | None = None) -> ProjectRow:
    """Return a project with these events as of a day."""
    with saved(project(events=events, capacity_mw=capacity_mw)) as connection:
        return questions.project(connection, "a", AsOf(day, day))


def test_a_rank_is_its_place_and_null_off_the_ladder() -> None:
    """Counted from 1."""
    sql = f"SELECT {rank('?', LADDER)}"
    with closing(sqlite3.connect(":memory:")) as connection:
        ranks = [connection.execute(sql, (status,)).fetchone()[0] for status in Status]
    assert ranks == [1, 2, 3, 4, 5, None, None, None]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (None, ["overdue", "overdue", "unmeasurable"]),
        ("2024-06", ["overdue", "pending", "unmeasurable"]),
        ("2023", ["pending", "unmeasurable"]),
        ("2020", []),
    ],
)
def test_outcomes_follow_the_day(
    run: Run, sample: Path, as_of: str | None, expected: list[str]
) -> None:
    """A promise exists from the day it was made."""
    del sample
    options = ["--as-of", as_of] if as_of else []
    row = json.loads(run("show", "dam", "--json", *options).stdout)
    assert [promise["outcome"] for promise in row["promises"]] == expected


@pytest.mark.parametrize(
    ("day", "outcome", "days_late"), [("2023-06-30", "pending", None), ("2023-07-01", "overdue", 1)]
)
def test_a_promise_is_overdue_the_day_after_it_is_due(
    day: str, outcome: str, days_late: int | None
) -> None:
    """A month is due on its last day."""
    (row,) = judged(day, promise(due="2023-06"))
    assert (row["outcome"], row["days_late"]) == (outcome, days_late)


@pytest.mark.parametrize(
    ("reached", "outcome", "days_late"), [("2023-06-30", "met", 0), ("2023-07-01", "met-late", 1)]
)
def test_a_promise_is_kept_on_the_day_it_is_due(reached: str, outcome: str, days_late: int) -> None:
    """And kept late the day after."""
    (row,) = judged("2025-01-01", promise(due="2023-06"), events=(event(reached, "operating"),))
    assert (row["outcome"], row["days_late"], row["reached"]) == (outcome, days_late, reached)


@pytest.mark.parametrize("day", ["2023-03-09", "2023-03-10"])
def test_an_event_counts_from_its_day(day: str) -> None:
    """For the status, and for what it reaches."""
    seen = event("2023-03-10", "operating")
    is_there = day == "2023-03-10"
    assert status(day, seen)["status"] == ("operating" if is_there else None)
    (row,) = judged(day, promise(), events=(seen,))
    assert row["outcome"] == ("met" if is_there else "pending")


@pytest.mark.parametrize("milestone", LADDER)
@pytest.mark.parametrize("seen", Status)
def test_a_milestone_is_reached_at_or_above_it_on_the_ladder(
    milestone: Milestone, seen: Status
) -> None:
    """What stands off the ladder reaches none, and ends it or does not."""
    (row,) = judged("2025-01-01", promise(milestone), events=(event("2024", seen),))
    if seen in LADDER:
        expected = (
            "met-late" if LADDER.index(seen) >= LADDER.index(Status(milestone)) else "overdue"
        )
    else:
        expected = "overdue" if seen is Status.SUSPENDED else "missed"
    assert row["outcome"] == expected


@pytest.mark.parametrize("ended", ["cancelled", "retired"])
def test_what_was_reached_stays_reached(ended: str) -> None:
    """Though it was cancelled or retired later."""
    events = (event("2022", "construction"), event("2023", "partial"), event("2024", ended))
    first, second = judged("2025", promise("construction"), promise("operating"), events=events)
    assert (first["outcome"], second["outcome"]) == ("met", "missed")


def test_a_promise_without_a_due_day_is_undated_until_it_is_met() -> None:
    """Never late, so without days; one without a milestone is asked of its date alone."""
    promises = (promise(due=None), promise(None, "2024"), promise(None, None))
    before = judged("2022-12-31", *promises)
    assert [row["outcome"] for row in before] == ["undated", "pending", "unmeasurable"]
    seen = event("2023", "operating")
    after = judged("2025-01-02", *promises, events=(seen,))
    assert [row["outcome"] for row in after] == ["met", "overdue", "unmeasurable"]
    assert [row["days_late"] for row in after] == [None, 2, None]
    ended = judged("2025-01-02", *promises, events=(event("2024", "cancelled"),))
    assert [row["outcome"] for row in ended] == ["missed", "missed", "unmeasurable"]


@pytest.mark.parametrize(
    ("made_by", "made"),
    [
        (promise(due="2024", made="2021-04"), "2021-04-30"),
        (promise(due="2024", source="paper"), "2020-05-31"),
        (promise(due="2024", made="2021-04", source="paper"), "2021-04-30"),
        (promise(due="2019-12-05", source="paper"), "2019-12-05"),
        (promise(due="2019-12-05", made="2021"), "2019-12-05"),
    ],
)
def test_a_promise_exists_from_the_day_it_was_made(made_by: Promise, made: str) -> None:
    """Or its paper published; at the latest from its due day."""
    day = str(int(made[-2:]) - 1).zfill(2)
    assert judged(made[:-2] + day, made_by) == []
    assert len(judged(made, made_by)) == 1


def test_a_promise_of_unknown_age_was_always_made() -> None:
    """Its source has no date, or is none of the registry's."""
    for source in (None, "other", "site visit, 2024"):
        assert len(judged("1900-01-01", promise(source=source))) == 1


def test_a_chain_is_of_one_milestone_in_the_order_in_which_it_was_promised() -> None:
    """Its first due date stays; what has no due date or no milestone stands alone."""
    rows = judged(
        "2025",
        promise(due="2024-06", made="2022"),
        promise(due="2021", made="2020"),
        promise("construction", due="2020", made="2019"),
        promise(due=None, made="2018"),
        promise(None, due="2019", made="2017"),
        promise(None, due="2020", made="2018"),
    )
    assert [(row["chain"], row["first_due"], row["slip_days"]) for row in rows] == [
        ("2021 2024-06", "2021", 912),
        ("2021", "2021", 0),
        ("2020", "2020", 0),
        (None, None, None),
        ("2019", "2019", 0),
        ("2020", "2020", 0),
    ]


def test_days_late_and_slips_are_counted(run: Run, sample: Path) -> None:
    """From the due date's last day."""
    del sample
    run("update", "dam", "operating", "--date", "2024-12-31")
    first, second, _ = json.loads(run("show", "dam", "--json").stdout)["promises"]
    assert (first["outcome"], first["days_late"], first["slip_days"]) == ("met-late", 366, 0)
    assert (second["outcome"], second["days_late"], second["slip_days"]) == ("met", 0, 366)
    assert second["first_due"] == "2023"


@pytest.mark.parametrize(
    ("seen", "capacity_mw", "in_service_mw"),
    [
        (event("2023", "operating"), 2320, 2320),
        (event("2023", "operating", 0), 2320, 0),
        (event("2023", "operating", 550), None, 550),
        (event("2023", "partial", 550), 2320, 550),
        (event("2023", "partial"), 2320, None),
        (event("2023", "partial", 0), None, 0),
        (event("2023", "construction"), 2320, 0),
        (event("2023", "construction"), 0, 0),
        (event("2023", "construction"), None, None),
        (event("2023", "operating"), None, None),
    ],
)
def test_what_is_in_service_follows_the_status(
    seen: Event, capacity_mw: float | None, in_service_mw: float | None
) -> None:
    """What operates runs whole unless it is said; a road runs no megawatts, not 0 of them."""
    assert status("2025", seen, capacity_mw=capacity_mw)["in_service_mw"] == in_service_mw


def test_what_stands_still_has_what_ran_before() -> None:
    """Until the next figure; what never ran is 0 where there is a size, and not known else."""
    ran, stood = event("2023", "partial", 550), event("2024", "suspended")
    assert status("2025", ran, stood)["in_service_mw"] == 550
    begun = event("2023", "construction")
    assert status("2025", begun, stood, capacity_mw=9)["in_service_mw"] == 0
    assert status("2025", begun, stood)["in_service_mw"] is None


@pytest.mark.parametrize("size", [None, 120])
def test_a_road_is_open_as_a_plant_runs(size: float | None) -> None:
    """In kilometres; money is spent whatever the status."""
    events = (
        Event(date="2021", status=Status.CONSTRUCTION, spent_bn=1.5),
        Event(date="2022", status=Status.PARTIAL, open_km=40),
        Event(date="2023", status=Status.SUSPENDED),
        Event(date="2024", status=Status.OPERATING, spent_bn=3),
    )
    road = msgspec.structs.replace(project(events=events), length_km=size)
    with saved(road) as connection:
        rows = [
            questions.project(connection, "a", AsOf(day, day))
            for day in ("2020", *(f"{year}-12-31" for year in range(2021, 2025)))
        ]
    assert [row["open_km"] for row in rows] == [None, 0 if size else None, 40, 40, size]
    assert [row["spent_bn"] for row in rows] == [None, 1.5, 1.5, 1.5, 3]
    assert [row["in_service_mw"] for row in rows] == [None] * 5


@pytest.mark.parametrize("ended", ["cancelled", "retired"])
def test_what_ended_runs_no_more(ended: str) -> None:
    """Of a size that is known, nothing; of another nothing is known."""
    events = (event("2023", "partial", 550), event("2024", ended))
    assert status("2025", *events, capacity_mw=2320)["in_service_mw"] == 0
    assert status("2025", *events)["in_service_mw"] is None


def test_no_news_is_news_of_neither_events_nor_findings() -> None:
    """Told on the due day is told before; news of another promise is news, once it has come."""
    heard = promise(due="2023")
    reached = replace(promise(None, due="2020"), reached="2024-05", evidence="paper")
    projects = (
        project("silent", promises=(heard,)),
        project("on-the-day", promises=(heard,), events=(event("2023-12-31", "construction"),)),
        project("a-day-later", promises=(heard,), events=(event("2024-01-01", "construction"),)),
        project("found", promises=(heard, reached)),
        project("found-then", promises=(heard, replace(reached, reached="2023"))),
    )
    silent = ["silent", "on-the-day", "found-then"]
    with saved(*projects) as connection:
        for query, day, expected in (
            ("outcome:no-news", "2026-11-23", silent),
            ("outcome:overdue", "2026-11-23", [one.id for one in projects]),
            ("no news", "2024-03-31", ["silent", "on-the-day", "found", "found-then"]),
        ):
            rows = questions.projects(connection, questions.Filter([query]), AsOf(day, day))
            assert [row["id"] for row in rows] == expected


def test_no_news_is_since_the_newest_finding() -> None:
    """Of several before the due day; the first of the registry would be an older one."""
    older, newer = (
        replace(promise(None, due="2020"), reached=day, evidence="paper", wording=day)
        for day in ("2021-02", "2022-03")
    )
    for findings in ((older, newer), (newer, older)):
        rows = judged("2026-11-23", promise(due="2023"), *findings)
        assert [row["no_news_since"] for row in rows] == ["2022-03", None, None]
