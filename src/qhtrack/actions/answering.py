"""Answer with rows: how many, and when they are fetched."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading
from qhtrack.domain.messages import message
from qhtrack.output.formats import Format, formatted

ROWS_ON_A_TERMINAL = 100


def row_limit(context: Context, limit: int | None, kind: Format) -> int | None:
    """Return how many rows to show, None for all: a terminal gets a screenful or two."""
    if limit is None and kind is Format.TABLE and context.screen.is_terminal:
        return ROWS_ON_A_TERMINAL
    return limit or None


def fetch_limit(kind: Format, limit: int | None) -> int:
    """Return how many rows to fetch, -1 for all: a table says how many it leaves out."""
    return -1 if kind is Format.TABLE or limit is None else limit


def note_hidden_rows(context: Context, count: int, limit: int | None) -> None:
    """Notice how many of so many rows the limit hides, or that there are none."""
    if not count:
        context.notices.append(message("nothing_fits"))
    if limit is not None and count > limit:
        context.notices.append(message("more_rows", count=count - limit))


def stream_rows(
    context: Context,
    fetch: Callable[[sqlite3.Connection], Iterable[Mapping[str, object]]],
    kind: Format,
    columns: Sequence[str],
) -> Answer:
    """Answer with rows as they are fetched: the database stays open until the last is written."""

    def text() -> Iterator[str]:
        with open_for_reading(context) as connection:
            fetched = iter(fetch(connection))
            first = list(islice(fetched, 1))  # before a header: most failures show here
            yield from formatted(kind, chain(first, fetched), columns)

    return Answer(text())
