"""The options that several commands share, and what they mean."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Annotated, Any

import typer

from qhtrack.commands import completing
from qhtrack.commands.session import Answer, Session, checked_date
from qhtrack.database import questions
from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.errors import UsageError, nearest, shown
from qhtrack.domain.labels import Language, word
from qhtrack.output.formats import Format, PageFormat, rows

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


def format_of(session: Session, given: Format | None, *, json: bool) -> Format:
    """Return how to write: as asked, else a table on a terminal and TSV in a pipe."""
    if json:
        return Format.JSON
    return given or (Format.TABLE if session.is_terminal else Format.TSV)


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


def grouping_of(given: str, known: Sequence[str]) -> str:
    """Return what to group by; raise `UsageError` if projects are not grouped so."""
    if given not in known:
        raise UsageError(
            f"--by: {shown(given)} is none of {', '.join(known)}{nearest(given, known)}"
        )
    return given


def most_rows(session: Session, limit: int | None, kind: Format) -> int:
    """Return how many rows to show at most, 0 for all: a terminal gets a screenful or two."""
    is_long = limit is None and kind is Format.TABLE and session.is_terminal
    return MOST_ROWS if is_long else limit or 0


def tell_of_more(session: Session, kept: Sequence[object], found: Sequence[object]) -> None:
    """Say on stderr how many rows are not shown, or that there are none."""
    if not found:
        session.notices.append(word("nothing_fits", session.language))
    if len(found) > len(kept):
        more = word("more", session.language, count=len(found) - len(kept))
        session.notices.append(more)


def labels(session: Session, connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Return the names of categories and regions by id, in the session's language, by kind."""
    chinese = session.language is Language.ZH
    return {
        kind: {name: pair[chinese] for name, pair in found.items()}
        for kind, found in questions.terms(connection).items()
    }


def streamed(
    session: Session,
    ask: Callable[[sqlite3.Connection], Iterable[dict[str, Any]]],
    kind: Format,
    columns: Sequence[str],
) -> Answer:
    """Answer with rows as the database finds them: it stays open until the last is written."""

    def told() -> Iterator[str]:
        with session.asking() as connection:
            found = iter(ask(connection))
            first = list(islice(found, 1))  # before a header: what fails most often fails there
            yield from rows(kind, chain(first, found), columns)

    return Answer(told())
