"""Check what a question is asked with: dates, groupings, columns."""

from collections.abc import Sequence

from qhtrack.actions.context import Context
from qhtrack.database.questions import AsOf
from qhtrack.domain.dates import first_day, is_date, last_day
from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import message
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown


def as_of_day(context: Context, text: str | None, option: str = "--as-of") -> AsOf:
    """Return the day that is asked for: today, with every event, unless given.

    Raises:
        UsageError: there is no such date.
    """
    if text is None:
        return AsOf(context.clock.today.isoformat())
    day = last_day(checked_date(text, option))
    return AsOf(day, day)


def checked_date(text: str, option: str) -> str:
    """Return the date that an option gives.

    Raises:
        UsageError: there is no such date.
    """
    if not is_date(text):
        problem = message("not_a_date", value=shown(text))
        raise UsageError(message("located", place=option, message=problem))
    return text


def checked_range(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return the first day of `--since` and the last of `--until`, where they are given.

    Raises:
        UsageError: there is no such date, or the range runs backwards.
    """
    first = None if since is None else first_day(checked_date(since, "--since"))
    last = None if until is None else last_day(checked_date(until, "--until"))
    if first and last and first > last:
        raise UsageError(message("range_runs_backwards", since=since, until=until))
    return first, last


def checked_grouping(by: str, groupings: Sequence[str]) -> str:
    """Return what to group by.

    Raises:
        UsageError: it is none of the groupings.
    """
    if by not in groupings:
        names = ", ".join(groupings)
        near = nearest(by, groupings)
        raise UsageError(
            message("unknown_grouping", value=shown(by), groupings=names, suggestion=near)
        )
    return by


def checked_columns(text: str | None, keys: Sequence[str]) -> tuple[str, ...] | None:
    """Return the columns of a list with commas, None where none is given.

    Raises:
        UsageError: a column is none of the keys.
    """
    if text is None:
        return None
    columns = tuple(text.split(","))
    for column in columns:
        if column not in keys:
            near = nearest(column, keys)
            raise UsageError(message("unknown_column", value=shown(column), suggestion=near))
    return columns
