"""Answer questions: list, show, history, report, info."""

import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any

import typer

from qhtrack import __version__
from qhtrack.commands.session import Answer, Session, changed_since_load, checked_date
from qhtrack.database import questions, schema
from qhtrack.domain.dates import END_OF_TIME, first_day, last_day
from qhtrack.domain.errors import UsageError, nearest, shown
from qhtrack.domain.labels import Language, understood, word
from qhtrack.output.formats import Format, as_json, rows

_TABLE_COLUMNS = ("name", "status", "since", "due", "category", "regions", "capacity_mw", "id")
_HISTORY_COLUMNS = ("date", "project", "status", "note", "source")
MOST_ROWS = 100

AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Answer as of this date.")
]
FormatOption = Annotated[
    Format | None,
    typer.Option("-f", "--format", help="How to write it; a pipe gets tsv.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for -f json.")]
LimitOption = Annotated[
    int | None, typer.Option("-n", "--limit", min=0, help="At most so many rows; 0 for all.")
]
QueryArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[QUERY]...", help="Words or field:value terms; all must hold."),
]


def terms_of(
    query: list[str] | None,
    status: list[str] | None = None,
    category: list[str] | None = None,
    region: list[str] | None = None,
) -> list[str]:
    """Return QUERY's terms with those that the options stand for."""
    found = list(query or [])
    for field, values in (("status", status), ("category", category), ("region", region)):
        if values:
            found.append(f"{field}:{','.join(values)}")
    return found


def list_(
    ctx: typer.Context,
    query: QueryArgument = None,
    status: Annotated[list[str] | None, typer.Option("-s", "--status", help="Only these.")] = None,
    category: Annotated[
        list[str] | None, typer.Option("-c", "--category", help="Only these.")
    ] = None,
    region: Annotated[list[str] | None, typer.Option("-r", "--region", help="Only these.")] = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only with a promise overdue.")
    ] = False,
    as_of: AsOfOption = None,
    sort: Annotated[str, typer.Option(help="Columns to sort by; -column backwards.")] = "registry",
    columns: Annotated[str | None, typer.Option(help="Columns to show, with commas.")] = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """List projects with their status.

    qhtrack list -c airport -s construction

    qhtrack list 'capacity_mw>=1000' --sort -capacity_mw

    qhtrack list --overdue -f ids
    """
    session: Session = ctx.obj
    kind = _format(session, format_, json=json)
    terms = terms_of(query, status, category, region) + ["outcome:overdue"] * overdue
    most = MOST_ROWS if limit is None and kind is Format.TABLE else limit or 0
    shown_columns = _columns(columns)
    with session.asking() as connection:
        found = questions.projects(
            connection,
            questions.Filter(terms, sort, -1 if kind is Format.TABLE else most or -1),
            session.as_of(as_of),
            questions.names(connection, understood()),
        )
        if kind is not Format.TABLE:
            return Answer(rows(kind, list(found), shown_columns or questions.PROJECT_KEYS))
        return _table(session, connection, list(found), shown_columns, most)


def _format(session: Session, given: Format | None, *, json: bool) -> Format:
    if json:
        return Format.JSON
    return given or (Format.TABLE if session.is_terminal else Format.TSV)


def _columns(given: str | None) -> tuple[str, ...] | None:
    if given is None:
        return None
    chosen = tuple(given.split(","))
    for name in chosen:
        if name not in questions.PROJECT_KEYS:
            close = nearest(name, questions.PROJECT_KEYS)
            raise UsageError(f"{shown(name)} is not a column{close}")
    return chosen


def _table(
    session: Session,
    connection: sqlite3.Connection,
    found: list[dict[str, Any]],
    chosen: tuple[str, ...] | None,
    most: int,
) -> Answer:
    from qhtrack.output import tables

    kept = found[:most] if most else found
    keys = list(chosen or _TABLE_COLUMNS)
    if session.language is Language.ZH:
        for row in kept:
            row["name"] = row["name_zh"] or row["name"]
    drawn = tables.columns(kept, keys, session.language, labels(session, connection))
    text = tables.table(
        drawn, session.screen(), [row["status"] or "" for row in kept], all_columns=bool(chosen)
    )
    _tell_of_more(session, kept, found)
    return Answer([text])


def _tell_of_more(session: Session, kept: Sequence[object], found: Sequence[object]) -> None:
    if len(found) > len(kept):
        more = word("more", session.language, count=len(found) - len(kept))
        session.notices.append(more)


