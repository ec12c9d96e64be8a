"""Tell what a row of a sheet says: rows it adds, facts it tells, fields it sets."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from qhtrack.actions.assignments import KINDS, key_in_its_language
from qhtrack.actions.cells import ParsedRow
from qhtrack.domain.conflicts import Data
from qhtrack.domain.errors import Problem
from qhtrack.domain.fields import EVENT, PROJECT, PROMISE, TABLES, Kind, keys
from qhtrack.domain.messages import Message, message
from qhtrack.domain.suggestions import nearest_or_all
from qhtrack.domain.text import shown
from qhtrack.words.heads import PROGRESS

_FIGURES = frozenset(field.key for field in EVENT if field.kind is Kind.FIGURE)
# what makes a row tell of an event, and of a promise
CONFIRMING = (PROGRESS, *sorted(_FIGURES))
_OF_EVENTS = frozenset({"status", *CONFIRMING})
_OF_PROMISES = frozenset({"wording", "reached", "missed"})
_EVENT = frozenset({*keys(EVENT), "expect", "force", "replace", PROGRESS})
_PROMISE = frozenset({*keys(PROMISE), "replace"})
_PROJECT = frozenset(keys(PROJECT)) - {"id"}
_NAMES = frozenset({"project", "id", "kind"})


class Parts(NamedTuple):
    """What a row says, by what it says it of; what is empty it does not say.

    `as_of` is the date that stands above all rows.
    """

    table: str | None
    event: Data
    promise: Data
    fields: Data
    as_of: str | None = None


def parts_of(said: ParsedRow) -> Parts:
    """Return what a row says."""
    given = said.values.keys()
    table = said.text("kind")
    if table in KINDS and table != "project":
        own = {field.key for field in TABLES[table]} - {"id"}
        return Parts(table, {}, {}, _only(said, own))
    event = _only(said, _EVENT) if given & _OF_EVENTS else {}
    promise = _only(said, _PROMISE) if given & _OF_PROMISES else {}
    fields = _only(said, _PROJECT - event.keys() - promise.keys())
    return Parts(None, event, promise, fields, said.row.as_of)


def _only(said: ParsedRow, wanted: Collection[str]) -> Data:
    return {key: value for key, value in said.values.items() if key in wanted}


def problems(said: ParsedRow, parts: Parts) -> Iterator[Problem]:
    """Yield what a row says that goes with nothing else in it, and what it lacks."""
    kind = said.text("kind")
    if kind is not None and kind not in KINDS:
        near = nearest_or_all(kind, KINDS)
        yield said.problem("kind", message("not_a_kind", value=shown(kind), suggestion=near))
        return
    named = ("id",) if parts.table else ("project", "id", "name")
    if not any(said.text(key) for key in named):
        yield said.problem(named[0], message("missing"))
    if parts.event and parts.promise:
        first = next(key for key in said.values if key in _OF_PROMISES)
        yield said.problem(first, message("event_and_promise"))
    used = {*parts.event, *parts.promise, *parts.fields, *_NAMES}
    unused = [key for key in said.values if key not in used]
    for key in unused:
        yield said.problem(key, _needs(key, parts))
    if not (parts.event or parts.promise or parts.fields or unused or parts.table):
        yield said.problem("status", message("missing"))


def _needs(key: str, parts: Parts) -> Message:
    if parts.table:
        return message("not_of_table", table=parts.table)
    if key in _EVENT:
        return message("needs_column", needed="status")
    return message("needs_column", needed="wording" if key in _PROMISE else "kind")


def in_its_language(said: ParsedRow, fields: Data, row: Data) -> Data:
    """Return fields of a project, a Chinese text under a Chinese head in the Chinese field.

    What the other one holds already is left there.
    """
    given = dict(fields)
    for key, value in fields.items():
        twin = key_in_its_language(key, str(value), said.row.columns.get(key), row)
        if twin != key:
            given.setdefault(twin, given.pop(key))
    return given
