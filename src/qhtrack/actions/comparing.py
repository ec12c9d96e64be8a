"""Answer with the differences between two days, or two registries: compare."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from qhtrack.actions import snapshots
from qhtrack.actions.answering import (
    Question,
    Shape,
    answer_rows,
    arranged,
    note_hidden_rows,
    note_words,
    row_limit,
)
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading, open_registry
from qhtrack.actions.parameters import as_of_day
from qhtrack.database import naming
from qhtrack.database.questions import AsOf
from qhtrack.domain.dates import day_beside
from qhtrack.domain.dates_in_words import read_asked_side, read_period
from qhtrack.domain.differences import CHANGE_KEYS, Snapshot, differences, place_for_readers
from qhtrack.domain.errors import StorageError, UsageError
from qhtrack.domain.messages import English, Message, message
from qhtrack.domain.text import shown, visible
from qhtrack.domain.typed_dates import read_date
from qhtrack.output.formats import Format
from qhtrack.words.vocabulary import Vocabulary

# of what is a file and was meant for no date
_ENDINGS = (".toml", ".json")
# of `last summer` the first word
_BEFORE_A_TIME = frozenset({"last", "this", "next", "past"})


class Sides(NamedTuple):
    """What is compared with what, as typed: a day with a day, or a file with a file.

    `as_of` is the later day, or the day on which both files are asked.
    """

    before: str
    after: str | None
    as_of: str | None = None


class _Compared(NamedTuple):
    """What is known on both sides, what these are called, and how it is put into words."""

    before: Snapshot
    after: Snapshot
    vocabulary: Vocabulary
    names: tuple[str, str]


def compare(context: Context, sides: Sides, terms: Sequence[str], shape: Shape) -> Answer:
    """Answer with what changed from one side to the other; to today, or to the database.

    Raises:
        UsageError: one side is a day, the other a file, or the later day comes first.
    """
    today = context.clock.today.isoformat()
    two_words = f"{sides.before} {sides.after}"
    # a day may have two words: `last year`
    if _is_day(two_words, today):
        sides = sides._replace(before=two_words, after=None)
    is_day = _is_day(sides.before, today)
    compared = (_on_days if is_day else _in_files)(context, sides, terms)
    rows = list(differences(compared.before, compared.after))
    if compared.after.projects and not rows and shape.format is Format.TABLE:
        before, after = compared.names
        context.notices.append(message("nothing_changed", before=before, after=after))
    if shape.format not in {Format.TABLE, Format.XLSX} or shape.columns is not None:
        return answer_rows(context, rows, shape, CHANGE_KEYS, compared.vocabulary)
    from qhtrack.output import differences as output

    max_rows = row_limit(context, shape.limit, shape.format)
    known_rows = output.rows_known_in(compared.before, compared.after)
    # sorting keeps the order of the rest
    rows.sort(key=place_for_readers)
    shown_rows = list(arranged(context, rows, shape, CHANGE_KEYS))[:max_rows]
    if shape.format is Format.XLSX:
        words = output.worded(shown_rows, known_rows, compared.vocabulary)
        whole = shape._replace(sort=None, limit=None)
        heads = output.with_heads(compared.vocabulary)
        return answer_rows(context, words, whole, output.COLUMNS, heads)
    note_hidden_rows(context, len(rows), max_rows)
    table = output.changes(shown_rows, known_rows, context.screen, compared.vocabulary)
    if not rows:
        return Answer([table])
    totals = output.totals(rows, compared.names, context.screen, compared.vocabulary)
    return Answer([table, f"\n{totals}\n"])


def _is_day(text: str, today: str) -> bool:
    """Tell whether a side is a date; a file of that name is `./2024`."""
    is_date = isinstance(read_asked_side(text, today, "<="), str)
    return is_date or read_period(text, today) is not None


def _on_days(context: Context, sides: Sides, terms: Sequence[str]) -> _Compared:
    """Return what was known on both days of what fits on the later one."""
    if sides.after is not None and sides.as_of is not None:
        raise UsageError(message("as_of_beside_day", day=sides.after, as_of=sides.as_of))
    first, last = _days(context, sides)
    if first.today > last.today:
        raise UsageError(
            message(
                "days_run_backwards",
                before=sides.before,
                after=sides.as_of or sides.after or last.today,
            )
        )
    with open_for_reading(context) as connection:
        after = snapshots.of_query(connection, terms, last)
        ids = [project["id"] for project in after.projects]
        before = snapshots.promises_and_events(connection, ids, first)
        note_words(context, connection, Question(terms, last.today), ids)
        vocabulary = naming.vocabulary(connection, context.language)
    # what a project is has no date
    before = before._replace(projects=after.projects)
    return _Compared(before, after, vocabulary, (first.today, last.today))


def _days(context: Context, sides: Sides) -> tuple[AsOf, AsOf]:
    """Return the days that are compared; of a time in words alone, that before it and its last."""
    today = context.clock.today.isoformat()
    period = read_period(sides.before, today)
    if sides.after is None and sides.as_of is None and period is not None:
        begin, end = period
        if begin > today:
            raise UsageError(message("time_ahead", time=shown(sides.before)))
        before = day_beside(begin, -1)
        return AsOf(before, before), as_of_day(context, end if end < today else None)
    return as_of_day(context, sides.before, English("A")), _later_day(context, sides)


def _later_day(context: Context, sides: Sides) -> AsOf:
    if sides.after is None:
        return as_of_day(context, sides.as_of)
    try:
        return as_of_day(context, sides.after, English("B"))
    except UsageError as error:
        hint = message("query_after_dashes", before=sides.before, word=sides.after)
        raise UsageError(message("both", first=error.message, second=hint)) from None


def _in_files(context: Context, sides: Sides, terms: Sequence[str]) -> _Compared:
    """Return what two registries say, as of one day, of what fits in either."""
    day = as_of_day(context, sides.as_of)
    if sides.after is not None and _is_day(sides.after, context.clock.today.isoformat()):
        raise UsageError(message("day_beside_file", day=sides.after, path=sides.before))
    with ExitStack() as opened:
        connections = [opened.enter_context(_open_side(context, path)) for path in sides[:2]]
        matching_snapshots = [
            snapshots.of_query(connection, terms, day) for connection in connections
        ]
        ids = {project["id"] for snapshot in matching_snapshots for project in snapshot.projects}
        before, after = (snapshots.of_projects(connection, ids, day) for connection in connections)
        note_words(context, connections[-1], Question(terms, day.today), ids)
        vocabulary = naming.vocabulary(connections[-1], context.language)
        later = vocabulary.phrase("database") if sides.after is None else visible(sides.after)
        return _Compared(before, after, vocabulary, (visible(sides.before), later))


@contextmanager
def _open_side(context: Context, path: str | None) -> Iterator[sqlite3.Connection]:
    """Open a file, or the database for none.

    Raises:
        StorageError: it cannot be read; what may have been meant for a date is told to be none.
    """
    try:
        with open_for_reading(context) if path is None else open_registry(context, path) as opened:
            yield opened
    except StorageError as error:
        date = read_date(path or "")
        if path is None or path.endswith(_ENDINGS) or isinstance(date, str):
            raise
        said: Message = message("both", first=date, second=error.message)
        if not path[:1].isdigit() and path.casefold() not in _BEFORE_A_TIME:
            # a slip in a date aside, it may be what a project is called
            hint = message("history_of_name", name=visible(path))
            said = message("both", first=said, second=hint)
        raise StorageError(said) from None