def labels(session: Session, connection: sqlite3.Connection) -> dict[str, str]:
    """Return the names of categories and regions by id, in the session's language."""
    chinese = session.language is Language.ZH
    return {name: pair[chinese] for name, pair in questions.terms(connection).items()}


def show(
    ctx: typer.Context,
    project: Annotated[str, typer.Argument(help="An id, a name, or part of one.")],
    as_of: AsOfOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Show one project whole: sizes, commitments with outcomes, events with sources.

    qhtrack show 玛尔挡

    qhtrack show maerdang-hydropower --json
    """
    session: Session = ctx.obj
    day = session.as_of(as_of)
    with session.asking() as connection:
        name = questions.find(connection, project)
        asked = questions.Filter([f"id:{name}"])
        known = questions.names(connection, understood())
        row = next(questions.projects(connection, asked, day, known))
        row["commitments"] = questions.commitments(connection, [name], day)
        row["events"] = questions.events(connection, [name], questions.Span(until=day.until))
        if json or format_ in {Format.JSON, Format.JSONL}:
            return Answer([as_json(_one(row))])
        from qhtrack.output import pages

        text = pages.project(
            row,
            session.screen(),
            session.language,
            labels(session, connection),
            questions.sources(connection),
        )
        return Answer([text])


def _one(row: dict[str, Any]) -> dict[str, Any]:
    chosen = {key: row[key] for key in questions.PROJECT_KEYS}
    chosen["commitments"] = list(_only(row["commitments"], questions.COMMITMENT_KEYS))
    chosen["events"] = list(_only(row["events"], questions.EVENT_KEYS))
    return chosen


def _only(found: Iterable[dict[str, Any]], keys: Iterable[str]) -> Iterator[dict[str, Any]]:
    wanted = tuple(keys)
    return ({key: row[key] for key in wanted} for row in found)


def history(
    ctx: typer.Context,
    project: Annotated[str | None, typer.Argument(help="Only this project.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this date.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this date.")] = None,
    local: Annotated[bool, typer.Option("--local", help="Only what was recorded here.")] = False,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Tell what happened, newest first.

    qhtrack history --since 2025-06

    qhtrack history gonghe-airport --json
    """
    session: Session = ctx.obj
    kind = _format(session, format_, json=json)
    most = MOST_ROWS if limit is None and kind is Format.TABLE else limit or 0
    with session.asking() as connection:
        found = questions.events(
            connection,
            None if project is None else [questions.find(connection, project)],
            questions.Span(
                first_day(checked_date(since, "--since")) if since else "",
                last_day(checked_date(until, "--until")) if until else END_OF_TIME,
            ),
            limit=-1 if kind is Format.TABLE else most or -1,
            origin="local" if local else "%",
        )
        kept = found[: most or None]
        if kind is not Format.TABLE:
            return Answer(rows(kind, kept, questions.EVENT_KEYS))
        from qhtrack.output import tables

        drawn = tables.columns(kept, _HISTORY_COLUMNS, session.language, {})
        statuses = [row["status"] for row in kept]
        _tell_of_more(session, kept, found)
        return Answer([tables.table(drawn, session.screen(), statuses, all_columns=False)])


def info(ctx: typer.Context, format_: FormatOption = None, json: JsonOption = False) -> Answer:
    """Say where the database and registry are, and what they hold.

    qhtrack info

    qhtrack info --json
    """
    session: Session = ctx.obj
    with session.asking() as connection:
        load = questions.last_load(connection)
        counts = questions.count(connection)
        facts = {
            "database": session.database() if session.registry is None else None,
            "registry": load["path"],
            "loaded": load["at"],
            "stale": changed_since_load(connection) is not None,
            "projects": counts["project"],
            "commitments": counts["commitment"],
            "events": counts["event"],
            "sources": counts["source"],
            "unexported": counts["local"],
            "schema": schema.version(connection),
            "version": __version__,
            "python": sys.version.split()[0],
            "sqlite": sqlite3.sqlite_version,
        }
    if json or format_ in {Format.JSON, Format.JSONL}:
        return Answer([as_json(facts)])
    from qhtrack.output import tables

    lines = [
        (word(key, session.language), tables.cell(key, value, session.language, {}))
        for key, value in facts.items()
    ]
    return Answer([tables.page("qhtrack", lines, [], session.screen())])
