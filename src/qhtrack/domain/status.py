"""Define statuses, the ladder they stand on, and how commitments turn out."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from qhtrack.domain.dates import first_day, last_day


class Status(StrEnum):
    """Where a project stands, in the order of the ladder and then the ways off it."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    CONSTRUCTION = "construction"
    PARTIAL = "partial"
    OPERATING = "operating"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    RETIRED = "retired"


class Outcome(StrEnum):
    """How a commitment stands on a date."""

    MET = "met"
    MET_LATE = "met-late"
    OVERDUE = "overdue"
    MISSED = "missed"
    PENDING = "pending"
    UNDATED = "undated"
    UNMEASURABLE = "unmeasurable"


UNKNOWN = "unknown"
ALSO = "Also: "  # begins a note's line that names one more source
STATUSES = {status.value: status for status in Status}
RANK = {status: rank for rank, status in enumerate(Status)}
IN_SERVICE = frozenset({Status.PARTIAL, Status.OPERATING})
LADDER = tuple(Status)[: RANK[Status.OPERATING] + 1]


@cache
def may_follow(before: Status, after: Status) -> bool:
    """Tell whether a status may follow another without being explained."""
    if after is before:
        return True
    if before in {Status.CANCELLED, Status.RETIRED}:
        return False
    if before is Status.SUSPENDED or after is Status.SUSPENDED:
        return True
    if after is Status.CANCELLED:
        return before is not Status.OPERATING
    if after is Status.RETIRED:
        return before in {Status.PARTIAL, Status.OPERATING}
    return RANK[after] > RANK[before]


class Sighting(NamedTuple):
    """What the ladder needs to know of an event."""

    date: str
    status: Status
    note: str | None = None
    capacity_mw: float | None = None


class Placed(NamedTuple):
    """A sighting in its place in the project's history.

    `number` is its place in what was given, `day` the day it counts as, `since` the date on
    which the unbroken run of its status began, `in_service_mw` what runs from then on (None:
    unknown, or the whole if the status is operating), `broken` whether its status may not
    follow the one before and nothing explains it.
    """

    number: int
    sighting: Sighting
    day: str
    since: str
    in_service_mw: float | None
    broken: bool


def explains(note: str | None) -> bool:
    """Tell whether a note can explain a step: it says more than which other source there is."""
    return any(line and not line.startswith(ALSO) for line in (note or "").split("\n"))


def place(sightings: Sequence[Sighting]) -> list[Placed]:
    """Put a project's events in order: by day, of one day in the order of statuses."""
    days = [last_day(one.date) for one in sightings]
    order: Iterable[int] = range(len(sightings))
    if any(first_day(one.date) <= day for day, one in zip(days, sightings[1:], strict=False)):
        days = _days(sightings, days)
        order = sorted(
            order,
            key=lambda index: (days[index], RANK[sightings[index].status], sightings[index].date),
        )
    placed: list[Placed] = []
    before: Placed | None = None
    for index in order:
        before = _after(before, index, sightings[index], days[index])
        placed.append(before)
    return placed


def place_one(before: Sequence[Placed], new: Sighting) -> Sequence[Placed]:
    """Put one more event in its place; its number is the count of those before it."""
    if before and first_day(new.date) > before[-1].day:
        return [*before, _after(before[-1], len(before), new, last_day(new.date))]
    known = sorted(before, key=lambda one: one.number)
    return place([*(one.sighting for one in known), new])


def place_of(number: int, placed: Sequence[Placed]) -> int:
    """Return the place of the event with this number, which most often is the number itself."""
    if placed[number].number == number:
        return number
    return [one.number for one in placed].index(number)


def _after(before: Placed | None, index: int, sighting: Sighting, day: str) -> Placed:
    date, status, note, running = sighting
    if before is None:
        since, broken, earlier = date, False, None
    elif before.sighting.status is status:
        since, broken, earlier = before.since, False, before.in_service_mw
    else:
        since, earlier = date, None
        broken = not may_follow(before.sighting.status, status) and not explains(note)
    if status not in IN_SERVICE:
        running = 0
    elif running is None and status is Status.PARTIAL:
        running = earlier
    return Placed(index, sighting, day, since, running, broken)


def _days(sightings: Sequence[Sighting], last: Sequence[str]) -> list[str]:
    """Return the day each event counts as (see `Placed.day`), given their last days.

    A partial date is its last day, or the day of the earliest event inside its
    span whose status stands further down: works of `2023` began before an
    opening of `2023-09-12`. A suspension does not count so where the project
    had the status before: then the event is the resumption.
    """
    days = list(last)
    partial = [index for index, one in enumerate(sightings) if one.date != days[index]]
    for index in sorted(partial, key=lambda index: -RANK[sightings[index].status]):
        one = sightings[index]
        inside = [
            days[other]
            for other, two in enumerate(sightings)
            if RANK[two.status] > RANK[one.status]
            and first_day(one.date) <= first_day(two.date)
            and last_day(two.date) <= last_day(one.date)
            and not (two.status is Status.SUSPENDED and _had(sightings, index, days[other]))
        ]
        days[index] = min([days[index], *inside])
    return days


def _had(sightings: Sequence[Sighting], index: int, day: str) -> bool:
    return any(
        other != index and two.status is sightings[index].status and last_day(two.date) < day
        for other, two in enumerate(sightings)
    )
