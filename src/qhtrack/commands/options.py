"""The options that several commands share, and what they mean."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Annotated, Any

import typer

from qhtrack.actions.asking import checked_date
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading
from qhtrack.commands import completing
from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.errors import UsageError
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown
from qhtrack.output.formats import Format, PageFormat, formatted
from qhtrack.words.catalogue import word

MOST_ROWS = 100

AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Answer as of this date.")
]
FormatOption = Annotated[
    Format | None,
    typer.Option("-f", "--format", help="How to write it; a pipe gets tsv.", show_default=False),
]
PageFormatOption = Annotated[
    PageFormat | None,
    typer.Option("-f", "--format", help="json or jsonl in place of text.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for -f json.")]
ProjectArgument = Annotated[
    str,
    typer.Argument(
        metavar="PROJECT",
        help="An id, a name, or part of one.",
        autocompletion=completing.value("project"),
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option("-n", "--limit", min=0, max=10**9, help="At most so many rows; 0 for all."),
]
QueryArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUERY]...",
        help="Words or field:value terms; all must hold.",
        autocompletion=completing.term,
    ),
]


def terms_of(query: list[str] | None, **options: list[str] | None) -> list[str]:
    """Return QUERY's terms with those that the options of the same name stand for."""
    found = list(query or [])
    for field, values in options.items():
        if values:
            found.append(f"{field}:{','.join(values)}")
    return found


def format_of(context: Context, given: Format | None, *, json: bool) -> Format:
    """Return how to write: as asked, else a table on a terminal and TSV in a pipe."""
    if json:
        return Format.JSON
    return given or (Format.TABLE if context.is_terminal else Format.TSV)


def page_format_of(given: PageFormat | None, *, json: bool) -> PageFormat | None:
    """Return how to write one object as JSON; None for text."""
    return given or (PageFormat.JSON if json else None)


def columns_of(given: str | None, known: Sequence[str]) -> tuple[str, ...] | None:
    """Return the columns asked for; raise `UsageError` if there is no such one."""
    if given is None:
        return None
    chosen = tuple(given.split(","))
    for name in chosen:
        if name not in known:
            close = nearest(name, known)
            raise UsageError(f"{shown(name)} is not a column{close}")
    return chosen


def span_of(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last day of a span; raise `UsageError` if it runs backwards."""
    first = None if since is None else first_day(checked_date(since, "--since"))
    last = None if until is None else last_day(checked_date(until, "--until"))
    if first and last and first > last:
        raise UsageError(f"--until: {until} lies before --since {since}")
    return first, last


def most_rows(context: Context, limit: int | None, kind: Format) -> int:
    """Return how many rows to show at most, 0 for all: a terminal gets a screenful or two."""
    is_long = limit is None and kind is Format.TABLE and context.is_terminal
    return MOST_ROWS if is_long else limit or 0


def tell_of_more(context: Context, kept: Sequence[object], found: Sequence[object]) -> None:
    """Say on stderr how many rows are not shown, or that there are none."""
    if not found:
        context.notices.append(word("nothing_fits", context.language))
    if len(found) > len(kept):
        more = word("more", context.language, count=len(found) - len(kept))
        context.notices.append(more)


def streamed(
    context: Context,
    ask: Callable[[sqlite3.Connection], Iterable[dict[str, Any]]],
    kind: Format,
    columns: Sequence[str],
) -> Answer:
    """Answer with rows as the database finds them: it stays open until the last is written."""

    def told() -> Iterator[str]:
        with open_for_reading(context) as connection:
            found = iter(ask(connection))
            first = list(islice(found, 1))  # before a header: what fails most often fails there
            yield from formatted(kind, chain(first, found), columns)

    return Answer(told())
