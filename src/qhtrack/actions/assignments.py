"""Read assignments as typed: `FIELD=VALUE`, `FIELD+=VALUE`, `FIELD-=VALUE`."""

import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qhtrack.actions.update_validation import check_status, read_option_date
from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import EVENT, PROMISE, TABLES, Field, FieldType, keys
from qhtrack.domain.figures import without_point
from qhtrack.domain.messages import FieldName, Message, message
from qhtrack.domain.status import Status
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.words.language import Language
from qhtrack.words.terms import FieldContext
from qhtrack.words.typed import field_of, value_of
from qhtrack.words.units import read_size
from qhtrack.words.vocabulary import CURRENCY

_SHAPE = re.compile(
    r"(?P<key>[^=.]+?)(\.(?P<status>[^=]*?))?(?P<operator>[+-]?=)(?P<value>.*)", re.DOTALL
)
# texts that stand in a registry in two languages: in either alone, or in both
_TEXTS_IN_EITHER_LANGUAGE = frozenset({"owner", "place"})
_TEXTS_IN_BOTH_LANGUAGES = frozenset({"name", "note", "title", "publisher"})
_FLAGS = {"true": True, "false": None}  # a registry leaves out what is false


class Assignment(NamedTuple):
    """What is assigned to a field, added to it or taken from it; `status` is a word's."""

    field: Field
    status: str | None
    operator: str
    value: str
    field_context: FieldContext


def read(kind: str, texts: Sequence[str], today: str) -> list[Assignment]:
    """Return what is assigned to fields of a project, source, category or region.

    A date is one as exact as it is told `today`.

    Raises:
        UsageError: a text is no assignment, or not one that its field can take.
    """
    _refuse_loose_words(texts)
    return [_dated(_read(kind, text), today) for text in texts]


def _refuse_loose_words(texts: Sequence[str]) -> None:
    """Refuse words behind an assignment, whose value they end: name=Old dam."""
    is_loose = ["=" not in text for text in texts]
    begin = is_loose.index(True) if True in is_loose else 0
    if begin > 0:
        end = is_loose.index(False, begin) if False in is_loose[begin:] else len(texts)
        whole = shlex.quote(" ".join(texts[begin - 1 : end]))
        raise UsageError(message("loose_words", value=shown(texts[begin]), whole=whole))


def _dated(assignment: Assignment, today: str) -> Assignment:
    if assignment.field.type is not FieldType.DATE or not assignment.value:
        return assignment
    date = read_option_date(FieldName(assignment.field.key), assignment.value, today)
    return assignment._replace(value=str(date))


def _read(kind: str, text: str) -> Assignment:
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise UsageError(message("not_an_assignment", value=shown(text)))
    key, status, operator, value = match.group("key", "status", "operator", "value")
    field_context, field = _field(kind, key.strip())
    if operator != "=" and field.type is not FieldType.LIST:
        raise UsageError(message("not_a_list_field", field=_name(key, field), operator=operator))
    is_words = field.type is FieldType.WORDS
    if status is not None and not is_words:
        raise UsageError(message("not_a_field", field=shown(f"{key}.{status}"), suggestion=""))
    if status is None and is_words and value:
        raise UsageError(message("words_by_status", field=_name(key, field)))
    step = None if status is None else _status(key, status)
    return Assignment(field, step, operator, value.strip(), field_context)


def _field(kind: str, name: str) -> tuple[FieldContext, Field]:
    fields = {field.key: field for field in TABLES[kind]}
    field_context = FieldContext(name) if name in fields else field_of(name, fields)
    if field_context is None:
        field_keys = [key for key in fields if key != "id"]
        suggestion = (
            _told_by(kind, name)
            or nearest(name, field_keys)
            or message("it_is_one_of", words=tuple(map(FieldName, field_keys)))
        )
        raise UsageError(message("not_a_field", field=shown(name), suggestion=suggestion))
    if field_context.key == "id":
        raise UsageError(message("id_never_changes"))
    return field_context, fields[field_context.key]


def _told_by(kind: str, name: str) -> Message | None:
    """Return which command records a field that is not a project's but an event's or promise's."""
    tables = {"update": EVENT, "promise": PROMISE} if kind == "project" else {}
    commands = (command for command, table in tables.items() if field_of(name, keys(table)))
    command = next(commands, None)
    return message("recorded_with", command=command) if command else None


def _name(typed: str, field: Field) -> str:
    """Return what a field was called: by a name of its own, or by its key."""
    return FieldName(field.key) if typed == field.key else typed


