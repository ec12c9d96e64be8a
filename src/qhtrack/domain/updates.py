"""Check an update against what is known of its project."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from qhtrack.domain.dates import last_day
from qhtrack.domain.errors import StateError
from qhtrack.domain.figures import UNKNOWN_SIZES, Sizes, impossible_figures
from qhtrack.domain.history import StatusEvent, TimelineEntry, explains, index_of, insert_event
from qhtrack.domain.messages import Message, message
from qhtrack.domain.status import UNKNOWN, Status, may_follow


class UpdateInput(NamedTuple):
    """An update as somebody wrote it, unchecked; no date means today."""

    project: str
    status: str
    date: str | None = None
    source: str | None = None
    note: str | None = None
    in_service_mw: float | str | None = None
    expect: str | None = None
    force: bool | str | None = None
    by: bool | str | None = None
    open_km: float | str | None = None
    spent_bn: float | str | None = None
    note_zh: str | None = None
    also: Sequence[str] | str | None = None


class Update(NamedTuple):
    """An update that was validated: the project by its id, a status, a date.

    `expect` is the latest status that the project must have, `force` records a step that
    the ladder forbids if the note explains it, and figures that cannot be.
    """

    project: str
    status: Status
    date: str
    source: str | None = None
    note: str | None = None
    in_service_mw: float | None = None
    expect: str | None = None
    force: bool = False
    by: bool = False
    open_km: float | None = None
    spent_bn: float | None = None
    note_zh: str | None = None
    also: tuple[str, ...] = ()


class UpdateResult(NamedTuple):
    """What became of an update, and whether an event was recorded.

    `previous_status` is the status before it in its place, `next_event` the event after it
    if it is a back-fill.
    """

    project: str
    previous_status: Status | None
    status: Status
    date: str
    recorded: bool
    next_event: StatusEvent | None = None


def apply_update(
    update: Update, timeline: Sequence[TimelineEntry], sizes: Sizes = UNKNOWN_SIZES
) -> tuple[UpdateResult, Sequence[TimelineEntry]]:
    """Return what becomes of an update, and the project's timeline with it in its place.

    The new event's number is the count of those before it.

    Raises:
        StateError: `expect` does not hold, a figure cannot be, or the ladder forbids the step.
    """
    if _is_known(update, timeline):
        in_force = _status_in_force(timeline, update.date)
        unchanged = UpdateResult(update.project, in_force, update.status, update.date, False)
        return unchanged, timeline
    _check_expectation(update, timeline)
    new = StatusEvent(
        update.date,
        update.status,
        update.note,
        update.by,
        update.in_service_mw,
        update.open_km,
        update.spent_bn,
    )
    _check_figures(update, new, sizes)
    extended = insert_event(timeline, new)
    _check_ladder(update, timeline, extended)
    index = index_of(len(timeline), extended)
    result = UpdateResult(
        update.project,
        previous_status=extended[index - 1].event.status if index else None,
        status=update.status,
        date=update.date,
        recorded=True,
        next_event=extended[index + 1].event if index + 1 < len(extended) else None,
    )
    return result, extended


def _is_known(update: Update, timeline: Sequence[TimelineEntry]) -> bool:
    """Tell whether the update's event stands there, or its status is in force and nothing new.

    A source, a note or a figure is something to confirm the status by.
    """
    key = (update.date, update.status)
    if key in [(entry.event.date, entry.event.status) for entry in timeline]:
        return True
    witnesses = (
        *(update.source, update.note, update.note_zh),
        *(update.in_service_mw, update.open_km, update.spent_bn),
    )
    if any(witness is not None for witness in witnesses) or update.also:
        return False
    return _status_in_force(timeline, update.date) is update.status


def _status_in_force(timeline: Sequence[TimelineEntry], date: str) -> Status | None:
    day = last_day(date)
    return next((entry.event.status for entry in reversed(timeline) if entry.day <= day), None)


def _check_expectation(update: Update, timeline: Sequence[TimelineEntry]) -> None:
    latest = timeline[-1].event.status if timeline else UNKNOWN
    if update.expect is not None and update.expect != latest:
        raise StateError(
            message(
                "not_as_expected", project=update.project, latest=latest, expected=update.expect
            )
        )


def _check_figures(update: Update, new: StatusEvent, sizes: Sizes) -> None:
    problem = next(impossible_figures(new, sizes), None)
    if problem is not None and not update.force:
        remedy = message("force_figure", message=problem)
        raise StateError(message("located", place=update.project, message=remedy))


def _check_ladder(
    update: Update, timeline: Sequence[TimelineEntry], extended: Sequence[TimelineEntry]
) -> None:
    """Raise `StateError` for a step that the ladder forbids and that was not there before.

    `--force --note` explains the new event's own step, and a later event's if that
    has a note of its own, which the registry asks for. For example, 2019 `operating`
    before 2021 `construction` (no note) is refused, forced or not: the note of 2019
    cannot stand for the one that 2021 lacks.
    """
    if _goes_on(timeline, extended):
        return
    # what contradicts itself already is no reason to refuse news
    old = {entry.number for _, entry in _forbidden_steps(timeline)}
    for previous, entry in _forbidden_steps(extended):
        is_later = entry.number < len(timeline)
        lacks_note = is_later and entry.violates_ladder
        explained = update.force and explains(update.note) and not lacks_note
        if entry.number not in old and not explained:
            remedy = message("give_another_date" if lacks_note else "force_with_note")
            raise StateError(_forbidden(update.project, previous.event, entry.event, remedy))


def _forbidden(project: str, previous: StatusEvent, event: StatusEvent, remedy: Message) -> Message:
    return message(
        "forbidden_step",
        project=project,
        status=event.status,
        date=event.date,
        previous_status=previous.status,
        previous_date=previous.date,
        remedy=remedy,
    )


def _goes_on(timeline: Sequence[TimelineEntry], extended: Sequence[TimelineEntry]) -> bool:
    """Tell whether the new event is the last, and may follow the one before it.

    Then no other step is new, and a long timeline need not be looked through.
    """
    last = extended[-1]
    is_last = last.number == len(timeline)
    return is_last and (not timeline or may_follow(extended[-2].event.status, last.event.status))


def _forbidden_steps(
    timeline: Sequence[TimelineEntry],
) -> Iterator[tuple[TimelineEntry, TimelineEntry]]:
    """Yield each pair of neighbours of which the second may not follow, explained or not."""
    for previous, entry in pairwise(timeline):
        if not may_follow(previous.event.status, entry.event.status):
            yield previous, entry
