"""Events in their order, and what follows from it; docs/RULES.md has examples, tried elsewhere."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qhtrack.domain.dates import last_day
from qhtrack.domain.history import (
    StatusEvent,
    TimelineEntry,
    explains,
    index_of,
    insert_event,
    order_events,
)
from qhtrack.domain.status import Status
from strategies import STEADY, dates, statuses

BUILT = [
    StatusEvent("2020", Status.CONSTRUCTION),
    StatusEvent("2022-05", Status.CONSTRUCTION),
    StatusEvent("2023", Status.PARTIAL, in_service_mw=5),
    StatusEvent("2024", Status.PARTIAL),
    StatusEvent("2025", Status.OPERATING),
]


def test_since_is_the_start_of_the_unbroken_run() -> None:
    """Confirmations do not move it; a status that comes back begins anew."""
    timeline = order_events([*BUILT, StatusEvent("2026", Status.PARTIAL, "a unit burnt")])
    assert [entry.since for entry in timeline] == ["2020", "2020", "2023", "2023", "2025", "2026"]


def test_of_one_day_and_status_the_less_exact_date_comes_first() -> None:
    """So `since` is what was told of the year."""
    events = [StatusEvent(date, Status.PARTIAL) for date in ("2023-12-31", "2023", "2023-12")]
    assert [entry.number for entry in order_events(events)] == [1, 2, 0]


def test_events_that_touch_are_put_in_order() -> None:
    """A date that begins on the day on which the one before ends does not come after it."""
    events = [StatusEvent("2023", Status.OPERATING), StatusEvent("2023-12-31", Status.PARTIAL)]
    assert [entry.number for entry in order_events(events)] == [1, 0]
    events = [StatusEvent("2023", Status.OPERATING), StatusEvent("2024-01-01", Status.PARTIAL)]
    assert [entry.number for entry in order_events(events)] == [0, 1]


def test_a_step_down_violates_the_ladder_unless_a_note_explains_it() -> None:
    """A first event and a repeated one explain themselves."""
    up = StatusEvent("2020", Status.OPERATING)
    down = StatusEvent("2021", Status.PARTIAL)
    again = StatusEvent("2022", Status.PARTIAL)
    assert [entry.violates_ladder for entry in order_events([up, down, again])] == [
        False,
        True,
        False,
    ]
    explained = down._replace(note="a unit burnt")
    assert not any(entry.violates_ladder for entry in order_events([up, explained, again]))


@pytest.mark.parametrize("note", [None, "", "Also: paper", "Also: paper\nAlso: a visit", "\n"])
def test_a_note_that_only_names_a_source_explains_nothing(note: str | None) -> None:
    """Something has to be said."""
    up = StatusEvent("2020", Status.OPERATING)
    assert order_events([up, StatusEvent("2021", Status.PARTIAL, note)])[1].violates_ladder
    assert not explains(note)
    assert explains(f"a unit burnt\n{note}")
    assert explains(f"{note}\na unit burnt")


def test_an_event_is_found_by_its_number() -> None:
    """Wherever it was put."""
    timeline = order_events([BUILT[4], BUILT[0], BUILT[2]])
    assert [entry.number for entry in timeline] == [1, 2, 0]
    assert [index_of(number, timeline) for number in range(3)] == [2, 0, 1]
    assert [index_of(number, order_events(BUILT)) for number in range(5)] == list(range(5))


@pytest.mark.parametrize(
    ("date", "index"),
    [("2022", 0), ("2023", 0), ("2023-12-31", 0), ("2024-01-01", 1), ("2024", 1)],
)
def test_an_event_is_appended_if_it_begins_after_the_last(date: str, index: int) -> None:
    """One that begins by that day may stand before it."""
    new = StatusEvent(date, Status.PARTIAL)
    timeline = insert_event(order_events([StatusEvent("2023", Status.OPERATING)]), new)
    assert timeline[index].event == new
    assert timeline[index].number == 1


def test_an_event_that_is_appended_goes_on_from_the_last() -> None:
    """With its `since`, and what was in service."""
    assert insert_event(order_events(BUILT[:3]), BUILT[3]) == order_events(BUILT[:4])


def test_a_first_event_is_inserted_too() -> None:
    """There is nothing that it could come after."""
    assert insert_event([], BUILT[0]) == order_events(BUILT[:1])


EVENTS = st.lists(
    st.builds(StatusEvent, dates, statuses),
    unique_by=lambda event: (event.date, event.status),
    max_size=6,
)


def days_by_event(timeline: Sequence[TimelineEntry]) -> list[tuple[StatusEvent, str]]:
    """Return the events in order, each with the day it counts as."""
    return [(entry.event, entry.day) for entry in timeline]


def test_the_order_does_not_depend_on_the_order_told() -> None:
    """It follows from the events alone, and is that of the days they count as."""
    hits: Counter[str] = Counter()

    @settings(STEADY, max_examples=300)
    @given(EVENTS)
    def holds(events: Sequence[StatusEvent]) -> None:
        forward, backward = order_events(events), order_events(events[::-1])
        assert days_by_event(forward) == days_by_event(backward)
        days = [entry.day for entry in forward]
        assert days == sorted(days)
        hits["unsorted"] += [entry.event for entry in forward] != list(events)
        hits["gave way"] += any(entry.day != last_day(entry.event.date) for entry in forward)

    holds()
    assert hits["unsorted"] > 100, hits
    assert hits["gave way"] > 10, hits


def test_an_event_is_inserted_where_it_would_have_stood() -> None:
    """At the end, or between others; whichever of its way is quicker."""
    hits: Counter[str] = Counter()

    @settings(STEADY, max_examples=300)
    @given(EVENTS.filter(bool))
    def holds(events: Sequence[StatusEvent]) -> None:
        *before, new = events
        timeline = insert_event(order_events(before), new)
        assert timeline == order_events(events)
        hits["last" if timeline[-1].event == new else "between"] += 1

    holds()
    assert min(hits["last"], hits["between"]) > 50, hits
