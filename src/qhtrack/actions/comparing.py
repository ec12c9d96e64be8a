"""Answer what changed between two days, or two registries: compare."""

from collections.abc import Sequence
from contextlib import ExitStack

from qhtrack.actions import states
from qhtrack.actions.answering import note_hidden_rows, row_limit
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading
from qhtrack.actions.parameters import as_of_day
from qhtrack.domain.dates import is_date
from qhtrack.domain.differences import KEYS, State, differences
from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import message
from qhtrack.output.formats import Format, formatted


def compare(
    context: Context,
    sides: tuple[str, str | None],
    terms: Sequence[str],
    kind: Format,
    *,
    limit: int | None = None,
) -> Answer:
    """Answer with what changed from one side to the other, today or the database by default.

    Raises:
        UsageError: one side is a day, the other a file, or the later day comes first.
    """
    before, after = (_days if is_date(sides[0]) else _files)(context, sides, terms)
    rows = list(differences(before, after))
    most = row_limit(context, limit, kind)
    if kind is not Format.TABLE:
        return Answer(formatted(kind, rows[:most], KEYS))
    note_hidden_rows(context, len(rows), most)
    return Answer([_table(context, rows[:most], before, after)])


def _days(
    context: Context, sides: tuple[str, str | None], terms: Sequence[str]
) -> tuple[State, State]:
    """Return what was known of what fits on the later day, on both days."""
    first, last = as_of_day(context, sides[0], "A"), as_of_day(context, sides[1], "B")
    if first.until > last.until:
        raise UsageError(message("days_run_backwards", first=sides[0], last=sides[1]))
    with open_for_reading(context) as connection:
        after = states.asked(connection, terms, last)
        ids = [project["id"] for project in after.projects]
        # what a project is was not recorded by day
        before = states.known(connection, ids, first)._replace(projects=after.projects)
    return before, after


def _files(
    context: Context, sides: tuple[str, str | None], terms: Sequence[str]
) -> tuple[State, State]:
    """Return what two registries say of what fits in either, as of today."""
    if sides[1] is not None and is_date(sides[1]):
        raise UsageError(message("day_beside_file", day=sides[1], file=sides[0]))
    day = as_of_day(context, None)
    with ExitStack() as opened:
        connections = [opened.enter_context(_opened(context, side)) for side in sides]
        ids = {
            row["id"]
            for connection in connections
            for row in states.projects(connection, terms, day)
        }
        before, after = (_of(connection, ids, context) for connection in connections)
    return before, after
