"""Undo and redo recordings: undo, redo."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from qhtrack.actions import contradictions
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.log import with_local_time
from qhtrack.actions.opening import open_for_recording
from qhtrack.actions.results import readers_vocabulary
from qhtrack.database import log, project_lookup, questions, timelines, transactions, undoing
from qhtrack.domain.statement_rows import Recording, recording_row
from qhtrack.domain.status import UNKNOWN
from qhtrack.domain.tallies import Sources
from qhtrack.output import recordings
from qhtrack.output.escaping import line
from qhtrack.output.formats import PageFormat, as_json
from qhtrack.words.vocabulary import Vocabulary

# SQLite's numbers end there
_LARGEST = 2**63 - 1

# how it is told what status a project has, by what was done
_MOMENTS = {
    "undone": "now",
    "redone": "now",
    "would_undo": "then_undone",
    "would_redo": "then_redone",
}
_UndoOrRedo = Callable[[sqlite3.Connection, int], None]


class _ChangedRecording(NamedTuple):
    """What was taken or brought back, and the status now of the projects of its events."""

    recording: Recording
    statuses: Mapping[str, str | None]
    sources: Sources
    vocabulary: Vocabulary


def undo(
    context: Context, target: str | None, page_format: PageFormat | None, *, dry_run: bool
) -> Answer:
    """Strike a recording whole: the last one, the last of a project, or that of a number.

    Raises:
        StateError: there is none, or what was told since stands in the way.
    """
    with (
        open_for_recording(context) as connection,
        transactions.transaction(connection, keep=not dry_run),
    ):
        changed = _change(context, connection, _number(connection, target), undoing.undo)
    return _answer(context, changed, page_format, "would_undo" if dry_run else "undone")


def redo(context: Context, page_format: PageFormat | None, *, dry_run: bool) -> Answer:
    """Make the recording that was undone last stand again.

    Raises:
        StateError: there is none, or what was told since stands in the way.
    """
    with (
        open_for_recording(context) as connection,
        transactions.transaction(connection, keep=not dry_run),
    ):
        changed = _change(
            context, connection, undoing.last_undone_recording(connection), undoing.redo
        )
    return _answer(context, changed, page_format, "would_redo" if dry_run else "redone")


def _number(connection: sqlite3.Connection, target: str | None) -> int:
    """Return the number of the recording that is meant."""
    if target is None:
        return undoing.last_recording(connection)
    # a project may be called by a number too
    if target.strip().isdecimal():
        number = min(int(target), _LARGEST)
        if undoing.is_recording(connection, number) or not project_lookup.ids_of_names(
            connection, [target]
        ):
            return number
    return undoing.last_recording_of(connection, project_lookup.find_to_record(connection, target))


def _change(
    context: Context, connection: sqlite3.Connection, number: int, undo_or_redo: _UndoOrRedo
) -> _ChangedRecording:
    """Undo or redo a recording; return it with what it takes to tell of it."""
    facts = {statement.fact for statement in log.recording(connection, number).statements}
    owners = {fact.owner for fact in facts}
    # a row that has an id may be named anywhere
    projects = owners if all(fact.is_event_or_promise for fact in facts) else None
    sources = questions.sources(connection)
    with contradictions.refuse_new_contradictions(connection, projects):
        undo_or_redo(connection, number)
    return _ChangedRecording(
        log.recording(connection, number),
        timelines.statuses(connection, {fact.owner for fact in facts if fact.kind == "event"}),
        sources | questions.sources(connection),
        readers_vocabulary(context, connection, owners),
    )


def _answer(
    context: Context,
    changed: _ChangedRecording,
    page_format: PageFormat | None,
    key: str,
) -> Answer:
    if page_format is not None:
        return Answer([as_json(recording_row(changed.recording), page_format)])

    def text() -> Iterator[str]:
        vocabulary = changed.vocabulary
        recording = with_local_time(context, changed.recording)
        yield f"{vocabulary.word(key, what=recordings.head(recording, vocabulary))}\n"
        yield from recordings.detail_lines(
            recording, changed.sources, vocabulary, taken_back=not recording.stands
        )
        for project, status in changed.statuses.items():
            status_label = vocabulary.status_in(project, status or UNKNOWN)
            name = line(vocabulary.project(project))
            yield f"{vocabulary.word(_MOMENTS[key], project=name, status=status_label)}\n"

    return Answer(text())
