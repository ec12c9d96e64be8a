"""Sort out a sheet's row: the rows it adds, the facts it tells, the fields it sets."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from qhtrack.actions.assignments import key_for_language
from qhtrack.actions.cells import ParsedRow
from qhtrack.domain.errors import Problem
from qhtrack.domain.fields import EVENT, EVENT_FIGURES, PROJECT, PROMISE, TABLES, keys
from qhtrack.domain.messages import English, FieldName, Message, message
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.words.heads import PROGRESS
from qhtrack.words.kinds import kind_of, not_a_kind

# what makes a row tell of an event, and of a promise
CONFIRMING = (PROGRESS, *EVENT_FIGURES)
_OF_EVENTS = frozenset({"status", *CONFIRMING})
_OF_PROMISES = frozenset({"wording", "reached", "missed"})
_EVENT = frozenset({*keys(EVENT), "expect", "force", "replace", PROGRESS})
_PROMISE = frozenset({*keys(PROMISE), "replace"})
# beside an event, what may be of both is the event's, but for its source
_PROMISE_BESIDE_EVENT = (_PROMISE - _EVENT) | {"source", "also"}
_FINDINGS = frozenset({"reached", "missed"})
_PROJECT = frozenset(keys(PROJECT)) - {"id"}
_NAMES = frozenset({"project", "id", "kind"})


class RowParts(NamedTuple):
    """What a row says, by what it says it of; what is empty it does not say.

    `as_of` is the date that stands above all rows.
    """

    kind: str | None
    event: TomlTable
    promise: TomlTable
    fields: TomlTable
    as_of: str | None = None


def parts_of(parsed: ParsedRow) -> RowParts:
    """Return what a row says."""
    keys_present = parsed.values.keys()
    named = parsed.text("kind")
    kind = kind_of(named) if named else None
    if kind is not None and kind != "project":
        own_keys = {field.key for field in TABLES[kind]} - {"id"}
        return RowParts(kind, {}, {}, _values_of(parsed, own_keys))
    event = _values_of(parsed, _EVENT) if keys_present & _OF_EVENTS else {}
    of_promise = _PROMISE_BESIDE_EVENT if event else _PROMISE
    promise = _values_of(parsed, of_promise) if keys_present & _OF_PROMISES else {}
    fields = _values_of(parsed, _PROJECT - event.keys() - promise.keys())
    return RowParts(None, event, promise, fields, parsed.row.as_of)


def _values_of(parsed: ParsedRow, keys: Collection[str]) -> TomlTable:
    return {key: value for key, value in parsed.values.items() if key in keys}


def problems(parsed: ParsedRow, parts: RowParts) -> Iterator[Problem]:
    """Yield what a row says that goes with nothing else in it, and what it lacks."""
    kind = parsed.text("kind")
    if kind is not None and kind_of(kind) is None:
        yield parsed.problem("kind", not_a_kind(kind))
        return
    naming = ("id",) if parts.kind else ("project", "id", "name")
    if not any(parsed.text(key) for key in naming):
        yield parsed.problem(naming[0], message("missing"))
    if parts.event and (finding := next(filter(_FINDINGS.__contains__, parsed.values), None)):
        yield parsed.problem(finding, message("event_and_finding"))
    used = {*parts.event, *parts.promise, *parts.fields, *_NAMES}
    unused = [key for key in parsed.values if key not in used]
    for key in unused:
        yield parsed.problem(key, _needs(key, parts))
    if not (parts.event or parts.promise or parts.fields or unused or parts.kind):
        yield parsed.problem("status", message("missing"))


def _needs(key: str, parts: RowParts) -> Message:
    if parts.kind:
        return message("not_of_table", table=English(parts.kind))
    if key in _EVENT:
        return message("needs_column", needed=FieldName("status"))
    return message("needs_column", needed=FieldName("wording" if key in _PROMISE else "kind"))


def fields_for_language(parsed: ParsedRow, fields: TomlTable, row: TomlTable) -> TomlTable:
    """Return fields of a project, a Chinese text under a Chinese head in the Chinese field.

    What the other one holds already is left there.
    """
    translated = dict(fields)
    for key, value in fields.items():
        twin = key_for_language(key, str(value), parsed.row.columns.get(key), row)
        if twin != key:
            translated.setdefault(twin, translated.pop(key))
    return translated
