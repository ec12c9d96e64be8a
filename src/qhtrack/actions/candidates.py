"""Find candidates for completion: ids, fields, statuses and the like."""

from collections.abc import Iterable
from pathlib import Path

from qhtrack.actions.context import Context
from qhtrack.actions.opening import database_path, open_for_reading
from qhtrack.database import questions, terms
from qhtrack.domain.errors import QhtrackError
from qhtrack.words.catalogue import label_catalogue
from qhtrack.words.language import Language

# the table that the ids of a field are in
_TABLES = {
    **{name: name for name in ("project", "category", "region", "source")},
    "id": "project",
}


def query_fields() -> Iterable[str]:
    """Return the fields that a QUERY may ask for."""
    return terms.FIELDS


def assignments_for(kind: str) -> Iterable[str]:
    """Return what may be assigned to the fields of a kind of rows."""
    from qhtrack.domain.fields import TABLES

    return [f"{field.key}=" for field in TABLES[kind] if field.key != "id"]


def field_named(name: str) -> str:
    """Return the key of a field of a QUERY, however it is called; what is none stays."""
    from qhtrack.words.typed import field_of

    field_context = field_of(name, terms.FIELDS)
    return field_context.key if field_context else name


def values(context: Context, field: str) -> Iterable[str]:
    """Return the values that a field may have, none where they are not a closed set."""
    if field in _TABLES:
        return _ids(context, _TABLES[field])
    from qhtrack.domain import groups, tallies
    from qhtrack.domain.promises import OUTCOME_VALUES
    from qhtrack.domain.status import LADDER

    labels = label_catalogue(Language.EN)
    closed: dict[str, Iterable[str]] = {
        "status": labels.STATUSES,
        "milestone": LADDER,
        "kind": ("project", "source", "category", "region"),
        "outcome": OUTCOME_VALUES,
        "grouping": groups.GROUPINGS,
        "tally": tallies.GROUPINGS,
    }
    return closed.get(field, ())


def _ids(context: Context, table: str) -> list[str]:
    """Return the ids of a table; none where there is no database, which Tab must not make."""
    try:
        if context.options.registry is None and not Path(database_path(context)).exists():
            return []
        with open_for_reading(context) as connection:
            return questions.ids(connection, table)
    except QhtrackError:
        return []
