"""Put a project's events in order."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.status import IN_SERVICE, RANK, Status, may_follow

ALSO = "Also: "  # begins a note's line that names one more source


class StatusEvent(NamedTuple):
    """What the ladder needs to know of an event."""

    date: str
    status: Status
    note: str | None = None
    capacity_mw: float | None = None


class TimelineEntry(NamedTuple):
    """A event in its place in the project's history.

    `number` is its place in what was given, `day` the day it counts as, `since` the date on
    which the unbroken run of its status began, `in_service_mw` what runs from then on (None:
    unknown, or the whole if the status is operating), `broken` whether its status may not
    follow the one before and nothing explains it.
    """

    number: int
    event: StatusEvent
    day: str
    since: str
    in_service_mw: float | None
    broken: bool


def explains(note: str | None) -> bool:
    """Tell whether a note can explain a step: it says more than which other source there is."""
    return any(line and not line.startswith(ALSO) for line in (note or "").split("\n"))


def order_events(status_events: Sequence[StatusEvent]) -> list[TimelineEntry]:
    """Put a project's events in order: by day, of one day in the order of statuses."""
    days = [last_day(one.date) for one in status_events]
    order: Iterable[int] = range(len(status_events))
    if any(first_day(one.date) <= day for day, one in zip(days, status_events[1:], strict=False)):
        days = _days(status_events, days)
        order = sorted(
            order,
            key=lambda index: (
                days[index],
                RANK[status_events[index].status],
                status_events[index].date,
            ),
        )
    placed: list[TimelineEntry] = []
    before: TimelineEntry | None = None
    for index in order:
        before = _after(before, index, status_events[index], days[index])
        placed.append(before)
    return placed


def insert_event(before: Sequence[TimelineEntry], new: StatusEvent) -> Sequence[TimelineEntry]:
    """Put one more event in its place; its number is the count of those before it."""
    if before and first_day(new.date) > before[-1].day:
        return [*before, _after(before[-1], len(before), new, last_day(new.date))]
    known = sorted(before, key=lambda one: one.number)
    return order_events([*(one.event for one in known), new])


def index_of(number: int, placed: Sequence[TimelineEntry]) -> int:
    """Return the place of the event with this number, which most often is the number itself."""
    if placed[number].number == number:
        return number
    return [one.number for one in placed].index(number)


def _after(before: TimelineEntry | None, index: int, event: StatusEvent, day: str) -> TimelineEntry:
    date, status, note, running = event
    if before is None:
        since, broken, earlier = date, False, None
    elif before.event.status is status:
        since, broken, earlier = before.since, False, before.in_service_mw
    else:
        since, earlier = date, None
        broken = not may_follow(before.event.status, status) and not explains(note)
    if status not in IN_SERVICE:
        running = 0
    elif running is None and status is Status.PARTIAL:
        running = earlier
    return TimelineEntry(index, event, day, since, running, broken)


def _days(status_events: Sequence[StatusEvent], last: Sequence[str]) -> list[str]:
    """Return the day each event counts as (see `TimelineEntry.day`), given their last days.

    A partial date is its last day, or the day of the earliest event inside its
    span whose status stands further down: works of `2023` began before an
    opening of `2023-09-12`. A suspension does not count so where the project
    had the status before: then the event is the resumption.
    """
    days = list(last)
    partial = [index for index, one in enumerate(status_events) if one.date != days[index]]
    for index in sorted(partial, key=lambda index: -RANK[status_events[index].status]):
        one = status_events[index]
        inside = [
            days[other]
            for other, two in enumerate(status_events)
            if RANK[two.status] > RANK[one.status]
            and first_day(one.date) <= first_day(two.date)
            and last_day(two.date) <= last_day(one.date)
            and not (two.status is Status.SUSPENDED and _had(status_events, index, days[other]))
        ]
        days[index] = min([days[index], *inside])
    return days


def _had(status_events: Sequence[StatusEvent], index: int, day: str) -> bool:
    return any(
        other != index and two.status is status_events[index].status and last_day(two.date) < day
        for other, two in enumerate(status_events)
    )
