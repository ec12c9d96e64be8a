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
    are_in_order,
    explains,
    index_of,
    insert_event,
    order_events,
    status_in_force,
)
from qhtrack.domain.status import Status
from strategies import dates, statuses

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


def test_of_one_day_and_status_the_more_exact_date_comes_first() -> None:
    """So `since` is what is known best."""
    events = [StatusEvent(date, Status.PARTIAL) for date in ("2023", "2023-12-31", "2023-12")]
    timeline = order_events(events)
    assert [entry.number for entry in timeline] == [1, 2, 0]
    assert {entry.since for entry in timeline} == {"2023-12-31"}


@pytest.mark.parametrize("exact", ["2023-12-31", "2023-12", "2023"])
def test_what_began_on_a_day_comes_before_what_had_begun_by_then(exact: str) -> None:
    """Of one status; however exact its date is."""
    by, told = (
        StatusEvent("2023-12-31", Status.PARTIAL, by=True),
        StatusEvent(exact, Status.PARTIAL),
    )
    first, second = order_events([by, told])
    assert (first.event, first.since, first.since_by) == (told, exact, False)
    assert (second.event, second.since, second.since_by) == (by, exact, False)


def test_a_status_of_less_rank_had_begun_before_all_the_same() -> None:
    """The table's order comes first."""
    events = [StatusEvent("2023", Status.OPERATING), StatusEvent("2023", Status.PARTIAL, by=True)]
    assert [entry.event.by for entry in order_events(events)] == [True, False]


def test_a_run_that_had_begun_by_a_date_goes_on_as_such() -> None:
    """Whatever confirms it later; what follows it has a beginning of its own."""
    events = [
        StatusEvent("2022", Status.PARTIAL, by=True),
        StatusEvent("2023", Status.PARTIAL),
        StatusEvent("2024", Status.OPERATING),
    ]
    told = [(entry.since, entry.since_by) for entry in order_events(events)]
    assert told == [("2022", True), ("2022", True), ("2024", False)]


def test_a_sum_spent_is_the_newest_that_is_told() -> None:
    """Whatever the status; nothing is spent that nobody tells of."""
    events = [
        StatusEvent("2020", Status.CONSTRUCTION),
        StatusEvent("2021", Status.CONSTRUCTION, spent_bn=2),
        StatusEvent("2022", Status.OPERATING),
        StatusEvent("2023", Status.OPERATING, spent_bn=0),
        StatusEvent("2024", Status.RETIRED),
    ]
    assert [entry.held_bn for entry in order_events(events)] == [None, 2, 2, 0, 0]


def test_kilometres_hold_as_megawatts_do() -> None:
    """Each by itself."""
    events = [
        StatusEvent("2020", Status.PARTIAL, in_service_mw=5),
        StatusEvent("2021", Status.PARTIAL, open_km=7),
        StatusEvent("2022", Status.SUSPENDED),
        StatusEvent("2023", Status.RETIRED),
    ]
    held = [(entry.held_mw, entry.held_km) for entry in order_events(events)]
    assert held == [(5, None), (5, 7), (5, 7), (0, 0)]


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


@pytest.mark.parametrize("note", [None, "", "\n", " ", "\u3000\n\t", "\u200b"])
def test_a_note_without_a_visible_character_explains_nothing(note: str | None) -> None:
    """Something has to be said, be it little."""
    up = StatusEvent("2020", Status.OPERATING)
    assert order_events([up, StatusEvent("2021", Status.PARTIAL, note)])[1].violates_ladder
    assert not explains(note)
    for said in (f"{note or ''}烧", f"x{note or ''}"):
        assert not order_events([up, StatusEvent("2021", Status.PARTIAL, said)])[1].violates_ladder


