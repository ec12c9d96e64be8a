"""Answer with rows: which columns, in which order, how many, and when they are fetched."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading
from qhtrack.actions.parameters import checked_columns, checked_sort
from qhtrack.database import naming
from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import FieldName, message
from qhtrack.output.formats import Format, formatted
from qhtrack.words.catalogue import has_texts, localized
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

if TYPE_CHECKING:
    from qhtrack.output.tables import Column

ROWS_ON_A_TERMINAL = 100
Row = TypeVar("Row", bound=Mapping[str, object])
Item = TypeVar("Item")


class Question(NamedTuple):
    """The terms of a QUERY as they were typed, for which day they ask, and of what.

    They ask of events themselves, or of projects in a window of time.
    """

    terms: Sequence[str]
    today: str
    of_events: bool = False
    in_window: bool = False


class Shape(NamedTuple):
    """How rows are answered, as it was typed: format, columns, order, and how many."""

    format: Format
    columns: str | None = None
    sort: str | None = None
    limit: int | None = None


def row_limit(context: Context, limit: int | None, row_format: Format) -> int | None:
    """Return how many rows to show, None for all: a terminal gets a screenful or two."""
    if limit is None and row_format is Format.TABLE and context.screen.is_terminal:
        return ROWS_ON_A_TERMINAL
    return limit or None


def fetch_limit(row_format: Format, limit: int | None) -> int:
    """Return how many rows to fetch, -1 for all: a table says how many it leaves out."""
    return -1 if row_format is Format.TABLE or limit is None else limit


def note_hidden_rows(context: Context, count: int, limit: int | None) -> None:
    """Notice how many of so many rows the limit hides."""
    if limit is not None and count > limit:
        context.notices.append(message("more_rows", count=count - limit))


def as_of_line(as_of: str | None, today: str, vocabulary: Vocabulary) -> list[str]:
    """Return the line of the day that was asked for, below what does not say it itself."""
    return [] if as_of is None else [f"\n{vocabulary.word('as_of', date=today)}\n"]


def with_lines(table: str, lines: Iterable[str]) -> Answer:
    """Answer with a table and what stands below it; that comes first where there are no rows."""
    return Answer(["".join((table, *lines)).removeprefix("\n")])


def note_no_room(context: Context, keys: Sequence[str]) -> None:
    """Notice which columns the screen has no room for."""
    if keys:
        context.notices.append(message("no_room", columns=tuple(map(FieldName, keys))))


def note_words(
    context: Context, connection: sqlite3.Connection, asked: Question, rows: Sized
) -> None:
    """Notice which words nothing has, or may be meant otherwise; and that there are no rows.

    Raises:
        UsageError: a word has several meanings.
    """
    if rows and not asked.terms:
        return
    from qhtrack.database import hints, several_meanings, values

    terms = values.read(connection, asked.terms, asked.today)
    unknown = terms
    if asked.of_events:
        from qhtrack.database import event_terms

        terms = event_terms.of_events(terms, asked.today)
        unknown = terms if rows else event_terms.untold(connection, terms)
    several_meanings.refuse(connection, terms, asked.today, in_window=asked.in_window)
    if not rows:
        unmatched = hints.unmatched(connection, asked.terms, unknown, asked.today)
        context.notices += unmatched or [message("nothing_fits")]
    context.notices += hints.readings(connection, asked.terms, terms, asked.today)
    if asked.in_window:
        context.notices += hints.of_window(terms)


def reading_language(context: Context, row_format: Format) -> Language | None:
    """Return the language in which rows are read; None where programs read them."""
    return context.language if row_format in {Format.TABLE, Format.XLSX} else None


def arranged(
    context: Context, rows: Iterable[Row], shape: Shape, keys: Sequence[str]
) -> Iterable[Row]:
    """Return rows in the order that is asked for, else as they come."""
    order = checked_sort(shape.sort, keys)
    if not order:
        return rows
    from qhtrack.domain.ordering import in_order

    language = reading_language(context, shape.format)

    def value_of(row: Row, key: str) -> object:
        # an event goes by the day it counts as
        if key == "date" and "day" in row:
            return row["day"]
        if language is None or not has_texts(key, language):
            return row[key]
        return localized(row, key, language)

    return in_order(rows, order, value_of)


def answer_rows(
    context: Context,
    rows: Sequence[Mapping[str, object]],
    shape: Shape,
    keys: Sequence[str],
    vocabulary: Vocabulary,
) -> Answer:
    """Answer with rows that are all there; a table has the columns that are asked for."""
    columns = checked_columns(shape.columns, keys) or keys
    max_rows = row_limit(context, shape.limit, shape.format)
    shown = list(arranged(context, rows, shape, keys))[:max_rows]
    if shape.format is Format.XLSX:
        return _workbook(context, shown, shape, columns, vocabulary)
    if shape.format is not Format.TABLE:
        return Answer(formatted(shape.format, shown, columns))
    note_hidden_rows(context, len(rows), max_rows)
    return Answer([chosen_table(context, shown, columns, vocabulary)])


def stream_rows(
    context: Context,
    fetch: Callable[[sqlite3.Connection], Iterable[Mapping[str, object]]],
    asked: Question,
    shape: Shape,
    keys: Sequence[str],
    *,
    default: Sequence[str] = (),
) -> Answer:
    """Answer with rows as they are fetched, a workbook with all at once.

    Who asks for no columns is given the `default` ones, or all.
    """
    columns = checked_columns(shape.columns, keys) or default or keys
    max_rows = row_limit(context, shape.limit, shape.format)

    if shape.format is Format.XLSX:
        with open_for_reading(context) as connection:
            rows = list(arranged(context, fetch(connection), shape, keys))[:max_rows]
            vocabulary = naming.vocabulary(connection, context.language)
            vocabulary = naming.with_projects(connection, vocabulary)
            note_words(context, connection, asked, rows)
        return _workbook(context, rows, shape, columns, vocabulary)

    def shown(connection: sqlite3.Connection) -> Iterator[Mapping[str, object]]:
        return islice(arranged(context, fetch(connection), shape, keys), max_rows)

    return stream(context, shown, asked, partial(formatted, shape.format, columns=columns))


def stream(
    context: Context,
    fetch: Callable[[sqlite3.Connection], Iterator[Item]],
    asked: Question,
    write: Callable[[Iterator[Item]], Iterator[str]],
) -> Answer:
    """Answer with what is fetched as it is written: the database stays open until the last."""

    def text() -> Iterator[str]:
        with open_for_reading(context) as connection:
            fetched = fetch(connection)
            first = list(islice(fetched, 1))  # before a header: most failures show here
            note_words(context, connection, asked, first)
            yield from write(chain(first, fetched))

    return Answer(text())


def _workbook(
    context: Context,
    rows: Iterable[Mapping[str, object]],
    shape: Shape,
    columns: Sequence[str],
    vocabulary: Vocabulary,
) -> Answer:
    """Answer with a workbook of rows, which is for a file or a pipe."""
    if context.screen.is_terminal:
        raise UsageError(message("workbook_to_terminal"))
    from qhtrack.output.workbook import workbook

    data = workbook(rows, columns, vocabulary, chosen=shape.columns is not None)
    return Answer([], workbook=data)


def chosen_table(
    context: Context,
    rows: Sequence[Mapping[str, object]],
    columns: Sequence[str],
    vocabulary: Vocabulary,
) -> str:
    """Return a table of columns that were asked for; those without room are told."""
    from qhtrack.output import tables

    return fitted_table(context, rows, columns, tables.columns(rows, columns, vocabulary))


def fitted_table(
    context: Context,
    rows: Sequence[Mapping[str, object]],
    keys: Sequence[str],
    columns: "Sequence[Column]",
) -> str:
    """Return a table of the columns of these keys; those without room are told."""
    from qhtrack.output import tables

    fitting = tables.fitting(columns, context.screen, kept=len(columns))
    note_no_room(context, keys[len(fitting) :])
    return tables.table(fitting, context.screen, [*map(tables.style_key, rows)])
