"""Events that the ladder or the sizes forbid."""

from collections.abc import Iterator
from contextlib import closing
from itertools import product

import pytest

from qhtrack.database.forbidden_events import FORCE_COLUMN
from qhtrack.database.questions import DateRange, events
from qhtrack.database.sqlite import create_in_memory
from qhtrack.domain.fields import EVENT_FIGURES
from qhtrack.domain.figures import ServiceTotals, impossible_figures
from qhtrack.domain.history import StatusEvent
from qhtrack.domain.status import Status, may_follow


def _forced(event: StatusEvent, totals: ServiceTotals, before: Status | None = None) -> bool:
    """Return what the database says of an event, after another of its project and of another's."""
    with closing(create_in_memory()) as connection:
        connection.execute("INSERT INTO category (id, name, position) VALUES ('c', 'C', 0)")
        connection.executemany(
            "INSERT INTO project (id, name, category, position, search, capacity_mw, length_km)"
            " VALUES (?, ?, 'c', ?, '', ?, ?)",
            [("a", "A", 0, *totals), ("b", "B", 1, None, None)],
        )
        others = [
            ("a", "2019", before, 0),
            ("a", "2018", "retired", -1),
            ("b", "2020", "retired", 0),
        ]
        rows = [row for row in others if before is not None or row[0] == "b"]
        connection.executemany(
            "INSERT INTO event (project, date, status, position, day, since)"
            " VALUES (?, ?, ?, ?, '', '')",
            rows,
        )
        connection.execute(
            "INSERT INTO event"
            " (project, date, day, since, position, status, in_service_mw, open_km, spent_bn)"
            " VALUES ('a', '2020', '2020', '', 5, ?, ?, ?, ?)",
            (event.status, event.in_service_mw, event.open_km, event.spent_bn),
        )
        (told,) = events(connection, ["a"], DateRange("2020"), force_column=FORCE_COLUMN)
        return told["force"]


@pytest.mark.parametrize("before", [None, *Status])
def test_a_step_that_the_ladder_forbids_is_forced(before: Status | None) -> None:
    """After the event just before it, whatever was earlier, or elsewhere."""
    for after in Status:
        forbidden = before is not None and not may_follow(before, after)
        assert _forced(StatusEvent("2020", after), ServiceTotals(), before) is forbidden


def _figures() -> Iterator[tuple[float | None, float | None]]:
    return product((None, 0, 0.5, 400, 401), (None, 400))


@pytest.mark.parametrize("status", [Status.CONSTRUCTION, Status.PARTIAL])
@pytest.mark.parametrize("key", ["in_service_mw", "open_km"])
def test_a_figure_that_cannot_be_is_forced(status: Status, key: str) -> None:
    """More than there is, or some before there is any: as the rule in Python has it."""
    answers = set()
    for told, size in _figures():
        is_power = key == "in_service_mw"
        event = StatusEvent("2020", status)
        event = event._replace(in_service_mw=told) if is_power else event._replace(open_km=told)
        totals = ServiceTotals(size, None) if is_power else ServiceTotals(None, size)
        is_impossible = any(impossible_figures(event, totals))
        assert _forced(event, totals) is is_impossible, (told, size)
        answers.add(is_impossible)
    assert answers == {True, False}


@pytest.mark.parametrize(
    ("key", "greatest"), [("in_service_mw", 10**6), ("open_km", 10**5), ("spent_bn", 10**5)]
)
def test_a_figure_beyond_anything_on_earth_is_forced(key: str, greatest: int) -> None:
    """As great as there may be is not."""
    for told, is_beyond in ((greatest, False), (greatest + 1, True)):
        figures = (float(told) if key == field else None for field in EVENT_FIGURES)
        event = StatusEvent("2020", Status.PARTIAL, None, False, *figures)
        assert _forced(event, ServiceTotals()) is is_beyond
