"""Name every key and value of a registry's tables that does not fit, piece by piece."""

from collections.abc import Container, Iterator
from datetime import date, datetime
from typing import Any, Literal, get_args, get_origin

import msgspec

from qhtrack.domain.consistency import Fault, Path
from qhtrack.domain.model import Commitment, Event, Project, Registry, Source, Term
from qhtrack.domain.status import Status
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown

_TABLES: dict[str, type[msgspec.Struct]] = {
    "category": Term,
    "region": Term,
    "source": Source,
    "project": Project,
    "commitment": Commitment,
    "event": Event,
}


# what stands for a value that is missing or does not fit; the date is none
_FILLED = {
    "id": "faulty-{}",
    "name": "-",
    "title": "-",
    "category": "faulty",
    "wording": "{}",
    "date": "0000",
    "status": "suspended",  # with a note it may stand anywhere, and all may follow it
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


def faults(data: dict[str, Any]) -> Iterator[Fault]:
    """Yield each unknown key, missing key and wrong value, with its path."""
    yield from _table(data, Registry)


def mended(data: dict[str, Any], bad: Container[Path]) -> tuple[Registry, set[Path]]:
    """Return what does fit, the rest left out or filled in, so that it can be checked on.

    `bad` holds the paths of what does not fit. Also return the paths of the dates that
    were filled in, which are none.
    """
    filled: set[Path] = set()
    whole = {"schema": 1, **_mended(data, Registry, (), bad, filled)}
    return msgspec.convert(whole, Registry), filled


def _mended(
    row: Any,  # noqa: ANN401
    shape: type[msgspec.Struct],
    path: Path,
    bad: Container[Path],
    filled: set[Path],
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in msgspec.structs.fields(shape):
        key = field.encode_name
        place = (*path, key)
        value = row.get(key) if isinstance(row, dict) else None
        if value is not None and key in _TABLES and isinstance(value, list):
            found[key] = [
                _mended(inner, _TABLES[key], (*place, number), bad, filled)
                for number, inner in enumerate(value)
            ]
        elif value is not None and place not in bad:
            found[key] = value
        elif field.required and key in _FILLED:
            found[key] = _FILLED[key].format("-".join(map(str, path)))
            filled.add(place)
    if shape is Event and (*path, "status") in filled:
        found.setdefault("note", "-")
    return found


def _table(data: dict[str, Any], shape: type[msgspec.Struct]) -> Iterator[Fault]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    for key, value in data.items():
        if key not in fields:
            yield (key,), f"unknown key{nearest(key, fields)}"
        elif key in _TABLES and isinstance(value, list):
            yield from _rows(key, value)
        else:
            for message in _value(key, value, fields[key].type):
                yield (key,), message
    for key, field in fields.items():
        if field.required and key not in data:
            yield (), f"'{key}' is missing"


def _rows(key: str, rows: list[Any]) -> Iterator[Fault]:
    for number, row in enumerate(rows):
        if isinstance(row, dict):
            for path, message in _table(row, _TABLES[key]):
                yield (key, number, *path), message
        else:
            yield (key, number), f"{shown(row)} is not a table"


def _value(key: str, value: Any, shape: Any) -> Iterator[str]:  # noqa: ANN401
    try:
        msgspec.convert(value, shape)
    except msgspec.ValidationError:
        if isinstance(value, list) and tuple in _origins(shape):
            yield from (message for item in value for message in _value(key, item, _item(shape)))
        else:
            yield f"{shown(value)} is not {_expected(key, shape)}{_did_you_mean(value, shape)}"


def _origins(shape: Any) -> set[Any]:  # noqa: ANN401
    return {get_origin(part) for part in (shape, *get_args(shape))}


def _item(shape: Any) -> Any:  # noqa: ANN401
    return get_args(shape)[0]


def _expected(key: str, shape: Any) -> str:  # noqa: ANN401
    if key in _TABLES and tuple in _origins(shape):
        return f"an array of tables ([[{key}]])"
    if key == "schema":
        return "a schema this version reads (1)"
    if _choices(shape):
        return f"a {key}"
    if tuple in _origins(shape):
        return "a list"
    parts = (
        shape,
        *get_args(shape),
        *(inner for part in get_args(shape) for inner in get_args(part)),
    )
    described = [part.description for part in parts if isinstance(part, msgspec.Meta)]
    return described[0] if described and described[0] else "true or false"


def _choices(shape: Any) -> tuple[str, ...]:  # noqa: ANN401
    for part in (shape, *get_args(shape)):
        if part is Status:
            return tuple(Status)
        if get_origin(part) is Literal and all(isinstance(one, str) for one in get_args(part)):
            return get_args(part)
    return ()


def _did_you_mean(value: Any, shape: Any) -> object:  # noqa: ANN401
    return nearest(value, _choices(shape)) if isinstance(value, str) else ""
