"""Answer where the database and its registry are, and what they hold: info."""

import sqlite3
import sys
from pathlib import Path

from qhtrack import __version__
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import (
    changed_since_load,
    database_path,
    open_for_reading,
    refuse_registry,
)
from qhtrack.database import loads, migrations, questions, statements
from qhtrack.output.formats import PageFormat, as_json
from qhtrack.words.catalogue import word
from qhtrack.words.vocabulary import Vocabulary

# what is counted, where the plural heads a part of a page
_COUNTED = {"promises": "promise", "events": "event"}


def info(context: Context, page_format: PageFormat | None) -> Answer:
    """Answer with the facts of the database, a line each."""
    refuse_registry(context)
    with open_for_reading(context) as connection:
        facts = _facts(context, connection)
    if page_format is not None:
        return Answer([as_json(facts, page_format)])
    from qhtrack.output import wording
    from qhtrack.output.lines import Line, page

    facts["loaded"] = context.clock.local(str(facts["loaded"]))
    lines = [
        (
            word(_COUNTED.get(key, key), context.language),
            wording.cell(key, value, Vocabulary(context.language)),
        )
        for key, value in facts.items()
    ]
    return Answer([page(Line(0, "qhtrack"), lines, [], context.screen)])


def _facts(context: Context, connection: sqlite3.Connection) -> dict[str, object]:
    load = loads.last_load(connection)
    counts = questions.count(connection)
    return {
        "database": database_path(context),
        "registry": load["path"],
        "loaded": load["at"],
        "stale": _is_stale(connection, load["path"]),
        "projects": counts["project"],
        "goals": counts["goal"],
        "promises": counts["promise"],
        "events": counts["event"],
        "sources": counts["source"],
        "unexported": statements.count_unfiled(connection),
        "schema": migrations.version(connection),
        "version": __version__,
        "python": sys.version.split()[0],
        "sqlite": sqlite3.sqlite_version,
    }


def _is_stale(connection: sqlite3.Connection, path: str | None) -> bool | None:
    """Tell whether the registry has changed since the load; None if it is not there."""
    is_there = path is not None and Path(path).is_file()
    return changed_since_load(connection) is not None if is_there else None
