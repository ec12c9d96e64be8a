"""Find the head of a grid of cells, and read the rows below it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from qhtrack.domain.errors import Problem
from qhtrack.domain.folding import folded
from qhtrack.domain.messages import Message, message
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown, visible
from qhtrack.sheets.records import Line, Row
from qhtrack.words.heads import (
    KEYS,
    NAMING,
    NOTES,
    column_of,
    is_passed_over,
    is_total,
    units_of_line,
)
from qhtrack.words.terms import Beside

ALL = "*"


class Head(NamedTuple):
    """The columns that say something: by place the field of each, in what unit; by field, where.

    `known` holds the places of the columns that have a head.
    """

    fields: dict[int, str]
    columns: dict[str, Beside]
    letters: dict[str, str]
    known: frozenset[int]


def read(
    path: str, lines: Iterable[Line], ignored: Collection[str], passed: Counter[str]
) -> Iterator[Row | Problem]:
    """Yield each row below the head, or what is wrong with it; count what is passed over."""
    rest = iter(lines)
    units: list[str] = []
    for line in rest:
        if _names_projects(line.cells):
            problems = list(_refused(path, line, ignored))
            yield from problems
            if not problems:
                yield from _rows(path, _head(line.cells, units, ignored), rest, passed)
            return
        units += [unit for cell in line.cells for unit in units_of_line(str(cell))]
    yield Problem(path, 1, "", message("missing_column"))


def letters_of(place: int) -> str:
    """Return what a sheet calls its columns, counted from 0: A, Z, AA."""
    before, last = divmod(place, 26)
    return (letters_of(before - 1) if before else "") + chr(ord("A") + last)


def _names_projects(cells: Sequence[str | float]) -> bool:
    besides = (column_of(cell, ()) for cell in cells if isinstance(cell, str) and cell.strip())
    return any(beside and beside.key in NAMING for beside in besides)


def is_ignored(head: str, ignored: Collection[str]) -> bool:
    """Tell whether somebody asked for a column of this head to be left out, if it is unknown."""
    return ALL in ignored or _is_named(head, ignored)


def _is_named(head: str, ignored: Collection[str]) -> bool:
    return folded(head) in set(map(folded, ignored))


def _unknown(cells: Sequence[str | float], ignored: Collection[str]) -> Iterator[tuple[int, str]]:
    for place, cell in enumerate(cells):
        head = str(cell)
        is_known = not head.strip() or is_passed_over(head) or column_of(head, ()) is not None
        if not is_known and not is_ignored(head, ignored):
            yield place, head


def _refused(path: str, line: Line, ignored: Collection[str]) -> Iterator[Problem]:
    """Yield why the head cannot be read: columns that nobody knows, or that stand twice."""
    unknown = list(_unknown(line.cells, ignored))
    if unknown:
        columns = tuple(_unknown_column(line, place, head) for place, head in unknown)
        names = ",".join(visible(" ".join(head.split())) for _, head in unknown)
        reason = message("unknown_columns", columns=columns, names=names)
        yield Problem(path, line.line, "", reason)
    first: dict[str, int] = {}
    for place, beside in _columns(line.cells, (), ignored):
        if beside.key in first and beside.key not in NOTES:
            reason = message("repeated_column", column=beside.key)
            yield Problem(path, line.line, f"{letters_of(place)}{line.number}", reason)
        first.setdefault(beside.key, place)


def _unknown_column(line: Line, place: int, head: str) -> Message:
    near = nearest(head.strip(), KEYS)
    where = f"{letters_of(place)}{line.number}"
    return message("unknown_head", value=shown(head), cell=where, suggestion=near)


def _columns(
    cells: Sequence[str | float], units: Collection[str], ignored: Collection[str]
) -> Iterator[tuple[int, Beside]]:
    for place, cell in enumerate(cells):
        head = str(cell)
        beside = column_of(head, units) if head.strip() else None
        if beside is not None and not is_passed_over(head) and not _is_named(head, ignored):
            yield place, beside


def _head(cells: Sequence[str | float], units: Sequence[str], ignored: Collection[str]) -> Head:
    head = Head(
        {}, {}, {}, frozenset(place for place, cell in enumerate(cells) if str(cell).strip())
    )
    for place, beside in _columns(cells, units, ignored):
        head.fields[place] = beside.key
        for key in NOTES if beside.key in NOTES else (beside.key,):
            head.columns.setdefault(key, beside)
            head.letters.setdefault(key, letters_of(place))
    return head


def _rows(
    path: str, head: Head, lines: Iterable[Line], passed: Counter[str]
) -> Iterator[Row | Problem]:
    empty = 0
    for line in lines:
        first = next((cell for cell in line.cells if str(cell).strip()), None)
        if first is None:
            empty += 1
            continue
        passed["empty"] += empty
        empty = 0
        if is_total(str(first)):
            passed["totals"] += 1
            continue
        yield from _row(path, head, line)


def _row(path: str, head: Head, line: Line) -> Iterator[Row | Problem]:
    """Yield a row, and each cell of it that stands under no head."""
    values: dict[str, object] = {}
    notes: list[str] = []
    for place, cell in enumerate(line.cells):
        if isinstance(cell, str) and not cell.strip():
            continue
        key = head.fields.get(place)
        if key in NOTES:
            values[key] = cell
            values["note"] = "\n".join([*notes, str(cell)])
            notes.append(str(cell))
        elif key is not None:
            values[key] = cell
        elif place not in head.known:
            where = f"{letters_of(place)}{line.number}"
            yield Problem(path, line.line, where, message("cell_without_column", value=shown(cell)))
    yield Row(path, line.line, values, head.columns, head.letters, line.number)
