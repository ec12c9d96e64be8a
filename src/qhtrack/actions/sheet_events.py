"""Record the events of sheets' rows; figures alone confirm the status in force."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from qhtrack.actions.cells import ParsedRow
from qhtrack.actions.context import with_progress
from qhtrack.actions.exact_dates import notice_exact_date
from qhtrack.actions.results import with_figures
from qhtrack.actions.sheet_results import SheetResults
from qhtrack.actions.sheet_rows import CONFIRMING, RowParts
from qhtrack.actions.update_validation import to_update, validate
from qhtrack.database import event_recording, questions, timelines
from qhtrack.domain.dates import last_day
from qhtrack.domain.errors import StateError
from qhtrack.domain.history import StatusEvent, TimelineEntry, order_events, status_in_force
from qhtrack.domain.messages import Message, ProjectId, message
from qhtrack.domain.status import Status
from qhtrack.domain.updates import Update, UpdateInput

# what `list` works out of a project that is not open yet: nothing
_FIGURES_IN_SERVICE = ("in_service_mw", "open_km")


class _KnownProjects:
    """What is known of the projects of a sheet, read once a row needs it."""

    def __init__(self, connection: sqlite3.Connection, projects: Collection[str]) -> None:
        """Know the projects by their ids."""
        self._connection = connection
        self._projects = projects

    @cached_property
    def timelines(self) -> dict[str, timelines.StoredTimeline]:
        """Return the timelines, by id."""
        return timelines.stored_timelines(self._connection, self._projects)

    @cached_property
    def notes(self) -> dict[str, frozenset[str]]:
        """Return the lines of the projects' own notes, by id."""
        return questions.notes_of_projects(self._connection, self._projects)


def record(
    results: SheetResults, rows: Sequence[tuple[ParsedRow, RowParts]], projects: Mapping[int, str]
) -> None:
    """Record the events that rows tell of, of these projects by the rows' numbers."""
    sources = questions.sources(results.connection)
    known = _KnownProjects(results.connection, set(projects.values()))
    parsed_rows: list[ParsedRow] = []
    updates: list[Update] = []
    of_project: defaultdict[str, list[Update]] = defaultdict(list)
    for parsed, parts in rows:
        project = projects.get(parsed.number, "")
        if not parts.event:
            continue
        parts = _without_known(parts, project, known)  # noqa: PLW2901
        earlier = of_project[project]
        update_input = _input(results, parts, project, partial(_timeline, known, project, earlier))
        if project and _is_refused(results, parsed, update_input):
            continue
        invalid = list(validate(update_input, results.today, sources))
        for field, reason in invalid:
            results.refuse(parsed, field, reason)
        if project and not invalid:
            updates.append(to_update(update_input, project, results.today))
            earlier.append(updates[-1])
            parsed_rows.append(parsed)
    _record_in_time(results, parsed_rows, updates)


def _record_in_time(
    results: SheetResults, parsed_rows: Sequence[ParsedRow], updates: Sequence[Update]
) -> None:
    order = _in_time(updates)
    update_results = event_recording.record(
        results.connection, [updates[index] for index in order], results.recorder, with_progress
    )
    first_dates: set[str] = set()
    for index, result in zip(order, update_results, strict=True):
        parsed, update = parsed_rows[index], updates[index]
        if isinstance(result, StateError):
            results.refuse(parsed, "", result.message, StateError)
            continue
        results.keep(parsed, with_figures(result, update))
        if "by" in parsed.values:
            notice_exact_date(results.context, results.connection, update, "exact_stays_in_row")
        elif update.by and result.is_recorded:
            first_dates.add(update.date)
    if first_dates and not results.refusals:
        results.context.notices.append(message("first_by", dates=tuple(sorted(first_dates))))


def _in_time(updates: Sequence[Update]) -> list[int]:
    """Return the places of updates, those of one project as they happened, the newest last.

    So a step down the ladder is that of its own row: with `2021 construction` (forced) recorded
    before `2019 operating`, it would be the second that needs force.
    """
    indexes_by_project: defaultdict[str, list[int]] = defaultdict(list)
    for index, update in enumerate(updates):
        indexes_by_project[update.project].append(index)
    order = list(range(len(updates)))
    for own_indexes in indexes_by_project.values():
        if len(own_indexes) > 1:
            events = [
                StatusEvent(updates[index].date, updates[index].status) for index in own_indexes
            ]
            for index, entry in zip(own_indexes, order_events(events), strict=True):
                order[index] = own_indexes[entry.number]
    return order


