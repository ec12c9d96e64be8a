"""Look closer: show, history, info."""

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from qhtrack import __version__
from qhtrack.actions.asking import as_of_day, names_by_id
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import changed_since_load, database_path, open_for_reading
from qhtrack.commands.completing import value
from qhtrack.commands.options import (
    AsOfOption,
    FormatOption,
    JsonOption,
    LimitOption,
    PageFormatOption,
    ProjectArgument,
    format_of,
    most_rows,
    page_format_of,
    span_of,
    streamed,
    tell_of_more,
)
from qhtrack.database import finding, migrations, questions
from qhtrack.domain import fields
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.output.formats import Format, as_json
from qhtrack.words.catalogue import word

# what is counted, where the plural heads a part of a page
_COUNTED = {"commitments": "commitment", "events": "event"}


def show(
    ctx: typer.Context,
    project: ProjectArgument,
    as_of: AsOfOption = None,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Show one project whole: sizes, commitments with outcomes, events with sources.

    qhtrack show 玛尔挡

    qhtrack show maerdang-hydropower --json
    """
    context: Context = ctx.obj
    day = as_of_day(context, as_of)
    with open_for_reading(context) as connection:
        name = finding.find(connection, project)
        row = questions.project(connection, name, day)
        row["commitments"] = list(questions.commitments(connection, [name], day))
        between = questions.DateRange(until=day.until)
        row["events"] = list(questions.events(connection, [name], between))
        if kind := page_format_of(format_, json=json):
            return Answer([as_json(_one(row), kind)])
        from qhtrack.output import pages

        text = pages.project(
            row,
            context.screen(),
            context.language,
            names_by_id(context, connection),
            questions.sources(connection),
        )
        return Answer([text])


def _one(row: dict[str, Any]) -> dict[str, Any]:
    chosen = {key: row[key] for key in fields.PROJECT_KEYS}
    chosen["commitments"] = list(_only(row["commitments"], fields.COMMITMENT_KEYS))
    chosen["events"] = list(_only(row["events"], fields.EVENT_KEYS))
    return chosen


def _only(found: Iterable[dict[str, Any]], keys: Iterable[str]) -> Iterator[dict[str, Any]]:
    wanted = tuple(keys)
    return ({key: row[key] for key in wanted} for row in found)


def history(
    ctx: typer.Context,
    project: Annotated[
        str | None, typer.Argument(help="Only this project.", autocompletion=value("project"))
    ] = None,
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
    context: Context = ctx.obj
    kind = format_of(context, format_, json=json)
    most = most_rows(context, limit, kind)
    first, last = span_of(since, until)
    span = questions.DateRange(first or "", last or END_OF_TIME)

    def happened(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
        return questions.events(
            connection,
            None if project is None else [finding.find(connection, project)],
            span,
            limit=-1 if kind is Format.TABLE else most or -1,
            origin="local" if local else None,
        )

    if kind is not Format.TABLE:
        return streamed(context, happened, kind, fields.EVENT_KEYS)
    from qhtrack.output import pages

    with open_for_reading(context) as connection:
        found = list(happened(connection))
        called = questions.project_names(connection, context.language)
    kept = found[: most or None]
    told = [row | {"project": called[row["project"]]} for row in kept]
    tell_of_more(context, kept, found)
    return Answer([pages.history(told, context.screen(), context.language)])


def _is_stale(connection: sqlite3.Connection, path: str | None) -> bool | None:
    """Tell whether the registry has changed since the load; None if it is not there."""
    is_there = path is not None and Path(path).is_file()
    return changed_since_load(connection) is not None if is_there else None


def _unexported(connection: sqlite3.Connection, local: int) -> int:
    """Return how many local events the last export does not hold, all if it is out of date."""
    if not local or not questions.last_load(connection, "export"):
        return local
    from qhtrack.actions import exporting

    return 0 if exporting.is_exported(connection) else local


def info(ctx: typer.Context, format_: PageFormatOption = None, json: JsonOption = False) -> Answer:
    """Say where the database and registry are, and what they hold.

    qhtrack info

    qhtrack info --json
    """
    context: Context = ctx.obj
    with open_for_reading(context) as connection:
        load = questions.last_load(connection)
        counts = questions.count(connection)
        facts = {
            "database": database_path(context) if context.registry is None else None,
            "registry": load["path"],
            "loaded": load["at"],
            "stale": _is_stale(connection, load["path"]),
            "projects": counts["project"],
            "commitments": counts["commitment"],
            "events": counts["event"],
            "sources": counts["source"],
            "unexported": _unexported(connection, counts["local"]),
            "schema": migrations.version(connection),
            "version": __version__,
            "python": sys.version.split()[0],
            "sqlite": sqlite3.sqlite_version,
        }
    if kind := page_format_of(format_, json=json):
        return Answer([as_json(facts, kind)])
    from qhtrack.output import tables

    lines = [
        (
            word(_COUNTED.get(key, key), context.language),
            tables.cell(key, value, context.language, {}),
        )
        for key, value in facts.items()
    ]
    return Answer([tables.page(tables.Line(0, "qhtrack"), lines, [], context.screen())])
