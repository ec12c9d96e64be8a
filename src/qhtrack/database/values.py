"""Know the values that a QUERY may ask for, by their names."""

import sqlite3
from collections.abc import Iterable

from qhtrack.database.terms import ValuesByName, fields_of
from qhtrack.domain.promises import FAILED
from qhtrack.domain.status import LADDER
from qhtrack.words.typed import names_of_values

_FLAGS = {"true": "true", "是": "true", "false": "false", "否": "false"}
# of each field whose values are data: the names of each value, itself the last
_VALUES = {
    "category": "SELECT name_zh, name, id FROM category",
    "region": "SELECT name_zh, name, id FROM region",
    "id": "SELECT id FROM project",
    "owner": "SELECT owner FROM project UNION SELECT owner_zh FROM project",
    "source": "SELECT id FROM source UNION SELECT source FROM event"
    " UNION SELECT source FROM event_also UNION SELECT source FROM promise"
    " UNION SELECT source FROM promise_also",
    "publisher": "SELECT publisher_zh, coalesce(publisher, publisher_zh) FROM source",
}


def values_by_name(connection: sqlite3.Connection, terms: Iterable[str]) -> ValuesByName:
    """Return what the terms' fields may be asked for."""
    names = names_of_values()
    steps = {name: value for name, value in names["status"].items() if value in LADDER}
    values = {
        **names,
        "outcome": {**names["outcome"], FAILED: FAILED},
        "milestone": steps,
        "stretch": _FLAGS,
        "overdue": _FLAGS,
    }
    for field in fields_of(terms) & _VALUES.keys():
        values[field] = {
            name.casefold(): names_of_one[-1]
            for names_of_one in connection.execute(_VALUES[field])
            for name in names_of_one
            if name
        }
    return values
