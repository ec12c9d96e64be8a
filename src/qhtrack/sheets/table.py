"""Find the head of a grid of cells, and read the rows below it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from qhtrack.domain.errors import Problem
from qhtrack.domain.messages import FieldName, Message, message
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown, visible
from qhtrack.domain.text_folding import folded
from qhtrack.sheets.records import Line, Row, letters_of
from qhtrack.words.heads import (
    COLUMN_KEYS,
    NAMING,
    NOTES,
    OF_PROMISES,
    PROGRESS,
    column_of,
    date_of_line,
    derived_key,
    in_unit_of,
    is_date_line,
    is_derived_beside,
    is_section,
    is_skipped_column,
    is_total,
    may_be_total,
    meant_by_head,
    progress_said,
    says_nothing,
    units_of_line,
)
from qhtrack.words.terms import FieldContext

ALL = "*"
# what comes along when a cell is copied from a page; a byte order mark tells of joined files
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060"


# so many heads show a second row to be one: a project may be called `Road`
_LEAST_HEADS = {False: 1, True: 2}


class PassedOver(NamedTuple):
    """What is passed over: rows by their numbers, and columns of what is worked out.

    `dates` has the rows above the head whose date may be of anything.
    """

    totals: list[int]
    empty: list[int]
    headings: list[int]
    dates: list[int]
    derived: list[Message | str]


class Head(NamedTuple):
    """The columns that say something: by place the field of each, in what unit; by field, where.

    `names` has the heads themselves by their places, `as_of` the date that stands above.
    """

    fields: dict[int, str]
    columns: dict[str, FieldContext]
    letters: dict[str, str]
    names: Mapping[int, str]
    as_of: str | None = None


def read(
    path: str, lines: Iterable[Line], ignored: Collection[str], passed_over: PassedOver
) -> Iterator[Row | Problem]:
    """Yield each row below the head, or what is wrong with it; note what is passed over."""
    rest = iter(lines)
    units: list[str] = []
    as_of: str | None = None
    unclear: list[int] = []
    for line in rest:
        if _heads_projects(line.cells):
            line, rest = _whole_head(line, rest)  # noqa: PLW2901
            if unclear and as_of is None:
                passed_over.dates.extend(unclear)
            problems = list(_head_problems(path, line, ignored))
            yield from problems
            if not problems:
                passed_over.derived.extend(_derived_columns(line, ignored))
                head = _head(line.cells, units, ignored)
                head = head._replace(as_of=_date_of_head(line.cells) or as_of)
                yield from _rows(path, head, rest, passed_over)
            return
        above = next(filter(None, (date_of_line(str(cell)) for cell in line.cells)), None)
        if above is None and any(is_date_line(str(cell)) for cell in line.cells):
            unclear.append(line.number)
        as_of = above or as_of
        units += [unit for cell in line.cells for unit in units_of_line(str(cell))]
    yield Problem(path, 1, "", message("missing_column"))


def _date_of_head(cells: Sequence[str | float]) -> str | None:
    """Return the date that the head gives, if it is one: 截至2026年10月底累计完成投资."""
    dates = {date for cell in cells if (date := date_of_line(str(cell)))}
    return dates.pop() if len(dates) == 1 else None


def _heads_projects(cells: Sequence[str | float]) -> bool:
    return any(_is_naming(cell) for cell in cells if isinstance(cell, str))


def _whole_head(first: Line, rest: Iterator[Line]) -> tuple[Line, Iterator[Line]]:
    """Return the head with its second row, if it has one, and the lines below it.

    In that row nothing names a project, but it may be said again, and something is a head:
    `投资完成情况（万元）` spans `累计完成投资` and `本年完成投资`; or
    `项目` spans `名称` and `地点`.
    """
    second = next(rest, None)
    if second is None:
        return first, rest
    pairs = list(zip_longest(map(str, first.cells), map(str, second.cells), fillvalue=""))
    above = [text for text, _ in pairs]
    below = ["" if text == head else text for head, text in pairs]
    names = {column for column, text in enumerate(above) if _is_naming(text)}
    other_heads = sum(_is_head(text) for column, text in enumerate(below) if column not in names)
    renamed = [below[column] for column in names if below[column].strip()]
    if other_heads < _LEAST_HEADS[bool(renamed)] or not all(map(_is_naming, renamed)):
        return first, chain([second], rest)
    spanning = ""
    for column, text in enumerate(below):
        spanning = above[column] if above[column].strip() else spanning
        if text.strip() and column not in names:
            above[column] = in_unit_of(text, spanning) if _is_head(text) else text
    lower = {column for column, text in enumerate(below) if text.strip()} - names
    return Line(first.line, first.number, above, lower), rest


def _is_naming(head: str) -> bool:
    field_context = column_of(head, ()) if head.strip() else None
    return field_context is not None and field_context.key in NAMING


def _is_head(cell: str) -> bool:
    return bool(cell.strip()) and column_of(cell, ()) is not None


def is_ignored(head: str, ignored: Collection[str]) -> bool:
    """Tell whether somebody asked for a column of this head to be left out, if it is unknown."""
    return ALL in ignored or _is_among(head, ignored)


def _is_among(head: str, ignored: Collection[str]) -> bool:
    return folded(head) in set(map(folded, ignored))


def _unknown_heads(
    cells: Sequence[str | float], ignored: Collection[str]
) -> Iterator[tuple[int, str]]:
    for column, cell in enumerate(cells):
        head = str(cell)
        if head.strip() and not _is_known(head) and not is_ignored(head, ignored):
            yield column, head


def _is_known(head: str) -> bool:
    return (
        is_skipped_column(head) or derived_key(head) is not None or column_of(head, ()) is not None
    )


def _head_problems(path: str, line: Line, ignored: Collection[str]) -> Iterator[Problem]:
    """Yield why the head cannot be read: columns that nobody knows, or that stand twice."""
    unknown = list(_unknown_heads(line.cells, ignored))
    if unknown:
        columns = tuple(_unknown_column(line, column, head) for column, head in unknown)
        names = ",".join(_to_be_ignored(head) for _, head in unknown)
        key = "unknown_columns" if len(unknown) > 1 else "unknown_column_alone"
        reason = message(key, columns=columns, names=names)
        yield Problem(path, line.line, "", reason)
    first: dict[str, int] = {}
    for column, field_context in _columns(line.cells, (), ignored):
        if field_context.key in first and field_context.key not in NOTES:
            reason = message(
                "repeated_column",
                column=FieldName(field_context.key),
                name=_to_be_ignored(line.cells[column]),
            )
            yield Problem(path, line.line, line.cell_name(column), reason)
        first.setdefault(field_context.key, column)
    if "due" in first and OF_PROMISES.isdisjoint(first):
        # once, and not in each row
        name = _to_be_ignored(line.cells[first["due"]])
        reason = message("due_without_wording", column=FieldName("due"), name=name)
        yield Problem(path, line.line, line.cell_name(first["due"]), reason)


def _to_be_ignored(head: str | float) -> str:
    return visible(" ".join(str(head).split()))


def _unknown_column(line: Line, column: int, head: str) -> Message:
    suggestion = meant_by_head(head) or nearest(head.strip(), COLUMN_KEYS)
    return message(
        "unknown_head", value=shown(head), cell=line.cell_name(column), suggestion=suggestion
    )


def _columns(
    cells: Sequence[str | float], units: Collection[str], ignored: Collection[str]
) -> Iterator[tuple[int, FieldContext]]:
    """Yield the columns that say something, with the field and the unit of each."""
    keys = _keys(cells, ignored)
    for column, key in keys.items():
        field_context = column_of(str(cells[column]), units)
        if field_context is not None and not is_derived_beside(key, {*keys.values()}):
            yield column, field_context


def _derived_columns(line: Line, ignored: Collection[str]) -> Iterator[Message]:
    """Yield what there is to say of each column of what is worked out."""
    keys = _keys(line.cells, ignored)
    for column, key in keys.items():
        head = str(line.cells[column])
        if column_of(head, ()) is None or is_derived_beside(key, {*keys.values()}):
            cell = line.cell_name(column)
            yield message("unknown_head", value=shown(head), cell=cell, suggestion="")


def _keys(cells: Sequence[str | float], ignored: Collection[str]) -> dict[int, str]:
    """Return the fields of columns by their places, those that tables work out among them."""
    keys: dict[int, str] = {}
    for column, cell in enumerate(cells):
        head = str(cell)
        if not head.strip() or is_skipped_column(head) or _is_among(head, ignored):
            continue
        field_context = column_of(head, ())
        key = field_context.key if field_context else derived_key(head)
        if key is not None:
            keys[column] = key
    return keys


def _head(cells: Sequence[str | float], units: Sequence[str], ignored: Collection[str]) -> Head:
    names = {column: str(cell).strip() for column, cell in enumerate(cells) if str(cell).strip()}
    head = Head({}, {}, {}, names)
    for column, field_context in _columns(cells, units, ignored):
        head.fields[column] = field_context.key
        for key in NOTES if field_context.key in NOTES else (field_context.key,):
            head.columns.setdefault(key, field_context)
            head.letters.setdefault(key, letters_of(column))
    return head


def _rows(
    path: str, head: Head, lines: Iterable[Line], passed_over: PassedOver
) -> Iterator[Row | Problem]:
    empty: list[int] = []
    heads = {*head.names.values()}
    for line in lines:
        first = next((cell for cell in line.cells if str(cell).strip()), None)
        if first is None:
            empty.append(line.number)
            continue
        # those at the end are none
        passed_over.empty.extend(empty)
        empty.clear()
        if is_total(str(first)) or (may_be_total(str(first)) and _has_figures(line, str(first))):
            passed_over.totals.append(line.number)
            continue
        said_again = str(first).strip() in heads
        if said_again and {str(cell).strip() for cell in line.cells} - {""} == heads:
            # at the top of a page
            passed_over.headings.append(line.number)
            continue
        problems: list[Problem] = []
        row = _row(path, head, line, problems)
        if problems or not _says_nothing(line, row):
            yield from problems
            yield row
        elif isinstance(first, str) and not first.strip().isdecimal():
            passed_over.headings.append(line.number)
        else:
            passed_over.empty.append(line.number)


def _has_figures(line: Line, first: str) -> bool:
    """Tell whether all cells but the first, which may be merged with others, have a number."""
    others = [
        str(cell) for cell in line.cells if str(cell) != first and not says_nothing(str(cell))
    ]
    return others != [] and all(any(map(str.isdecimal, cell)) for cell in others)


def _says_nothing(line: Line, row: Row) -> bool:
    """Tell whether a row tells of no project: a heading of others, a remark, a number alone."""
    if not row.values:
        return True
    return row.values.keys() <= NAMING and any(is_section(str(cell)) for cell in line.cells)


def _row(path: str, head: Head, line: Line, problems: list[Problem]) -> Row:
    """Return a row; add each cell of it that stands under no head to the problems."""
    values: dict[str, object] = {}
    notes: list[str] = []
    for column, written in enumerate(line.cells):
        cell = written.strip(UNSEEN) if isinstance(written, str) else written
        if isinstance(cell, str) and says_nothing(cell):
            continue
        key = head.fields.get(column)
        if key in NOTES:
            values[key] = cell
            is_progress = key == PROGRESS
            notes.append(progress_said(cell, head.names[column]) if is_progress else str(cell))
            values["note"] = "\n".join(notes)
        elif key is not None:
            values[key] = cell
        elif column not in head.names:
            reason = message("cell_without_column", value=shown(cell))
            problems.append(Problem(path, line.line, line.cell_name(column), reason))
    return Row(path, line.line, values, head.columns, head.letters, line.number, head.as_of)
