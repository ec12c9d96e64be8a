"""Record the rows of sheets, all or none, naming every bad one: apply."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from qhtrack import files
from qhtrack.actions import cells, sheet_events, sheet_facts, sheet_rows, statement_recording
from qhtrack.actions.cells import ParsedRow
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_recording, refuse_registry
from qhtrack.actions.recorder import recorder
from qhtrack.actions.results import readers_vocabulary, result_line, result_row, total_line
from qhtrack.actions.sheet_results import Defaults, SheetResults
from qhtrack.actions.sheet_rows import RowParts
from qhtrack.actions.update_validation import check_date, check_source, read_option_date
from qhtrack.database import questions, source_titles, transactions
from qhtrack.domain.errors import Problem, RefusedError, RowsError, StateError, UsageError
from qhtrack.domain.messages import Message, message
from qhtrack.domain.proposals import ProposedChange
from qhtrack.domain.statement_rows import statement_row
from qhtrack.domain.updates import UpdateResult
from qhtrack.output.formats import PageFormat, rows_with_own_keys
from qhtrack.sheets import rows as sheets
from qhtrack.sheets.records import Row
from qhtrack.sheets.rows import ReadingOptions


class SheetInput(NamedTuple):
    """The files to record from, which sheet and columns of them, and what rows leave unsaid."""

    paths: Sequence[str]
    sheet: str | None = None
    ignored: Collection[str] = ()
    date: str | None = None
    source: str | None = None


def apply(
    context: Context, sheet_input: SheetInput, page_format: PageFormat | None, *, dry_run: bool
) -> Answer:
    """Record the rows of files, all or none.

    Raises:
        RowsError: rows are bad; every one is named.
        UsageError: a date or source for all rows is none.
    """
    refuse_registry(context)
    options = ReadingOptions(sheet_input.sheet, sheet_input.ignored, sheet_input.date)
    rows = _read_files(context, sheet_input.paths, options)
    if sheet_input.date is None:
        context.notices += _notices_of_dates_above(rows)
    with (
        open_for_recording(context) as connection,
        transactions.transaction(connection, keep=not dry_run),
    ):
        defaults = _defaults(context, connection, sheet_input)
        results = record_rows(context, connection, rows, defaults)
        vocabulary = readers_vocabulary(context, connection, map(_owner, results))
    if not results:
        context.notices.append(message("no_rows"))
    if page_format is not None:
        return Answer(rows_with_own_keys(page_format, map(_row, results)))
    lines = [
        statement_recording.line(result, vocabulary, dry_run=dry_run)
        if isinstance(result, ProposedChange)
        else result_line(result, vocabulary, dry_run=dry_run)
        for result in results
    ]
    return Answer([*lines, total_line(results, vocabulary, dry_run=dry_run)])


def _owner(result: UpdateResult | ProposedChange) -> str:
    """Return the project, or other row, that something became of."""
    if isinstance(result, ProposedChange):
        return result.statement.fact.owner
    return result.project


def _row(result: UpdateResult | ProposedChange) -> Mapping[str, object]:
    if isinstance(result, ProposedChange):
        return statement_row(result.effect, result.action)
    return result_row(result)


def _read_files(
    context: Context, paths: Sequence[str], options: ReadingOptions
) -> list[Row | Problem]:
    """Return the rows of the files (`-`: standard input), or what is wrong with them."""
    rows: list[Row | Problem] = []
    for path in paths:
        data = files.read(path)
        if files.is_workbook(data):
            contents = sheets.read_workbook(data, path, options)
        else:
            text, notice = files.decode_sheet(data, path)
            context.notices += [notice] if notice else []
            contents = sheets.read_text(text, path, options)
        context.notices += contents.notices
        rows += contents.rows
    return rows


def _notices_of_dates_above(rows: Sequence[Row | Problem]) -> list[Message]:
    """Return what to say of files whose rows are of the date that stands above their heads."""
    dates_by_path = {
        row.path: row.as_of
        for row in rows
        if isinstance(row, Row) and row.as_of is not None and "date" not in row.values
    }
    notices = {path: message("dated_above", date=date) for path, date in dates_by_path.items()}
    return [message("located", place=path, message=notice) for path, notice in notices.items()]


def _defaults(
    context: Context, connection: sqlite3.Connection, sheet_input: SheetInput
) -> Defaults:
    """Return what rows leave unsaid, checked."""
    today = context.clock.today.isoformat()
    source = sheet_input.source and source_titles.finder(connection)(sheet_input.source)
    date = read_option_date("--date", sheet_input.date, today)
    reasons = {
        "--date": check_date(date, today),
        "--source": check_source(source, questions.sources(connection)),
    }
    for option, reason in reasons.items():
        if reason is not None:
            raise UsageError(message("located", place=option, message=reason))
    return Defaults(date, source)


def record_rows(
    context: Context,
    connection: sqlite3.Connection,
    rows: Sequence[Row | Problem],
    defaults: Defaults,
) -> list[UpdateResult | ProposedChange]:
    """Record what rows say as one recording; return what became of each, in their order.

    Raises:
        RowsError: rows are bad; every one is named.
    """
    results = SheetResults(context, connection, recorder(context, "apply"), defaults)
    readable, unreadable = _read(results, rows)
    sheet_facts.find_all(results, unreadable)
    sheet_events.check(results, unreadable)
    try:
        projects = sheet_facts.record(results, readable)
    except StateError as error:
        # with all rows together the registry would contradict itself
        results.refusals.append(
            (Problem(readable[0][0].row.path, None, "", error.message), StateError)
        )
    else:
        sheet_events.record(results, readable, projects)
    if results.refusals:
        raise RowsError(results.refusals)
    return list(results.in_row_order())


_Rows = list[tuple[ParsedRow, RowParts]]


def _read(results: SheetResults, rows: Sequence[Row | Problem]) -> tuple[_Rows, _Rows]:
    """Return the rows whose cells all mean something with what each says, and the others.

    Of the others what does mean something, so that it may be looked at as well.
    """
    cell_context = cells.cell_context(results.connection)
    readable: _Rows = []
    unreadable: _Rows = []
    for number, row in enumerate(rows):
        if isinstance(row, Problem):
            results.refusals.append((row, RefusedError))
            continue
        values = dict(cells.read(row, cell_context))
        parsed = ParsedRow(number, row, values)
        parts = sheet_rows.parts_of(parsed)
        reasons = {key: value for key, value in values.items() if isinstance(value, Message)}
        problems = [parsed.problem(key, reason) for key, reason in reasons.items()]
        problems += sheet_rows.problems(parsed, parts)
        results.refusals += [(problem, RefusedError) for problem in problems]
        (unreadable if problems else readable).append((parsed, parts))
    return readable, unreadable
