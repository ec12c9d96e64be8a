"""Record promises, rows and corrections: what is said one statement at a time."""

import sqlite3
from collections.abc import Sequence

from qhtrack.database import statements
from qhtrack.database.folding import refold
from qhtrack.database.rows import row_of
from qhtrack.database.statements import Recorder
from qhtrack.domain.errors import StateError
from qhtrack.domain.messages import message
from qhtrack.domain.statements import Statement


def record(connection: sqlite3.Connection, said: Sequence[Statement], recorder: Recorder) -> None:
    """Add statements as one recording, inside the caller's transaction.

    Raise `StateError` if one contradicts what is known.
    """
    facts = list(dict.fromkeys(one.fact for one in said))
    statements.keep_file_versions(connection, [(fact, row_of(connection, fact)) for fact in facts])
    statements.add(connection, statements.begin(connection, recorder), said)
    if conflicts := refold(connection, facts):
        raise StateError(message("known_differently", conflict=conflicts[0].located()))
