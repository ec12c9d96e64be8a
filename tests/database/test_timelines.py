"""The events of projects in their order."""

from msgspec.structs import replace

from qhtrack.database import timelines
from qhtrack.domain.figures import ServiceTotals
from qhtrack.domain.history import StatusEvent, insert_event
from qhtrack.domain.model import Event
from qhtrack.domain.status import Status
from saving import project, saved

EVENTS = (
    Event(date="2021", status=Status.CONSTRUCTION),
    Event(date="2023-05", status=Status.PARTIAL, in_service_mw=5),
    Event(date="2024", status=Status.OPERATING),
)
PLACES = "SELECT date, position, day, since, held_mw FROM event ORDER BY position"


def test_what_came_or_went_moves_the_others() -> None:
    """Positions, days, and what holds from an event on, as if all had been loaded so."""
    with saved(project(events=EVENTS)) as connection, saved(project(events=EVENTS[1:])) as other:
        connection.execute("DELETE FROM event WHERE date = '2021'")
        connection.execute("UPDATE event SET position = 9, day = '', since = '', held_mw = 7")
        left = timelines.reorder(connection, ["a"])
        assert [entry.event.date for entry in left["a"]] == ["2023-05", "2024"]
        rows = [tuple(row) for row in connection.execute(PLACES)]
        assert rows == [tuple(row) for row in other.execute(PLACES)]
        assert [row[1] for row in rows] == [0, 1]


def test_sizes_and_events_are_those_of_the_projects_asked_for() -> None:
    """A project without events has an empty timeline."""
    with saved(project("a", events=EVENTS, capacity_mw=9), project("b")) as connection:
        assert timelines.totals(connection, ["a", "b"]) == {
            "a": ServiceTotals(9),
            "b": ServiceTotals(),
        }
        assert timelines.totals(connection, ["b"]) == {"b": ServiceTotals()}
        known = timelines.stored_timelines(connection, ["a", "b"])
    assert known["b"] == ([], [])
    assert [entry.event.date for entry in known["a"].timeline] == ["2021", "2023-05", "2024"]
    assert [entry.number for entry in known["a"].timeline] == [0, 1, 2]


def test_what_stands_behind_a_new_event_makes_room_for_it() -> None:
    """The new one itself is not stored yet."""
    with saved(project(events=EVENTS)) as connection:
        known = timelines.stored_timelines(connection, ["a"])
        extended = insert_event(known["a"].timeline, StatusEvent("2022", Status.CONSTRUCTION))
        timelines.move(connection, known, {"a": extended})
        rows = [tuple(row)[:2] for row in connection.execute(PLACES)]
    assert rows == [("2021", 0), ("2023-05", 2), ("2024", 3)]


def test_the_status_of_a_project_is_that_of_its_last_event() -> None:
    """By id; None where there is no event, nothing of what is no project."""
    with saved(project("b", events=EVENTS), project("a")) as connection:
        statuses = timelines.statuses(connection, ["b", "none", "a"])
    assert [*statuses.items()] == [("a", None), ("b", Status.OPERATING)]


def test_goals_are_projects_whose_category_says_so() -> None:
    """And no others."""
    goals = (replace(project(name), category="target") for name in ("growth", "jobs"))
    with saved(project("a"), *goals) as connection:
        assert timelines.goals(connection) == {"growth", "jobs"}
