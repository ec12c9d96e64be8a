"""Turn a registry's text into values and back, naming every problem of it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from tomli_w import dumps

from qhtrack.domain.citations import order_citations
from qhtrack.domain.conflicts import Conflict
from qhtrack.domain.consistency import NO_NAMES, Path, Violation, violations
from qhtrack.domain.errors import Problem, RefusedError
from qhtrack.domain.history import order_events
from qhtrack.domain.merging import find
from qhtrack.domain.merging_rows import identity
from qhtrack.domain.messages import English, Message, message, within
from qhtrack.domain.model import Project, Registry, status_events
from qhtrack.domain.text import shown
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.registry import json, locate

if TYPE_CHECKING:
    import tomli

_ROOT_KEYS = ("schema", "title", "title_zh", "currency")
_TABLES = ("category", "region", "source", "project")
# tables within a row, and arrays of them, which follow its fields
_INNER_TABLES = ("words", "words_zh", "promise", "event")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SCHEMA = re.compile(rb"^(\xef\xbb\xbf)?\s*[\"']?schema[\"']?\s*=", re.MULTILINE)
# what tomli says of a key or table that stands twice, or in what is none
_TWICE = re.compile(
    r"Cannot overwrite|Cannot declare|Cannot mutate|Cannot redefine|Duplicate .* key '(?P<key>.*)'"
)
_OPEN = re.compile(r"(?:Illegal|Found invalid) character '\\n'|Unterminated|Expected \"'")


def parse(text: str, path: str, today: date, names: Mapping[str, str] = NO_NAMES) -> Registry:
    """Return the registry that the text holds; `names` has the statuses by their labels.

    Raises:
        RefusedError: the text is no registry; every problem of it is named.
    """
    import msgspec

    from qhtrack.registry import structure

    data = _loads(text, path)
    grace = (today + timedelta(days=1)).isoformat()
    try:
        registry = msgspec.convert(data, Registry)
    # a text that is no Unicode cannot even be named as a wrong one
    except (msgspec.ValidationError, UnicodeEncodeError):
        data = structure.with_dates_as_text(data)
        try:
            registry = msgspec.convert(data, Registry)
        except (msgspec.ValidationError, UnicodeEncodeError) as error:
            misfits = list(structure.misfits(data))
            paths = {misfit.path for misfit in misfits}
            fitting, filled = structure.with_placeholders(data, paths)
            others = [
                violation
                for violation in violations(fitting, grace, names)
                if not _lies_in(violation.path, filled)
            ]
            raise RefusedError(_located([*misfits, *others], text, path, data)) from error
    if problems := _located(list(violations(registry, grace, names)), text, path, data):
        raise RefusedError(problems)
    return registry


def _lies_in(path: Path, places: set[Path]) -> bool:
    return any(path[:length] in places for length in range(1, len(path) + 1))


def _loads(text: str, path: str) -> TomlTable:
    """Return what a text holds; one that begins with a brace is JSON, which no TOML does."""
    if text.lstrip()[:1] == "{":
        return json.loads(text, path)
    import tomli

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        problem = _syntax_problem(text, path, error)
    except RecursionError:
        problem = Problem(path, locate.deepest(text), "", message("nested_too_deeply"))
    except ValueError:
        line = locate.too_many_digits(text)
        problem = Problem(path, line, "", message("too_many_digits"))
    raise RefusedError([problem])


def _syntax_problem(text: str, path: str, error: "tomli.TOMLDecodeError") -> Problem:
    """Return what is wrong with a text that is no TOML, given tomli's error."""
    if lines := locate.conflict_markers(text):
        numbers = tuple(map(str, lines))
        return Problem(path, lines[0], "", message("conflict_markers", lines=numbers))
    if "\r" in text[: error.pos + 1]:
        line = text.count("\n", 0, text.index("\r")) + 1
        return Problem(path, line, "", message("carriage_return"))
    if match := _TWICE.match(error.msg):
        name, line, above = locate.last_named(text, error.lineno)
        if match["key"] is not None:  # within braces
            name, line, above = match["key"], error.lineno, error.lineno
        return Problem(path, line, "", message("stands_twice", name=shown(name), line=above))
    if _OPEN.match(error.msg):  # at the end of the line or file
        line, column = locate.open_string(text) or (error.lineno, error.colno)
        problem = message("no_toml", reason=message("open_string"), column=column)
        return Problem(path, line, "", problem)
    is_at_end = error.msg.startswith("Unclosed") or not text[error.pos :].strip()
    if is_at_end and (place := locate.open_bracket(text[: error.pos])):
        line, column = place
        problem = message("no_toml", reason=message("open_bracket"), column=column)
        return Problem(path, line, "", problem)
    problem = message("no_toml", reason=English(error.msg), column=error.colno)
    return Problem(path, error.lineno, "", problem)


