"""Answer what changed between two days, or two registries: compare."""

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import NamedTuple

from qhtrack.actions import states
from qhtrack.actions.answering import Shape, answer_rows, arranged, note_hidden_rows, row_limit
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading, open_registry
from qhtrack.actions.parameters import as_of_day
from qhtrack.database import naming
from qhtrack.domain.dates_from_today import in_figures
from qhtrack.domain.differences import KEYS, State, differences
from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import message
from qhtrack.domain.typed_dates import read_date
from qhtrack.output.formats import Format
from qhtrack.words.vocabulary import Vocabulary


class Sides(NamedTuple):
    """What is compared with what, as typed: a day with a day, or a file with a file."""

    before: str
    after: str | None


class _Compared(NamedTuple):
    """What is known on both sides, and how it is put into words."""

    before: State
    after: State
    vocabulary: Vocabulary


def compare(context: Context, sides: Sides, terms: Sequence[str], shape: Shape) -> Answer:
    """Answer with what changed from one side to the other; to today, or to the database.

    Raises:
        UsageError: one side is a day, the other a file, or the later day comes first.
    """
    is_day = _is_day(sides.before, context.clock.today.isoformat())
    compared = (_on_days if is_day else _in_files)(context, sides, terms)
    rows = list(differences(compared.before, compared.after))
    if not rows and shape.format is Format.TABLE:
        context.notices.append(message("nothing_changed"))
    if shape.format not in {Format.TABLE, Format.XLSX} or shape.columns is not None:
        return answer_rows(context, rows, shape, KEYS, compared.vocabulary)
    from qhtrack.output import changes

    max_rows = row_limit(context, shape.limit, shape.format)
    known_rows = changes.known_in(compared.before, compared.after)
    shown_rows = list(arranged(context, rows, shape, KEYS))[:max_rows]
    if shape.format is Format.XLSX:
        words = changes.worded(shown_rows, known_rows, compared.vocabulary)
        whole = shape._replace(sort=None, limit=None)
        heads = changes.with_heads(compared.vocabulary)
        return answer_rows(context, words, whole, changes.COLUMNS, heads)
    note_hidden_rows(context, len(rows), max_rows)
    return Answer([changes.changes(shown_rows, known_rows, context.screen, compared.vocabulary)])


def _is_day(text: str, today: str) -> bool:
    """Tell whether a side is a date; a file of that name is `./2024`."""
    return isinstance(read_date(in_figures(text, today)), str)


def _on_days(context: Context, sides: Sides, terms: Sequence[str]) -> _Compared:
    """Return what was known on both days of what fits on the later one."""
    first, last = as_of_day(context, sides.before, "A"), as_of_day(context, sides.after, "B")
    if first.until > last.until:
        raise UsageError(message("days_run_backwards", before=sides.before, after=sides.after))
    with open_for_reading(context) as connection:
        after = states.asked(connection, terms, last)
        ids = [project["id"] for project in after.projects]
        before = states.known(connection, ids, first)
        vocabulary = naming.vocabulary(connection, context.language)
    # what a project is has no date
    return _Compared(before._replace(projects=after.projects), after, vocabulary)


def _in_files(context: Context, sides: Sides, terms: Sequence[str]) -> _Compared:
    """Return what two registries say, as of today, of what fits in either."""
    today = as_of_day(context, None)
    if sides.after is not None and _is_day(sides.after, today.today):
        raise UsageError(message("day_beside_file", day=sides.after, path=sides.before))
    with ExitStack() as opened:
        connections = [opened.enter_context(_opened(context, side)) for side in sides]
        matching_states = [states.asked(connection, terms, today) for connection in connections]
        ids = {project["id"] for state in matching_states for project in state.projects}
        before, after = (states.of_projects(connection, ids, today) for connection in connections)
        return _Compared(before, after, naming.vocabulary(connections[-1], context.language))


def _opened(context: Context, path: str | None) -> AbstractContextManager[sqlite3.Connection]:
    return open_for_reading(context) if path is None else open_registry(context, path)
