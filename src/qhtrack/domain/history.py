"""Put a project's events in order."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.status import IN_SERVICE, RANK, Status, may_follow
from qhtrack.domain.text import can_be_seen

# a member of an enum takes longer to look up than all that is done with it here
_PARTIAL, _OPERATING, _SUSPENDED = Status.PARTIAL, Status.OPERATING, Status.SUSPENDED


class StatusEvent(NamedTuple):
    """What the ladder needs to know of an event."""

    date: str
    status: Status
    note: str | None = None
    by: bool = False
    in_service_mw: float | None = None
    open_km: float | None = None
    spent_bn: float | None = None


class _Dated(Protocol):
    @property
    def date(self) -> str: ...
    @property
    def status(self) -> Status: ...


class TimelineEntry(NamedTuple):
    """An event in its place in the project's history.

    `number` is the event's index in the sequence that was put in order, `day` the day it
    counts as, `since` the date on which the unbroken run of its status began (`since_by`:
    by which it had begun). `held_mw` and `held_km` are in service from then on, `held_bn`
    is spent by then (None: unknown, or the whole that is in service if the status is
    operating). `violates_ladder` tells whether its status may not follow the one before and
    no note explains it.
    """

    number: int
    event: StatusEvent
    day: str
    since: str
    since_by: bool
    held_mw: float | None
    held_km: float | None
    held_bn: float | None
    violates_ladder: bool


def explains(note: str | None) -> bool:
    """Tell whether a note can explain a step: it has a visible character."""
    return can_be_seen(note or "")


def order_events(events: Sequence[StatusEvent]) -> list[TimelineEntry]:
    """Put a project's events in order: by the day they count as, of one day by status."""
    days = [last_day(event.date) for event in events]
    order: Iterable[int] = range(len(events))
    # most histories are told in order, no date within another: those need no sorting;
    # not strict, for after the last event there is none
    if any(first_day(event.date) <= day for day, event in zip(days, events[1:], strict=False)):
        days = _days_that_count(events, days)
        order = sorted(
            order,
            key=lambda index: (days[index], *_place_on_day(events[index])),
        )
    timeline: list[TimelineEntry] = []
    previous: TimelineEntry | None = None
    for index in order:
        previous = _entry(previous, index, events[index], days[index])
        timeline.append(previous)
    return timeline


def are_in_order(events: Sequence[_Dated]) -> bool:
    """Tell whether events stand in their order, and each may follow the one before: most do."""
    return all(
        first_day(event.date) > last_day(before.date) and may_follow(before.status, event.status)
        for before, event in pairwise(events)
    )


def _place_on_day(event: StatusEvent) -> tuple[int, bool, int]:
    """Return what orders events of one day: what began then, and the exact date, come first."""
    return RANK[event.status], event.by, -len(event.date)


def insert_event(timeline: Sequence[TimelineEntry], new: StatusEvent) -> Sequence[TimelineEntry]:
    """Put one more event in its place; its number is the count of those before it."""
    if timeline and first_day(new.date) > timeline[-1].day:
        return [*timeline, _entry(timeline[-1], len(timeline), new, last_day(new.date))]
    by_number = sorted(timeline, key=lambda entry: entry.number)
    return order_events([*(entry.event for entry in by_number), new])


def entry_in_force(timeline: Sequence[TimelineEntry], date: str | None) -> TimelineEntry | None:
    """Return the entry that counts on a date, None before the first.

    Without a date it is the last: no event lies ahead, and one of the running month counts.
    """
    if date is None:
        return timeline[-1] if timeline else None
    day = last_day(date)
    return next((entry for entry in reversed(timeline) if entry.day <= day), None)


def status_in_force(timeline: Sequence[TimelineEntry], date: str | None) -> Status | None:
    """Return the status of a timeline on a date, or today: None before its first event."""
    entry = entry_in_force(timeline, date)
    return None if entry is None else entry.event.status


def index_of(number: int, timeline: Sequence[TimelineEntry]) -> int:
    """Return the index of the entry with this number, which most often is the number itself."""
    if timeline[number].number == number:
        return number
    return [entry.number for entry in timeline].index(number)


def _entry(
    previous: TimelineEntry | None, number: int, event: StatusEvent, day: str
) -> TimelineEntry:
    """Return the entry of an event that follows another, or none."""
    since, since_by, violates_ladder = event.date, event.by, False
    held_mw = held_km = held_bn = None
    if previous is not None:
        if previous.event.status is event.status:
            since, since_by = previous.since, previous.since_by
        else:
            violates_ladder = not (
                may_follow(previous.event.status, event.status) or explains(event.note)
            )
        held_mw, held_km, held_bn = previous.held_mw, previous.held_km, previous.held_bn
    before = None if previous is None else previous.event.status
    return TimelineEntry(
        number,
        event,
        day,
        since,
        since_by,
        _in_service(event.in_service_mw, event.status, before, held_mw),
        _in_service(event.open_km, event.status, before, held_km),
        held_bn if event.spent_bn is None else event.spent_bn,
        violates_ladder,
    )


def _in_service(
    figure: float | None, status: Status, before: Status | None, held_before: float | None
) -> float | None:
    """Return what is in service from an event on: what it tells, else what holds still.

    A told figure holds through partial and suspended; below, and after the end, there is
    nothing. For example, 80 told with `partial` and not told with the next `partial` stays
    80, is the whole (None) once `operating`, and 0 once `retired`.
    """
    if figure is not None:
        return figure
    if status is _OPERATING:
        return held_before if before is _OPERATING else None
    if status is _SUSPENDED:
        return held_before
    if status is not _PARTIAL:
        return 0
    if before is _SUSPENDED:
        # that nothing ran when it was suspended says nothing of what runs again
        return held_before or None
    return held_before if before in IN_SERVICE else None


def _days_that_count(events: Sequence[StatusEvent], last_days: Sequence[str]) -> list[str]:
    """Return the day each event counts as, given the last days of their dates.

    A partial date counts as its last day, or as the day of the earliest event inside its
    span whose status ranks higher: that came of it. A suspension inside the span is no
    such event where the project had the status before it: then the event is the
    resumption. For example:

        2021        construction  2021-12-31
        2023-03     suspended     2023-03-31
        2023        construction  2023-09-12  not 2023-03-31: works were resumed
        2023-09-12  operating     2023-09-12  they ended in this opening
    """
    days = list(last_days)
    partial = [index for index, event in enumerate(events) if event.date != last_days[index]]
    # the highest rank first, for a day that gives way may be what another gives way to
    for index in sorted(partial, key=lambda index: -RANK[events[index].status]):
        date, status = events[index].date, events[index].status
        inside = [
            days[other]
            for other, event in enumerate(events)
            if RANK[event.status] > RANK[status]
            # of two dates that overlap, the one inside is the other with more told
            and event.date.startswith(date)
            and not (
                event.status is Status.SUSPENDED and _had_status_before(events, status, days[other])
            )
        ]
        days[index] = min([days[index], *inside])
    return days


def _had_status_before(events: Sequence[StatusEvent], status: Status, day: str) -> bool:
    """Tell whether the project was seen at the status on a day before this one."""
    return any(event.status is status and last_day(event.date) < day for event in events)