def _located(unlocated: list[Violation], text: str, path: str, data: TomlTable) -> list[Problem]:
    """Return violations as problems, by line."""
    if not unlocated:
        return []
    lines = locate.lines_by_path(text)
    return sorted(
        (
            Problem(path, locate.line_of(place, lines), _where(place, data), message)
            for place, message in unlocated
        ),
        key=lambda problem: problem.line or 0,
    )


def _where(path: Path, data: TomlTable) -> Message | str:
    """Name a place as people do: the project's id, `event 2`, the key.

    For example, ("project", 3, "event", 1, "date") is `dam: event 2: date`.
    """
    names: list[Message | str] = []
    value: Any = data
    for index, step in enumerate(path):
        following = path[index + 1] if index + 1 < len(path) else None
        if isinstance(step, int):
            value = value[step]
        elif isinstance(following, int):
            value = value[step]
            row = value[following]
            name = row.get("id") if isinstance(row, dict) else None
            is_name = isinstance(name, str) and name.isprintable()
            numbered = message("numbered", kind=English(step), number=following + 1)
            names.append(str(name) if is_name else numbered)
        else:
            names.append(step if step.isprintable() else ascii(step))
    return within(names)


def heading(text: str) -> str:
    """Return the comment that heads the text, with its line ends."""
    lines = (match[0] for match in _LINE.finditer(text))
    return "".join(takewhile(lambda line: line[0] == "#" or not line.strip(), lines)).strip()


def is_registry(data: bytes) -> bool:
    """Tell whether a file's bytes are a registry's, valid or not."""
    return _SCHEMA.search(data) is not None


def has_inner_comments(text: str) -> bool:
    """Tell whether comments stand below the heading, where an export would lose them."""
    return locate.has_comment(text.strip()[len(heading(text)) :])


def dump(registry: TomlTable, head: str = "", conflicts: Iterable[Conflict] = ()) -> Iterator[str]:
    """Yield the canonical text of a registry's data, a table at a time, under its heading comment.

    Both sides of a conflict stand in its place, between git's markers.
    """
    data = {"heading": head, **registry}
    for conflict in conflicts:
        _put(data, conflict)
    yield _written(_heading, "", data["heading"]) + "\n" if data["heading"] else ""
    yield _fields({key: data[key] for key in _ROOT_KEYS if key in data})
    for kind in _TABLES:
        for row in data.get(kind, ()):
            yield _table(kind, row)


def _put(data: TomlTable, conflict: Conflict) -> None:
    """Put a conflict where it lies in the data."""
    parent = find(data, conflict.path[:-1])
    key = conflict.path[-1]
    if isinstance(parent, list):
        key = [identity(row) for row in parent].index(key)
    parent[key] = conflict


def _table(kind: str, row: Any) -> str:  # noqa: ANN401
    if isinstance(row, Conflict):
        return _written(_table, kind, row)
    inner = [key for key in _INNER_TABLES if key in row]
    fields = {key: row[key] for key in row if key not in inner} if inner else row
    tables = [_tables(f"{kind}.{key}", row[key]) for key in inner]
    return f"\n[[{kind}]]\n{_fields(fields)}{''.join(tables)}"


def _tables(kind: str, rows: Any) -> str:  # noqa: ANN401
    if isinstance(rows, Conflict):
        return _written(_tables, kind, rows)
    if isinstance(rows, dict):
        return f"\n[{kind}]\n{_fields(rows)}" if rows else ""
    return "".join([_table(kind, row) for row in rows])


def _fields(row: TomlTable) -> str:
    # field by field takes twice as long
    if Conflict not in map(type, row.values()):
        return dumps(row)
    return "".join(_written(_field, key, value) for key, value in row.items())


def _field(key: str, value: object) -> str:
    return dumps({key: value})


def _heading(_: str, text: str) -> str:
    return f"{text}\n"


def _written(write: Callable[[str, Any], str], key: str, value: object) -> str:
    """Return a value's text; of a conflict both sides, between git's markers."""
    if not isinstance(value, Conflict):
        return write(key, value)
    ours, theirs = ("" if side is None else write(key, side) for side in (value.ours, value.theirs))
    return f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"


def to_data(registry: Registry) -> TomlTable:
    """Return the registry as plain values in canonical form.

    Events stand by day, further sources by age, whole numbers have no point.
    """
    import msgspec

    projects = tuple(_with_ordered_events(project) for project in registry.projects)
    ordered = msgspec.structs.replace(registry, projects=projects)
    data: TomlTable = msgspec.json.decode(msgspec.json.encode(ordered))
    for project in data.get("project", ()):
        _drop_points(project)
        for event in project.get("event", ()):
            _drop_points(event)
    order_citations(data)
    return data


def _with_ordered_events(project: Project) -> Project:
    import msgspec

    timeline = order_events(status_events(project.events))
    events = tuple(project.events[entry.number] for entry in timeline)
    return msgspec.structs.replace(project, events=events)


def _drop_points(row: TomlTable) -> None:
    """Write whole numbers without a point."""
    for key, value in row.items():
        if isinstance(value, float) and value.is_integer():
            row[key] = int(value)