@pytest.mark.parametrize(
    ("date", "status"),
    [
        ("2019-12-30", None),
        ("2019", "approved"),
        ("2023-01-01", "approved"),
        ("2023-01-02", "construction"),
        ("2023", "construction"),
        (None, "construction"),
    ],
)
def test_a_status_is_in_force_from_its_day_on(date: str | None, status: str | None) -> None:
    """Of a date known in part that is its last day; without a date it is the last."""
    assert status_in_force([], date) is None
    events = [StatusEvent("2019", Status.APPROVED), StatusEvent("2023-01-02", Status.CONSTRUCTION)]
    assert status_in_force(order_events(events), date) == status


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
    st.builds(StatusEvent, dates, statuses, by=st.booleans(), open_km=st.none() | st.just(3)),
    unique_by=lambda event: (event.date, event.status),
    max_size=6,
)


def days_by_event(timeline: Sequence[TimelineEntry]) -> list[tuple[StatusEvent, str]]:
    """Return the events in order, each with the day it counts as."""
    return [(entry.event, entry.day) for entry in timeline]


def test_the_order_does_not_depend_on_the_order_told() -> None:
    """It follows from the events alone, and is that of the days they count as."""
    hits: Counter[str] = Counter()

    @settings(max_examples=300)
    @given(EVENTS)
    def holds(events: Sequence[StatusEvent]) -> None:
        forward, backward = order_events(events), order_events(events[::-1])
        assert days_by_event(forward) == days_by_event(backward)
        days = [entry.day for entry in forward]
        assert days == sorted(days)
        hits["unsorted"] += [entry.event for entry in forward] != list(events)
        hits["by"] += any(entry.since_by for entry in forward)
        hits["gave way"] += any(entry.day != last_day(entry.event.date) for entry in forward)

    holds()
    assert hits["unsorted"] > 100, hits
    assert min(hits["gave way"], hits["by"]) > 10, hits


def test_an_event_is_inserted_where_it_would_have_stood() -> None:
    """At the end, or between others; whichever of its way is quicker."""
    hits: Counter[str] = Counter()

    @settings(max_examples=300)
    @given(EVENTS.filter(bool))
    def holds(events: Sequence[StatusEvent]) -> None:
        *before, new = events
        timeline = insert_event(order_events(before), new)
        assert timeline == order_events(events)
        hits["last" if timeline[-1].event == new else "between"] += 1

    holds()
    assert min(hits["last"], hits["between"]) > 50, hits


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], True),
        ([("2023", Status.RETIRED)], True),
        ([("2022", Status.CONSTRUCTION), ("2023-01-01", Status.CONSTRUCTION)], True),
        ([("2023", Status.CONSTRUCTION), ("2023-12-31", Status.OPERATING)], False),
        ([("2023-05", Status.CONSTRUCTION), ("2022", Status.OPERATING)], False),
        ([("2022", Status.OPERATING), ("2023", Status.PARTIAL)], False),
        ([("2022", Status.PARTIAL), ("2023", Status.SUSPENDED), ("2024", Status.PARTIAL)], True),
    ],
)
def test_events_climb_that_stand_in_order_and_may_follow(
    told: list[tuple[str, Status]], *, expected: bool
) -> None:
    """One date within another may change the order; a note explains nothing here."""
    assert are_in_order([StatusEvent(date, status, "why") for date, status in told]) is expected


def test_what_climbs_breaks_no_rule() -> None:
    """In the order in which it was told."""
    hits: Counter[bool] = Counter()

    @settings(max_examples=200, database=None)
    @given(st.lists(st.builds(StatusEvent, dates, statuses), min_size=2, max_size=3))
    def check(events: list[StatusEvent]) -> None:
        events.sort(key=lambda event: event.date)
        entries = order_events(events)
        is_as_told = [entry.number for entry in entries] == [*range(len(events))]
        hits[are_in_order(events)] += 1
        if are_in_order(events):
            assert is_as_told
            assert not any(entry.violates_ladder for entry in entries)

    check()
    assert min(hits[True], hits[False]) > 20
