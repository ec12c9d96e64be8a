"""Check the fields of a row as they were typed."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from qhtrack.actions.update_validation import InvalidField, check_date, check_source
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import TABLES, Field, FieldType
from qhtrack.domain.history import explains
from qhtrack.domain.messages import FieldName, Message, message
from qhtrack.domain.suggestions import nearest_or_all
from qhtrack.domain.text import shown
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.registry.structure import row_misfits

# what lies in the past
_PAST = frozenset({"made", "reached", "missed"})
_CITATIONS = frozenset({"source", "evidence"})
# the rows that a field names by their ids
_NAMED = {"category": "category", "regions": "region", "sources": "source"}


class CheckContext(NamedTuple):
    """What typed fields are checked against: today, and the ids there are, by kind.

    Each id has its Chinese name, for who types another.
    """

    today: str
    ids: Mapping[str, Mapping[str, str]]


def check_row(
    kind: str,
    row: TomlTable,
    keys_given: Collection[str],
    check_context: CheckContext,
    option: str = "",
) -> None:
    """Check the fields of a row that were given, and that none is missing.

    `option` stands before the keys of fields that are options.

    Raises:
        UsageError: a field means nothing, or is missing.
    """
    for key, reason in problems(kind, row, check_context):
        if not key:
            raise UsageError(_by_name(reason))
        if key.partition(".")[0] in keys_given:
            place = f"{option}{key.replace('_', '-')}" if option else FieldName(key)
            raise UsageError(message("located", place=place, message=reason))


def _by_name(reason: Message) -> Message:
    """Return what is missing, the field by its name."""
    values = reason.values
    return message(reason.key, **{**values, "key": FieldName(str(values["key"]))})


def problems(kind: str, row: TomlTable, check_context: CheckContext) -> Iterator[InvalidField]:
    """Yield each field of a row that means nothing, and what is missing under no key."""
    for field in TABLES[kind]:
        for value in _items(row.get(field.key)):
            reason = _reason(field, value, check_context)
            if reason is not None:
                yield InvalidField(field.key, reason)
    for path, reason in row_misfits(kind, row):
        yield InvalidField(".".join(map(str, path)), reason)


def _items(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _reason(field: Field, value: object, check_context: CheckContext) -> Message | None:
    """Return why a value of a field means nothing that its type cannot tell."""
    if not isinstance(value, str):
        return None
    if field.type is FieldType.DATE:
        return check_date(value, check_context.today if field.key in _PAST else END_OF_TIME)
    if field.key in _CITATIONS:
        return check_source(value, check_context.ids["source"])
    if field.key in _NAMED:
        return _check_id(_NAMED[field.key], value, check_context.ids)
    is_text = field.type in {FieldType.TEXT, FieldType.LIST, FieldType.WORDS}
    if is_text and not explains(value):
        return message("not_readable_text", value=shown(value))
    return None


def _check_id(kind: str, name: str, ids: Mapping[str, Mapping[str, str]]) -> Message | None:
    ids_of_kind = ids[kind]
    # a registry need not define its categories and regions; then any will do
    if name in ids_of_kind or (not ids_of_kind and kind != "source"):
        return None
    return message(
        f"no_such_{kind}", value=shown(name), suggestion=nearest_or_all(name, ids_of_kind)
    )
