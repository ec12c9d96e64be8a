"""Say where an event is known of an exact day, so that `by` tells nothing more."""

import sqlite3

from qhtrack.actions.context import Context
from qhtrack.database.rows import row_of
from qhtrack.domain.messages import ProjectId, message
from qhtrack.domain.updates import Update


def notice_exact_date(
    context: Context, connection: sqlite3.Connection, update: Update, key: str = "exact_stays"
) -> None:
    """Say that an update's `by` was not taken up, in the message of this key."""
    row = row_of(connection, update.fact) if update.by else None
    if row is not None and "by" not in row:
        context.notices.append(
            message(
                key,
                project=ProjectId(update.project),
                status=update.status,
                date=update.date,
            )
        )