def _status(key: str, text: str) -> str:
    problem = check_status(text, tuple(Status))
    if problem is not None:
        raise UsageError(message("located", place=FieldName(key), message=problem))
    return str(value_of("status", text))


def assigned_values(
    row: TomlTable, assignments: Sequence[Assignment], currency: str = CURRENCY
) -> TomlTable:
    """Return the new values of the fields of a row that are named, None where cleared.

    Raises:
        UsageError: what takes one value is given two.
    """
    grouped: dict[tuple[Field, str | None], list[Assignment]] = {}
    for assignment in assignments:
        grouped.setdefault((assignment.field, assignment.status), []).append(assignment)
    values: TomlTable = {}
    for (field, status), field_assignments in grouped.items():
        if field.type is FieldType.LIST:
            values[field.key] = _listed(row.get(field.key, ()), field, field_assignments)
            continue
        if len(field_assignments) > 1:
            raise UsageError(message("assigned_twice", field=FieldName(field.key)))
        assignment = field_assignments[0]
        if status is not None:
            words = values.get(field.key, row.get(field.key)) or {}
            values[field.key] = _in_ladder_order({**words, status: assignment.value or None})
        elif assignment.value:
            key = key_for_language(field.key, assignment.value, assignment.field_context, row)
            values[key] = _typed(assignment, assignment.value, currency)
        else:
            for key in _cleared_keys(assignment, row):
                # what is assigned to the other language, before or after, stays
                values.setdefault(key, None)
    return values


def _cleared_keys(assignment: Assignment, row: TomlTable) -> list[str]:
    """Return the keys that no value clears: of a text whose name was typed in Chinese both.

    Its reader would be shown the other language's: `项目单位=` clears `owner` and `owner_zh`.
    """
    key, twin = assignment.field.key, f"{assignment.field.key}_zh"
    is_chinese = assignment.field_context.language is Language.ZH
    has_twin = key in _TEXTS_IN_EITHER_LANGUAGE | _TEXTS_IN_BOTH_LANGUAGES and twin in row
    return [key, twin] if is_chinese and has_twin else [key]


def key_for_language(
    key: str, text: str, field_context: FieldContext | None, row: TomlTable
) -> str:
    """Return the key of a project's field that a text is for, whose name was typed in Chinese.

    A name in words does not say in which language the text is: a Chinese one is for the Chinese
    field, of a name or note only where the other holds one already.
    """
    twin = f"{key}_zh"
    is_chinese = (
        field_context is not None and field_context.language is Language.ZH and not text.isascii()
    )
    has_twin = key in _TEXTS_IN_EITHER_LANGUAGE or (key in _TEXTS_IN_BOTH_LANGUAGES and twin in row)
    return twin if is_chinese and has_twin and row.get(key) != text else key


def _listed(
    before: Iterable[str], field: Field, field_assignments: list[Assignment]
) -> list[str] | None:
    """Return a list with what is added, without what is taken from it."""
    items = (
        [] if any(assignment.operator == "=" for assignment in field_assignments) else list(before)
    )
    for assignment in field_assignments:
        for item in _items(field, assignment):
            if assignment.operator == "-=":
                removed = folded(item)
                items = [kept for kept in items if folded(kept) != removed]
            elif item not in items:
                items.append(item)
    return items or None


def _items(field: Field, assignment: Assignment) -> list[str]:
    """Return the items of a value: ids are parted by commas, a name may hold one."""
    if assignment.operator == "=" and not assignment.value:
        return []
    value = assignment.value
    return [value] if field.key == "aliases" else [item.strip() for item in value.split(",")]


def _in_ladder_order(words: Mapping[str, str | None]) -> dict[str, str] | None:
    """Return words by status in the order of the ladder; an empty one is taken out."""
    kept = {status.value: word for status in Status if (word := words.get(status))}
    return kept or None


def _typed(assignment: Assignment, value: str, currency: str) -> object:
    """Return what a value means to its field; what is no number stays as it is.

    Raises:
        UsageError: it has a unit of something else.
    """
    field_type = assignment.field.type
    if field_type is FieldType.FLAG:
        return _FLAGS.get(value.casefold(), value)
    if field_type is FieldType.SIZE:
        number = read_size(value, assignment.field_context, currency)
        if isinstance(number, Message):
            raise UsageError(
                message("located", place=FieldName(assignment.field.key), message=number)
            )
        return without_point(number)
    if field_type is FieldType.DEGREE:
        try:
            return without_point(float(value))
        except (ValueError, OverflowError):
            return value
    return value
