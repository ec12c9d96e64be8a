"""Find the head of a grid of cells, and read the rows below it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from qhtrack.domain.errors import Problem
from qhtrack.domain.messages import FieldName, Message, message
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown, visible
from qhtrack.domain.text_folding import folded
from qhtrack.sheets.records import Line, Row, letters_of
from qhtrack.words.heads import (
    KEYS,
    NAMING,
    NOTES,
    column_of,
    date_of_line,
    in_unit_of,
    is_date_line,
    is_passed_over,
    is_section,
    is_total,
    says_nothing,
    units_of_line,
)
from qhtrack.words.terms import FieldContext

ALL = "*"
# what comes along when a cell is copied from a page; a byte order mark tells of joined files
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060"
# the numbers of rows that are passed over: totals, headings, empty ones
Passed = defaultdict[str, list[int]]


class Head(NamedTuple):
    """The columns that say something: by place the field of each, in what unit; by field, where.

    `known` holds the places of the columns that have a head, `as_of` the date that stands above.
    """

    fields: dict[int, str]
    columns: dict[str, FieldContext]
    letters: dict[str, str]
    known: frozenset[int]
    as_of: str | None = None


def read(
    path: str, lines: Iterable[Line], ignored: Collection[str], passed: Passed
) -> Iterator[Row | Problem]:
    """Yield each row below the head, or what is wrong with it; note what is passed over."""
    rest = iter(lines)
    units: list[str] = []
    as_of: str | None = None
    for line in rest:
        if _names_projects(line.cells):
            line, rest = _whole_head(line, rest)  # noqa: PLW2901
            problems = list(_refused(path, line, ignored))
            yield from problems
            if not problems:
                head = _head(line.cells, units, ignored)._replace(as_of=as_of)
                yield from _rows(path, head, rest, passed)
            return
        above = next(filter(None, (date_of_line(str(cell)) for cell in line.cells)), None)
        if above is None and any(is_date_line(str(cell)) for cell in line.cells):
            passed["dates"].append(line.number)
        as_of = above or as_of
        units += [unit for cell in line.cells for unit in units_of_line(str(cell))]
    yield Problem(path, 1, "", message("missing_column"))


def _names_projects(cells: Sequence[str | float]) -> bool:
    return any(_is_naming(cell) for cell in cells if isinstance(cell, str))


def _whole_head(first: Line, rest: Iterator[Line]) -> tuple[Line, Iterator[Line]]:
    """Return the head with its second row, if it has one, and the lines below it.

    In that row nothing names a project, but it may be said again, and something is a head:
    `投资完成情况（万元）` spans `累计完成投资` and `本年完成投资`.
    """
    second = next(rest, None)
    if second is None:
        return first, rest
    pairs = list(zip_longest(map(str, first.cells), map(str, second.cells), fillvalue=""))
    above = [text for text, _ in pairs]
    below = ["" if text == head else text for head, text in pairs]
    names = {place for place, text in enumerate(above) if _is_naming(text)}
    if any(below[place].strip() for place in names) or not any(map(_is_head, below)):
        return first, chain([second], rest)
    spanning = ""
    for place, text in enumerate(below):
        spanning = above[place] if above[place].strip() else spanning
        if text.strip():
            above[place] = in_unit_of(text, spanning) if _is_head(text) else text
    lower = {place for place, text in enumerate(below) if text.strip()}
    return Line(first.line, first.number, above, lower), rest


def _is_naming(head: str) -> bool:
    beside = column_of(head, ()) if head.strip() else None
    return beside is not None and beside.key in NAMING


def _is_head(cell: str) -> bool:
    return bool(cell.strip()) and column_of(cell, ()) is not None


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
            reason = message("repeated_column", column=FieldName(beside.key))
            yield Problem(path, line.line, line.place(place), reason)
        first.setdefault(beside.key, place)


def _unknown_column(line: Line, place: int, head: str) -> Message:
    near = nearest(head.strip(), KEYS)
    return message("unknown_head", value=shown(head), cell=line.place(place), suggestion=near)


def _columns(
    cells: Sequence[str | float], units: Collection[str], ignored: Collection[str]
) -> Iterator[tuple[int, FieldContext]]:
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


def _rows(path: str, head: Head, lines: Iterable[Line], passed: Passed) -> Iterator[Row | Problem]:
    empty: list[int] = []
    for line in lines:
        first = next((cell for cell in line.cells if str(cell).strip()), None)
        if first is None:
            empty.append(line.number)
            continue
        # those at the end are none
        passed["empty"] += empty
        empty.clear()
        if is_total(str(first)):
            passed["totals"].append(line.number)
            continue
        problems: list[Problem] = []
        row = _row(path, head, line, problems)
        if problems or not _says_nothing(line, row):
            yield from problems
            yield row
        elif isinstance(first, str) and not first.strip().isdecimal():
            passed["headings"].append(line.number)
        else:
            passed["empty"].append(line.number)


def _says_nothing(line: Line, row: Row) -> bool:
    """Tell whether a row tells of no project: a heading of others, a remark, a number alone."""
    if not row.values:
        return True
    return row.values.keys() <= NAMING and any(is_section(str(cell)) for cell in line.cells)


def _row(path: str, head: Head, line: Line, problems: list[Problem]) -> Row:
    """Return a row; add each cell of it that stands under no head to the problems."""
    values: dict[str, object] = {}
    notes: list[str] = []
    for place, written in enumerate(line.cells):
        cell = written.strip(UNSEEN) if isinstance(written, str) else written
        if isinstance(cell, str) and says_nothing(cell):
            continue
        key = head.fields.get(place)
        if key in NOTES:
            values[key] = cell
            values["note"] = "\n".join([*notes, str(cell)])
            notes.append(str(cell))
        elif key is not None:
            values[key] = cell
        elif place not in head.known:
            reason = message("cell_without_column", value=shown(cell))
            problems.append(Problem(path, line.line, line.place(place), reason))
    return Row(path, line.line, values, head.columns, head.letters, line.number, head.as_of)
