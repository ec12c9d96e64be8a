"""Read what a question is asked for: a day, a grouping, and what things are called."""

import sqlite3
from collections.abc import Sequence

from qhtrack.actions.context import Context
from qhtrack.database import questions
from qhtrack.database.questions import AsOf
from qhtrack.domain.dates import is_date, last_day
from qhtrack.domain.errors import UsageError
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown


def as_of_day(context: Context, text: str | None) -> AsOf:
    """Return the day that is asked for: today, with every event, unless given."""
    if text is None:
        return AsOf(context.today.isoformat())
    day = last_day(checked_date(text, "--as-of"))
    return AsOf(day, day)


def checked_date(text: str, option: str) -> str:
    """Return the date if there is such a one; raise `UsageError` if not."""
    if not is_date(text):
        raise UsageError(
            f"{option}: {shown(text)} is not a date; write 2023, 2023-12 or 2023-12-20"
        )
    return text


def grouping_of(given: str, known: Sequence[str]) -> str:
    """Return what to group by; raise `UsageError` if projects are not grouped so."""
    if given not in known:
        raise UsageError(
            f"--by: {shown(given)} is none of {', '.join(known)}{nearest(given, known)}"
        )
    return given


def names_by_id(context: Context, connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Return the names of categories and regions by id, in the context's language, by kind."""
    return questions.names_by_id(connection, context.language)
