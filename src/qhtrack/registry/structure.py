"""Name every key and value of a registry's tables that does not fit, piece by piece."""

from collections.abc import Container, Iterable, Iterator
from datetime import date, datetime
from typing import Any, Literal, get_args, get_origin

import msgspec

from qhtrack.domain.consistency import Path, Violation
from qhtrack.domain.messages import English, Message, message
from qhtrack.domain.model import (
    Category,
    Event,
    Project,
    Promise,
    Region,
    Registry,
    Source,
    Words,
)
from qhtrack.domain.status import Status
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown

_STRUCTS: dict[str, type[msgspec.Struct]] = {
    "category": Category,
    "region": Region,
    "source": Source,
    "project": Project,
    "promise": Promise,
    "event": Event,
}
# a table within a row, which is none of an array
_WITHIN = {"words": Words, "words_zh": Words}
# what stands for a value that is missing or does not fit; the date is none
_PLACEHOLDERS = {
    "id": "faulty-{}",
    "name": "-",
    "title": "-",
    "category": "faulty",
    "wording": "{}",
    "date": "0000",
    "status": "suspended",  # all may follow it; its own step lies in what was filled in
}


def with_dates_as_text(value: Any) -> Any:  # noqa: ANN401
    """Write TOML's own dates as text, which is what the model holds."""
    if isinstance(value, dict):
        return {key: with_dates_as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_dates_as_text(inner) for inner in value]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value


def misfits(data: dict[str, object]) -> Iterator[Violation]:
    """Yield each unknown key, missing key and wrong value, with its path."""
    yield from _table_misfits(data, Registry)


def row_misfits(kind: str, row: dict[str, object]) -> Iterator[Violation]:
    """Yield the same of one row of a table, with the path within it."""
    yield from _table_misfits(row, _STRUCTS[kind])


def with_placeholders(
    data: dict[str, object], misfitting: Container[Path]
) -> tuple[Registry, set[Path]]:
    """Return what does fit, the rest left out or filled in, so that it can be checked on.

    `misfitting` holds the paths of what does not fit. Also return the paths of what was
    filled in. For example, an event with the date "2020" and the status "opened" becomes
    one that was suspended in 2020; the path of its status is returned.
    """
    filled: set[Path] = set()
    whole = {"schema": 1, **_fitting(data, Registry, (), misfitting, filled)}
    return msgspec.convert(whole, Registry), filled


def _fitting(
    row: object,
    struct: type[msgspec.Struct],
    path: Path,
    misfitting: Container[Path],
    filled: set[Path],
) -> dict[str, object]:
    fitting: dict[str, object] = {}
    for field in msgspec.structs.fields(struct):
        key = field.encode_name
        place = (*path, key)
        value = row.get(key) if isinstance(row, dict) else None
        if key in _STRUCTS and isinstance(value, list) and _is_list(field.type):
            fitting[key] = [
                _fitting(inner, _STRUCTS[key], (*place, number), misfitting, filled)
                for number, inner in enumerate(value)
            ]
        elif key in _WITHIN and isinstance(value, dict):
            fitting[key] = _fitting(value, _WITHIN[key], place, misfitting, filled)
        elif value is not None and place not in misfitting:
            fitting[key] = value
        elif value is not None and key in {"latitude", "longitude"}:
            fitting[key] = 0  # the other one is no half of a place
        elif field.required and key in _PLACEHOLDERS:
            # the path in it keeps two of them apart
            fitting[key] = _PLACEHOLDERS[key].format("-".join(map(str, path)))
            filled.add(place)
    return fitting


def _suggested_key(key: str, fields: Iterable[str]) -> Message | str:
    """Return the key that was meant: one a slip away, or the one that begins so."""
    keys_beginning_so = [field for field in fields if field.startswith(key)]
    if len(keys_beginning_so) == 1:
        return message("did_you_mean", word=keys_beginning_so[0])
    return nearest(key, fields)


def _table_misfits(data: dict[str, object], struct: type[msgspec.Struct]) -> Iterator[Violation]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    for key, value in data.items():
        if key not in fields:
            yield Violation((key,), message("unknown_key", suggestion=_suggested_key(key, fields)))
        elif key in _STRUCTS and isinstance(value, list) and _is_list(fields[key].type):
            yield from _row_misfits(key, value)
        elif key in _WITHIN and isinstance(value, dict):
            for path, text in _table_misfits(value, _WITHIN[key]):
                yield Violation((key, *path), text)
        else:
            for text in _value_misfits(key, value, fields[key].type):
                yield Violation((key,), text)
    for key, field in fields.items():
        if field.required and key not in data:
            yield Violation((), message("missing_key", key=key))


def _row_misfits(key: str, rows: list[object]) -> Iterator[Violation]:
    for number, row in enumerate(rows):
        if isinstance(row, dict):
            for path, text in _table_misfits(row, _STRUCTS[key]):
                yield Violation((key, number, *path), text)
        else:
            yield Violation((key, number), message("not_a_table", value=shown(row)))


# a type as an annotation has it: a class, a union, an `Annotated`, a `Literal`
def _value_misfits(key: str, value: object, annotation: Any) -> Iterator[Message]:  # noqa: ANN401
    try:
        msgspec.convert(value, annotation)
    except (msgspec.ValidationError, UnicodeEncodeError):
        if isinstance(value, list) and _is_list(annotation):
            item = get_args(annotation)[0]
            yield from (text for inner in value for text in _value_misfits(key, inner, item))
        else:
            choices = _choices(annotation)
            yield message(
                "misfit",
                value=shown(value),
                expected=_expected(key, annotation),
                suggestion=nearest(value, choices) if isinstance(value, str) else "",
            )


def _is_list(annotation: Any) -> bool:  # noqa: ANN401
    return tuple in {get_origin(part) for part in (annotation, *get_args(annotation))}


def _expected(key: str, annotation: Any) -> Message:  # noqa: ANN401
    """Return what a key holds, in words."""
    if key in _STRUCTS and _is_list(annotation):
        return message("expected_tables", key=key)
    if key in _WITHIN:
        return message("expected_words", key=key)
    if key == "schema":
        return message("expected_schema")
    if _choices(annotation):
        return message("expected_choice", key=English(key))
    if _is_list(annotation):
        return message("expected_list")
    descriptions = [meta.description for meta in _metas(annotation) if meta.description]
    return message(descriptions[0] if descriptions else "expected_flag")


def _metas(annotation: Any) -> Iterator[msgspec.Meta]:  # noqa: ANN401
    """Yield what a type is annotated with, a union's members' too."""
    for part in (annotation, *get_args(annotation)):
        yield from (inner for inner in get_args(part) if isinstance(inner, msgspec.Meta))


def _choices(annotation: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return the texts that a closed set has."""
    for part in (annotation, *get_args(annotation)):
        if part is Status:
            # as a file has them, whatever the reader's language
            return tuple(status.value for status in Status)
        if get_origin(part) is Literal and all(isinstance(item, str) for item in get_args(part)):
            return get_args(part)
    return ()
