"""Weigh what somebody says of a project against what is known of it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from qhtrack.domain.dates import last_day
from qhtrack.domain.errors import StateError
from qhtrack.domain.history import StatusEvent, TimelineEntry, explains, index_of, insert_event
from qhtrack.domain.status import UNKNOWN, Status, may_follow


class UpdateInput(NamedTuple):
    """What somebody says of a project, as written; no date means today."""

    project: str
    status: str
    date: str | None = None
    source: str | None = None
    note: str | None = None
    capacity_mw: float | str | None = None
    expect: str | None = None


class Update(NamedTuple):
    """What somebody says, understood: the project's id, its status, a date."""

    project: str
    status: Status
    date: str
    source: str | None = None
    note: str | None = None
    capacity_mw: float | None = None
    expect: str | None = None
    force: bool = False


class UpdateResult(NamedTuple):
    """What became of a statement: the status before it in its place, and whether it is new.

    `followed_by` is the later event's status and date if this is a back-fill.
    """

    project: str
    before: Status | None
    after: Status
    date: str
    recorded: bool
    followed_by: StatusEvent | None = None


def apply_update(
    statement: Update, before: Sequence[TimelineEntry]
) -> tuple[UpdateResult, Sequence[TimelineEntry]]:
    """Tell what becomes of a statement, and the project's events with it in its place.

    Its number is that of the events before it. Raise `StateError` if it may not be
    recorded: where `expect` does not hold, or where the ladder forbids it.
    """
    project, status, date = statement[:3]
    if _says_nothing_new(statement, before):
        return UpdateResult(project, _in_force(before, date), status, date, False), before
    _expected(statement, before)
    new = StatusEvent(date, status, statement.note, statement.capacity_mw)
    placed = insert_event(before, new)
    _may_stand(statement, before, placed)
    position = index_of(len(before), placed)
    previous = placed[position - 1].event.status if position else None
    later = placed[position + 1].event if position + 1 < len(placed) else None
    return UpdateResult(project, previous, status, date, True, later), placed


def _says_nothing_new(statement: Update, before: Sequence[TimelineEntry]) -> bool:
    if (statement.date, statement.status) in [one.event[:2] for one in before]:
        return True
    confirmed_by = (statement.source, statement.note, statement.capacity_mw)
    return confirmed_by == (None, None, None) and (
        _in_force(before, statement.date) is statement.status
    )


def _in_force(placed: Sequence[TimelineEntry], date: str) -> Status | None:
    day = last_day(date)
    by_then = (one.event.status for one in reversed(placed) if one.day <= day)
    return next(by_then, None)


def _expected(statement: Update, before: Sequence[TimelineEntry]) -> None:
    latest = before[-1].event.status if before else UNKNOWN
    if statement.expect is not None and statement.expect != latest:
        raise StateError(
            f"{statement.project} is {latest}, not {statement.expect} as expected; "
            "nothing was recorded"
        )


def _may_stand(
    statement: Update, before: Sequence[TimelineEntry], placed: Sequence[TimelineEntry]
) -> None:
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
            first, then = previous.event, one.event
            remedy = "if it is so, say why with update --force --note"
            if is_later and one.broken:
                remedy = "that event has no note to explain it; give another --date"
            raise StateError(
                f"{statement.project}: {then.status} ({then.date}) may not follow "
                f"{first.status} ({first.date}); {remedy}"
            )


def _goes_on(before: Sequence[TimelineEntry], placed: Sequence[TimelineEntry]) -> bool:
    """Tell whether the new event is the last, and may follow the one before it."""
    last = placed[-1]
    is_last = last.number == len(before)
    return is_last and (not before or may_follow(placed[-2].event.status, last.event.status))


def _forbidden(placed: Sequence[TimelineEntry]) -> Iterator[tuple[TimelineEntry, TimelineEntry]]:
    for one, following in pairwise(placed):
        if not may_follow(one.event.status, following.event.status):
            yield one, following
