"""Turn a registry's text into values and back, naming every problem of it."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import takewhile
from typing import Any

from tomli_w import dumps

from qhtrack.domain.consistency import Fault, Path, faults
from qhtrack.domain.errors import Problem, RefusedError
from qhtrack.domain.history import order_events
from qhtrack.domain.merging import Conflict, Data, find, identity
from qhtrack.domain.model import Project, Registry, status_events
from qhtrack.registry import locate

_ROOT_KEYS = ("schema", "title", "title_zh")
_INNER = ("commitment", "event")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_PARENS = re.compile(r"\s*\(at [^)]*\)$")


def parse(text: str, path: str, today: date) -> Registry:
    """Return the registry that the text holds, or raise every problem of it at once."""
    import msgspec

    from qhtrack.registry import structure

    data = _loads(text, path)
    grace = (today + timedelta(days=1)).isoformat()
    try:
        registry = msgspec.convert(data, Registry)
    except msgspec.ValidationError:
        data = structure.with_dates_as_text(data)
        try:
            registry = msgspec.convert(data, Registry)
        except msgspec.ValidationError as error:
            found = list(structure.faults(data))
            fits, filled = structure.mended(data, {place for place, _ in found})
            found += [fault for fault in faults(fits, grace) if not _is_filled(fault[0], filled)]
            raise RefusedError(_located(found, text, path, data)) from error
    if problems := _located(faults(registry, grace), text, path, data):
        raise RefusedError(problems)
    return registry


def _is_filled(place: Path, filled: set[Path]) -> bool:
    return any(place[:length] in filled for length in range(1, len(place) + 1))


def _loads(text: str, path: str) -> dict[str, Any]:
    import tomli

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        if marked := locate.markers(text):
            numbers = ", ".join(map(str, marked))
            message = f"git's conflict markers (lines {numbers}); resolve the conflict first"
            raise RefusedError([Problem(path, marked[0], "", message)]) from error
        place = f"{_PARENS.sub('', error.msg)} (column {error.colno})"
        raise RefusedError([Problem(path, error.lineno, "", place)]) from error
    except RecursionError as error:
        raise RefusedError([Problem(path, None, "", "nested too deeply")]) from error
    except ValueError as error:
        message = "a number with too many digits, or a date that there is not"
        raise RefusedError([Problem(path, None, "", message)]) from error


def _located(found: Iterable[Fault], text: str, path: str, data: dict[str, Any]) -> list[Problem]:
    problems = list(found)
    if not problems:
        return []
    known = locate.lines(text)
    return sorted(
        (
            Problem(path, locate.line_of(place, known), _where(place, data), message)
            for place, message in problems
        ),
        key=lambda problem: problem.line or 0,
    )


def _where(place: Path, data: dict[str, Any]) -> str:
    """Name a place as people do: the project's id, `event 2`, the key."""
    names: list[str] = []
    inner: Any = data
    for step, following in zip(place, (*place[1:], None), strict=False):
        if isinstance(step, int):
            inner = inner[step]
        elif isinstance(following, int):
            inner = inner[step]
            row = inner[following]
            name = row.get("id") if isinstance(row, dict) else None
            known = isinstance(name, str) and name.isprintable()
            names.append(str(name) if known else f"{step} {following + 1}")
        else:
            names.append(step if step.isprintable() else ascii(step))
    return ": ".join(names)


def heading(text: str) -> str:
    """Return the comment that heads the text, with its line ends."""
    lines = (found[0] for found in _LINE.finditer(text))
    return "".join(takewhile(lambda line: line[0] == "#" or not line.strip(), lines)).strip()


def has_inner_comments(text: str) -> bool:
    """Tell whether comments stand below the heading, where an export would lose them."""
    return locate.has_comment(text.strip()[len(heading(text)) :])


def dump(registry: Data, head: str = "", conflicts: Iterable[Conflict] = ()) -> Iterator[str]:
    """Yield the canonical text of a registry's data, a table at a time, under its heading comment.

    Both sides of a conflict stand in its place, between git's markers.
    """
    data = {"heading": head, **registry}
    for conflict in conflicts:
        _put(data, conflict)
    yield _written(_heading, "", data["heading"]) + "\n" if data["heading"] else ""
    yield _fields({key: data[key] for key in _ROOT_KEYS if key in data})
    for kind in ("category", "region", "source", "project"):
        for row in data.get(kind, ()):
            yield _table(kind, row)


def _put(data: dict[str, Any], conflict: Conflict) -> None:
    around = find(data, conflict.place[:-1])
    name = conflict.place[-1]
    if isinstance(around, list):
        name = [identity(row) for row in around].index(name)
    around[name] = conflict


def _table(kind: str, row: Any) -> str:  # noqa: ANN401
    if isinstance(row, Conflict):
        return _written(_table, kind, row)
    inner = [name for name in _INNER if name in row]
    told = {name: row[name] for name in row if name not in inner} if inner else row
    tables = [_tables(f"{kind}.{name}", row[name]) for name in inner]
    return f"\n[[{kind}]]\n{_fields(told)}{''.join(tables)}"


def _tables(kind: str, rows: Any) -> str:  # noqa: ANN401
    if isinstance(rows, Conflict):
        return _written(_tables, kind, rows)
    return "".join([_table(kind, row) for row in rows])


def _fields(row: Data) -> str:
    if Conflict not in map(type, row.values()):
        return dumps(row)
    return "".join(_written(_field, name, value) for name, value in row.items())


def _field(name: str, value: Any) -> str:  # noqa: ANN401
    return dumps({name: value})


def _heading(_: str, text: str) -> str:
    return f"{text}\n"


def _written(write: Callable[[str, Any], str], name: str, value: Any) -> str:  # noqa: ANN401
    """Return a value's text; of a conflict both sides, between git's markers."""
    if not isinstance(value, Conflict):
        return write(name, value)
    ours, theirs = (
        "" if side is None else write(name, side) for side in (value.ours, value.theirs)
    )
    return f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"


def to_data(registry: Registry) -> dict[str, Any]:
    """Return the registry as plain values, events by day, whole numbers without a point."""
    import msgspec

    projects = tuple(_ordered(project) for project in registry.projects)
    whole = msgspec.structs.replace(registry, projects=projects)
    data: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(whole))
    for project in data.get("project", ()):
        _whole(project)
    return data


def _ordered(project: Project) -> Project:
    import msgspec

    order = [placed.number for placed in order_events(status_events(project.events))]
    return msgspec.structs.replace(project, events=tuple(project.events[index] for index in order))


def _whole(row: dict[str, Any]) -> None:
    for key, value in row.items():
        if isinstance(value, float) and value.is_integer():
            row[key] = int(value)
    for event in row.get("event", ()):
        if isinstance(event.get("capacity_mw"), float):
            _whole(event)