def check(results: SheetResults, rows: Sequence[tuple[ParsedRow, RowParts]]) -> None:
    """Refuse what means nothing in the events of rows that are refused for something else."""
    sources = questions.sources(results.connection)
    for parsed, parts in rows:
        values = {key: parts.event[key] for key in parts.event if key in UpdateInput._fields}
        read = {key: value for key, value in values.items() if not isinstance(value, Message)}
        update_input = UpdateInput(**{"status": Status.PROPOSED, **read, "project": ""})
        for field, reason in validate(update_input, results.today, sources):
            results.refuse(parsed, field, reason)


def _input(
    results: SheetResults,
    parts: RowParts,
    project: str,
    timeline: Callable[[], Sequence[TimelineEntry]],
) -> UpdateInput:
    """Return the update that a row is, its status the one in force where it says none."""
    values: dict[str, Any] = {"date": parts.as_of} if parts.as_of else {}
    values |= {key: value for key, value in results.defaults._asdict().items() if value is not None}
    values |= {key: parts.event[key] for key in parts.event if key in UpdateInput._fields}
    if "status" not in values:
        # a month that still runs is told of as it stands today
        is_past = "date" in values and last_day(str(values["date"])) < results.today
        date = str(values["date"]) if is_past else None
        values["status"] = status_in_force(timeline(), date)
    if project and "date" not in parts.event and "by" not in values:
        seen = {"date": results.today, **values}
        values["by"] = _is_first(seen, timeline())
    return UpdateInput(**{**values, "project": project})


def _without_known(parts: RowParts, project: str, known: _KnownProjects) -> RowParts:
    """Return what a row says without the lines of notes that its project has.

    `list` writes the project's note beside the status, so that a row that comes back as it was
    tells nothing, and 0 MW of what is built, which it works out. A row with a date of its own is
    one of a history, which has each event's whole note.
    """
    if "date" in parts.event:
        return parts
    has_status = "status" in parts.event
    event = {
        key: value
        for key, value in parts.event.items()
        if not (has_status and key in _FIGURES_IN_SERVICE and value == 0)
    }
    for key in ("note", "note_zh"):
        if isinstance(note := event.get(key), str):
            known_lines = known.notes.get(project, frozenset())
            lines = [line for line in note.splitlines() if line.strip() not in known_lines]
            event[key] = "\n".join(lines)
    return parts._replace(event={key: value for key, value in event.items() if value != ""})


def _timeline(
    known: _KnownProjects, project: str, earlier: Sequence[Update]
) -> Sequence[TimelineEntry]:
    """Return the timeline of a project with what rows before have told of it."""
    stored = known.timelines.get(project)
    events = [entry.event for entry in stored.timeline] if stored else []
    events += [StatusEvent(update.date, update.status, by=update.by) for update in earlier]
    return order_events(events)


def _is_first(values: Mapping[str, object], timeline: Sequence[TimelineEntry]) -> bool:
    """Tell whether nothing else is known of a project until the day on which a sheet looks at it.

    That it was open then tells nothing of the day on which it was opened; nor does what else
    is so by that date, as a row before has it.
    """
    date, status = values["date"], values["status"]
    day = last_day(str(date))
    same_day = [entry.event for entry in timeline if entry.event.date == date]
    # what is known so already stays so, though more has become known of before
    if any(event.by and event.status == status for event in same_day):
        return True
    return all(
        entry.day > day
        or (entry.event.date == date and (entry.event.by or entry.event.status == status))
        for entry in timeline
    )


def _is_refused(results: SheetResults, parsed: ParsedRow, update_input: UpdateInput) -> bool:
    """Refuse a row that would confirm a status where none is known; tell whether it is one."""
    if update_input.status is not None:
        return False
    first = next(key for key in CONFIRMING if key in parsed.values)
    unknown = message("no_status_to_confirm", project=ProjectId(update_input.project))
    results.refuse(parsed, first, unknown)
    return True
