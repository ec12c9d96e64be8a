"""Weigh what somebody says of a project against what is known of it."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from qhtrack.domain.dates import first_day, is_date, last_day
from qhtrack.domain.errors import StateError, nearest, nearest_or_all, shown
from qhtrack.domain.labels import MOST, understood
from qhtrack.domain.status import (
    IN_SERVICE,
    STATUSES,
    UNKNOWN,
    Placed,
    Sighting,
    Status,
    explains,
    may_follow,
    place_of,
    place_one,
)
from qhtrack.domain.text import is_citation, is_line, is_text

Fault = tuple[str, str]
_CALLED = understood()["status"]


class Said(NamedTuple):
    """What somebody says of a project, as written; no date means today."""

    project: str
    status: str
    date: str | None = None
    source: str | None = None
    note: str | None = None
    capacity_mw: float | str | None = None
    expect: str | None = None


class Statement(NamedTuple):
    """What somebody says, understood: the project's id, its status, a date."""

    project: str
    status: Status
    date: str
    source: str | None = None
    note: str | None = None
    capacity_mw: float | None = None
    expect: str | None = None
    force: bool = False


class Recorded(NamedTuple):
    """What became of a statement: the status before it in its place, and whether it is new.

    `followed_by` is the later event's status and date if this is a back-fill.
    """

    project: str
    before: Status | None
    after: Status
    date: str
    recorded: bool
    followed_by: Sighting | None = None


def faults(said: Said, today: str, sources: Collection[str]) -> Iterator[Fault]:
    """Yield each field of which nothing can be made, with the reason."""
    if message := _status_fault(said.status, unknown=False):
        yield "status", message
    if said.expect is not None and (message := _status_fault(said.expect, unknown=True)):
        yield "expect", message
    if said.date is not None and not is_date(said.date):
        yield "date", f"{shown(said.date)} is not a date; write 2023, 2023-12 or 2023-12-20"
    elif said.date is not None and first_day(said.date) > today:
        yield "date", f"{said.date} lies in the future; record what has happened"
    if said.note is not None and not is_text(said.note):
        yield "note", f"{shown(said.note)} is empty or holds control characters"
    if said.source is not None and (message := _source_fault(said.source, sources)):
        yield "source", message
    if said.capacity_mw is not None and (message := _capacity_fault(said.capacity_mw, said.status)):
        yield "capacity_mw", message


def _status_fault(text: str, *, unknown: bool) -> str | None:
    found = _status(text)
    if found is None or (found == UNKNOWN and not unknown):
        known = [name for name, status in _CALLED.items() if unknown or status != UNKNOWN]
        return f"{shown(text)} is not a status{nearest_or_all(text, known)}"
    return None


def _status(text: str) -> str | None:
    return _CALLED.get(text.strip().casefold())


def _source_fault(source: str, known: Collection[str]) -> str | None:
    if not is_line(source):
        return f"{shown(source)} is empty or holds control characters"
    if is_citation(source) or source in known:
        return None
    return (
        f"{shown(source)} is no source of the registry{nearest(source, known)}; "
        "give a source's id, an http(s) address, or a citation in words"
    )


def _capacity_fault(capacity: float | str, status: str) -> str | None:
    megawatts = _megawatts(capacity)
    if megawatts is None or not 0 <= megawatts <= MOST:
        return f"{shown(str(capacity))} is not a number from 0 to 10^15"
    if _status(status) not in IN_SERVICE:
        return "only what is partial or operating is in service"
    return None


def _megawatts(capacity: float | str) -> float | None:
    try:
        megawatts = float(capacity)
    except (ValueError, OverflowError):
        return None
    return int(megawatts) if megawatts.is_integer() else megawatts


def understand(said: Said, project: str, today: str, *, force: bool = False) -> Statement:
    """Return what is meant, of the project with this id; there must be no faults."""
    return Statement(
        project,
        STATUSES[_CALLED[said.status.strip().casefold()]],
        said.date or today,
        said.source,
        said.note,
        None if said.capacity_mw is None else _megawatts(said.capacity_mw),
        None if said.expect is None else _status(said.expect),
        force,
    )


def weigh(statement: Statement, before: Sequence[Placed]) -> tuple[Recorded, Sequence[Placed]]:
    """Tell what becomes of a statement, and the project's events with it in its place.

    Its number is that of the events before it. Raise `StateError` if it may not be
    recorded: where `expect` does not hold, or where the ladder forbids it.
    """
    project, status, date = statement[:3]
    if _says_nothing_new(statement, before):
        return Recorded(project, _in_force(before, date), status, date, False), before
    _expected(statement, before)
    new = Sighting(date, status, statement.note, statement.capacity_mw)
    placed = place_one(before, new)
    _may_stand(statement, before, placed)
    position = place_of(len(before), placed)
    previous = placed[position - 1].sighting.status if position else None
    later = placed[position + 1].sighting if position + 1 < len(placed) else None
    return Recorded(project, previous, status, date, True, later), placed


def _says_nothing_new(statement: Statement, before: Sequence[Placed]) -> bool:
    if (statement.date, statement.status) in [one.sighting[:2] for one in before]:
        return True
    confirmed_by = (statement.source, statement.note, statement.capacity_mw)
    return confirmed_by == (None, None, None) and (
        _in_force(before, statement.date) is statement.status
    )


def _in_force(placed: Sequence[Placed], date: str) -> Status | None:
    day = last_day(date)
    by_then = (one.sighting.status for one in reversed(placed) if one.day <= day)
    return next(by_then, None)


def _expected(statement: Statement, before: Sequence[Placed]) -> None:
    latest = before[-1].sighting.status if before else UNKNOWN
    if statement.expect is not None and statement.expect != latest:
        raise StateError(
            f"{statement.project} is {latest}, not {statement.expect} as expected; "
            "nothing was recorded"
        )


def _may_stand(statement: Statement, before: Sequence[Placed], placed: Sequence[Placed]) -> None:
    """Raise `StateError` for a step that the ladder forbids and that is not an old one.

    `--force --note` explains the new event's own step, and a later event's if that
    has a note of its own, which the registry asks for.
    """
    forbidden = [] if _goes_on(before, placed) else list(_forbidden(placed))
    old = {one.number for _, one in _forbidden(before)} if forbidden else set()
    for previous, one in forbidden:
        is_later = one.number < len(before)
        explained = statement.force and explains(statement.note) and not (is_later and one.broken)
        if one.number not in old and not explained:
            first, then = previous.sighting, one.sighting
            remedy = "if it is so, say why with update --force --note"
            if is_later and one.broken:
                remedy = "that event has no note to explain it; give another --date"
            raise StateError(
                f"{statement.project}: {then.status} ({then.date}) may not follow "
                f"{first.status} ({first.date}); {remedy}"
            )


def _goes_on(before: Sequence[Placed], placed: Sequence[Placed]) -> bool:
    """Tell whether the new event is the last, and may follow the one before it."""
    last = placed[-1]
    is_last = last.number == len(before)
    return is_last and (not before or may_follow(placed[-2].sighting.status, last.sighting.status))


def _forbidden(placed: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    for one, following in pairwise(placed):
        if not may_follow(one.sighting.status, following.sighting.status):
            yield one, following
