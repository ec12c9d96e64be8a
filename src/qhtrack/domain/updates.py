"""Check an update against the events known of its project."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile
from operator import attrgetter
from typing import NamedTuple

from qhtrack.domain.change_results import Action
from qhtrack.domain.citations import SourceOrder
from qhtrack.domain.conflicts import Conflict, value_said
from qhtrack.domain.errors import StateError
from qhtrack.domain.figures import (
    UNKNOWN_TOTALS,
    ServiceTotals,
    impossible_figures,
    standing_figures,
)
from qhtrack.domain.history import (
    StatusEvent,
    TimelineEntry,
    explains,
    index_of,
    insert_event,
    order_events,
    status_in_force,
)
from qhtrack.domain.messages import English, FieldName, Message, ProjectId, message
from qhtrack.domain.statements import (
    Fact,
    Statement,
    addition,
    apply_statement,
    correction,
    known_part,
)
from qhtrack.domain.status import UNKNOWN, Status, may_follow, remedy_of
from qhtrack.domain.toml_tables import TomlTable


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
    replace: bool | str | None = None


class Update(NamedTuple):
    """An update that was validated: the project by its id, a status, a date.

    `expect` is the latest status that the project must have, `force` records a step that
    the ladder forbids if the note explains it, and figures that cannot be, `replace` puts
    what is told in the place of what was. `is_dated` tells whether the date was given.
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
    replace: bool = False
    is_dated: bool = True

    @property
    def fact(self) -> Fact:
        """Return the event that it tells of."""
        return Fact("event", self.project, (self.date, self.status))

    @property
    def values(self) -> TomlTable:
        """Return what it tells of the event, as a registry has it."""
        values = {key: getattr(self, key) for key in (*_DETAIL_KEYS, "by")}
        values["also"] = list(self.also)
        return {
            key: value
            for key, value in values.items()
            if value is not None and value is not False and value != []
        }


class UpdateResult(NamedTuple):
    """What became of an update.

    `previous_status` is the status before it in its place, `next_event` the event after it if it
    is a back-fill, `replaced` what it put something else in the place of, `figures` what it told.
    """

    project: str
    previous_status: Status | None
    status: Status
    date: str
    action: Action
    next_event: StatusEvent | None = None
    replaced: TomlTable | None = None
    figures: TomlTable | None = None

    @property
    def is_recorded(self) -> bool:
        """Tell whether anything new was recorded."""
        return self.action is not Action.UNCHANGED


class KnownProject(NamedTuple):
    """What is known of a project: its timeline, events and totals, and the order of sources."""

    timeline: Sequence[TimelineEntry]
    row_of: Callable[[Fact], TomlTable | None]
    source_order: SourceOrder
    totals: ServiceTotals = UNKNOWN_TOTALS


class AppliedUpdate(NamedTuple):
    """What became of an update: the timeline with it, its event in full, what was said of it."""

    result: UpdateResult
    timeline: Sequence[TimelineEntry]
    row: TomlTable | None = None
    statement: Statement | None = None


# what an event can be known by, beside its date and status
_DETAIL_KEYS = ("in_service_mw", "open_km", "spent_bn", "source", "note", "note_zh")


def apply_update(update: Update, project: KnownProject) -> AppliedUpdate:
    """Return what becomes of an update.

    The number of a new event in the timeline is the count of those before it.

    Raises:
        StateError: `expect` does not hold, a figure cannot be or is known to be another, or
            the ladder forbids the step.
    """
    existing = _existing_entry(update, project.timeline)
    row = None if existing is None else project.row_of(update.fact)
    if existing is not None and row is not None:
        return _amend(update, existing, row, project)
    if _is_known_already(update, project):
        return AppliedUpdate(_result(update, Action.UNCHANGED, update.status), project.timeline)
    _check_expectation(update, project.timeline)
    statement = addition(update.fact, None, update.values)
    new = _event_of(statement.after or {})
    _check_figures(update, new, project.totals)
    extended = insert_event(project.timeline, new)
    _check_ladder(update, project.timeline, extended)
    result = _placed_result(update, project.timeline, extended)
    return AppliedUpdate(result, extended, statement.after, statement)


def _existing_entry(update: Update, timeline: Sequence[TimelineEntry]) -> TimelineEntry | None:
    """Return the entry of the update's event, if there is one."""
    return next(
        (
            entry
            for entry in timeline
            if entry.event.status is update.status and entry.event.date == update.date
        ),
        None,
    )


def _amend(
    update: Update, existing: TimelineEntry, row: TomlTable, project: KnownProject
) -> AppliedUpdate:
    """Return what becomes of an update of an event that is there."""
    in_force = status_in_force(project.timeline, update.date if update.is_dated else None)
    state_change = correction if update.replace else addition
    values = update.values | (_overwritten_fields(update) if update.replace else {})
    statement = state_change(update.fact, row, values)
    after, conflicts = apply_statement(row, statement, project.source_order)
    if conflicts:
        raise StateError(_known_otherwise(update, conflicts))
    if after is None or after == row:
        return AppliedUpdate(_result(update, Action.UNCHANGED, in_force), project.timeline)
    _check_expectation(update, project.timeline)
    event = _event_of(after)
    _check_figures(update, event, project.totals)
    events = [entry.event for entry in sorted(project.timeline, key=attrgetter("number"))]
    events[existing.number] = event
    result = _result(update, Action.AMENDED, in_force)
    if update.replace:
        old_values = {key: row[key] for key in values if key in row and row[key] != after.get(key)}
        result = result._replace(replaced=old_values or None)
    return AppliedUpdate(result, order_events(events), after, statement)


def _overwritten_fields(update: Update) -> TomlTable:
    """Return what an update that replaces overwrites beside what it tells.

    Of a note in the place of another the translation would be another's words.
    """
    by: TomlTable = {"by": update.by or None}
    is_untranslated = update.note is not None and update.note_zh is None
    return by | ({"note_zh": None} if is_untranslated else {})


def _known_otherwise(update: Update, conflicts: Sequence[Conflict]) -> Message:
    """Return what is known otherwise: a figure, or what the figure rests on."""
    first = conflicts[0]
    key = str(first.path[-1])
    return message(
        "known_otherwise",
        owner=ProjectId(update.project),
        field=FieldName(key),
        known=value_said(key, first.ours),
        told=value_said(key, first.theirs),
    )


def _result(
    update: Update, action: Action, previous: Status | None, following: StatusEvent | None = None
) -> UpdateResult:
    return UpdateResult(update.project, previous, update.status, update.date, action, following)


def _placed_result(
    update: Update, timeline: Sequence[TimelineEntry], extended: Sequence[TimelineEntry]
) -> UpdateResult:
    """Return the result of an update whose event is the newest entry of an extended timeline."""
    if _confirms_today(update, timeline):
        return _result(update, Action.CONFIRMED, update.status)
    index = index_of(len(extended) - 1, extended)
    previous = extended[index - 1].event.status if index else None
    following = extended[index + 1].event if index + 1 < len(extended) else None
    action = Action.CONFIRMED if previous is update.status else Action.RECORDED
    return _result(update, action, previous, following)


def _event_of(row: TomlTable) -> StatusEvent:
    """Return what the ladder needs to know of an event."""
    values = {key: row[key] for key in StatusEvent._fields if key in row}
    values["status"] = Status(row["status"])
    return StatusEvent(**values)


def _confirms_today(update: Update, timeline: Sequence[TimelineEntry]) -> bool:
    return not update.is_dated and status_in_force(timeline, None) is update.status


def _is_known_already(update: Update, project: KnownProject) -> bool:
    """Tell whether an update without a date says what the database knows already.

    The status is in force, and all that it is known by stands in events of the present run; or
    it is a figure that `list` has of the project, which operates and is in service in full.
    """
    if not _confirms_today(update, project.timeline):
        return False
    figures = standing_figures(project.timeline[-1], project.totals)
    run = takewhile(lambda entry: entry.event.status is update.status, reversed(project.timeline))
    facts = (Fact("event", update.project, (entry.event.date, update.status)) for entry in run)
    rows = [project.row_of(fact) or {} for fact in facts] if update.values else []
    return all(
        figures.get(key) == value
        or any(known_part(update.fact, row, {key: value}) == {key: value} for row in rows)
        for key, value in update.values.items()
    )


def _check_expectation(update: Update, timeline: Sequence[TimelineEntry]) -> None:
    latest = timeline[-1].event.status if timeline else UNKNOWN
    if update.expect is not None and update.expect != latest:
        raise StateError(
            message(
                "not_as_expected",
                project=ProjectId(update.project),
                latest=English(latest),
                expected=English(update.expect),
            )
        )


def _check_figures(update: Update, new: StatusEvent, totals: ServiceTotals) -> None:
    problem = next(impossible_figures(new, totals), None)
    if problem is not None and not update.force:
        remedy = message("force_figure", message=problem)
        raise StateError(message("located", place=ProjectId(update.project), message=remedy))


def _check_ladder(
    update: Update, timeline: Sequence[TimelineEntry], extended: Sequence[TimelineEntry]
) -> None:
    """Raise `StateError` for a step that the ladder forbids and that was not there before.

    `--force --note` explains the new event's own step, and a later event's if that has a note of
    its own, which the registry asks for. For example, 2019 `operating` before 2021 `construction`
    (no note) is refused, forced or not: the note of 2019 cannot stand for the one that 2021 lacks.
    """
    if _is_allowed_last(timeline, extended):
        return
    # what contradicts itself already is no reason to refuse news
    steps_before = {entry.number for _, entry in _forbidden_steps(timeline)}
    for previous, entry in _forbidden_steps(extended):
        lacks_note = entry.number < len(timeline) and entry.violates_ladder
        explained = update.force and explains(update.note) and not lacks_note
        if entry.number not in steps_before and not explained:
            raise StateError(_forbidden_step(update, previous, entry, lacks_note=lacks_note))


def _forbidden_step(
    update: Update, previous: TimelineEntry, entry: TimelineEntry, *, lacks_note: bool
) -> Message:
    before, event = previous.event, entry.event
    remedy = remedy_of(update.status, {before.status, event.status})
    return message(
        "forbidden_step",
        project=ProjectId(update.project),
        status=event.status,
        date=event.date,
        previous_status=before.status,
        previous_date=before.date,
        remedy=message("give_another_date" if lacks_note else remedy),
    )


def _is_allowed_last(timeline: Sequence[TimelineEntry], extended: Sequence[TimelineEntry]) -> bool:
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
