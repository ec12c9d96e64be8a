"""Ask of many projects: list, scorecard, stats, timeline."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Annotated, Any

import typer

from qhtrack.actions.asking import as_of_day, grouping_of, names_by_id
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading
from qhtrack.commands.completing import column, value
from qhtrack.commands.options import (
    AsOfOption,
    FormatOption,
    JsonOption,
    LimitOption,
    QueryArgument,
    columns_of,
    format_of,
    most_rows,
    span_of,
    streamed,
    tell_of_more,
    terms_of,
)
from qhtrack.database import questions
from qhtrack.domain import fields
from qhtrack.output.formats import Format, rows
from qhtrack.output.wording import named

_COLUMNS = ("name", "status", "since", "due", "category", "regions", "capacity_mw", "id")


def list_(
    ctx: typer.Context,
    query: QueryArgument = None,
    status: Annotated[
        list[str] | None,
        typer.Option("-s", "--status", help="Only these.", autocompletion=value("status")),
    ] = None,
    category: Annotated[
        list[str] | None,
        typer.Option("-c", "--category", help="Only these.", autocompletion=value("category")),
    ] = None,
    region: Annotated[
        list[str] | None,
        typer.Option("-r", "--region", help="Only these.", autocompletion=value("region")),
    ] = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only with a promise overdue.")
    ] = False,
    as_of: AsOfOption = None,
    sort: Annotated[
        str, typer.Option(help="Columns to sort by; -column backwards.", autocompletion=column)
    ] = "registry",
    columns: Annotated[
        str | None, typer.Option(help="Columns to show, with commas.", autocompletion=column)
    ] = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """List projects with their status.

    qhtrack list -c airport -s construction

    qhtrack list 'capacity_mw>=1000' --sort -capacity_mw

    qhtrack list --overdue -f ids
    """
    context: Context = ctx.obj
    kind = format_of(context, format_, json=json)
    terms = (
        terms_of(query, status=status, category=category, region=region)
        + ["outcome:overdue"] * overdue
    )
    most = most_rows(context, limit, kind)
    chosen = columns_of(columns, fields.PROJECT_KEYS)
    asked = questions.Filter(terms, sort, -1 if kind is Format.TABLE else most or -1)
    found = partial(questions.projects, asked=asked, as_of=as_of_day(context, as_of))
    if kind is not Format.TABLE:
        return streamed(context, found, kind, chosen or fields.PROJECT_KEYS)
    with open_for_reading(context) as connection:
        return _table(context, connection, list(found(connection)), chosen, most)


def _table(
    context: Context,
    connection: sqlite3.Connection,
    found: list[dict[str, Any]],
    chosen: tuple[str, ...] | None,
    most: int,
) -> Answer:
    from qhtrack.output import tables

    kept = found[:most] if most else found
    keys = list(chosen or _COLUMNS)
    for row in kept:
        row |= {key: named(row, context.language, key) for key in ("name", "place", "owner")}
    drawn = tables.columns(kept, keys, context.language, names_by_id(context, connection))
    text = tables.table(
        drawn, context.screen(), [row["status"] or "" for row in kept], all_columns=bool(chosen)
    )
    tell_of_more(context, kept, found)
    return Answer([text])


def scorecard(
    ctx: typer.Context,
    query: QueryArgument = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option("--outcome", help="Only these outcomes.", autocompletion=value("outcome")),
    ] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="YEAR", help="Only what is due in this time.")
    ] = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Hold what was promised against what happened.

    qhtrack scorecard --outcome overdue

    qhtrack scorecard category:airport --due 2023 --as-of 2024-01-01
    """
    context: Context = ctx.obj
    kind = format_of(context, format_, json=json)
    terms = terms_of(query, outcome=outcome, due=None if due is None else [due])
    most = most_rows(context, limit, kind)
    day = as_of_day(context, as_of)
    if kind is not Format.TABLE:

        def promised(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
            return islice(questions.scorecard(connection, terms, day), most or None)

        return streamed(context, promised, kind, fields.COMMITMENT_KEYS)
    from qhtrack.output import pages

    with open_for_reading(context) as connection:
        found = list(questions.scorecard(connection, terms, day))
    kept = found[: most or None]
    tell_of_more(context, kept, found)
    total = pages.totals(found, day.today, context.screen(), context.language)
    return Answer([pages.scorecard(kept, context.screen(), context.language), f"\n{total}\n"])


def stats(
    ctx: typer.Context,
    query: QueryArgument = None,
    by: Annotated[
        str,
        typer.Option(help="category, region, status or year.", autocompletion=value("grouping")),
    ] = "category",
    as_of: AsOfOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Count projects, megawatts and investment.

    qhtrack stats --by status

    qhtrack stats category:wind-solar,hydropower --by region --json
    """
    from qhtrack.domain import report

    context: Context = ctx.obj
    kind = format_of(context, format_, json=json)
    grouping = grouping_of(by, report.GROUPINGS)
    with open_for_reading(context) as connection:
        asked = questions.Filter(query or (), "registry")
        found = list(questions.projects(connection, asked, as_of_day(context, as_of)))
        called = names_by_id(context, connection)
    counted = report.statistics(found, grouping, called)
    if kind is not Format.TABLE:
        told = [report.figures(one, grouping) for one in counted.groups]
        return Answer(rows(kind, told, report.figure_keys(grouping)))
    from qhtrack.output import charts

    return Answer([charts.statistics(counted, called, context.screen(), context.language)])


def timeline(
    ctx: typer.Context,
    query: QueryArgument = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Draw from this date; ten years back.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Draw up to it.")] = None,
    as_of: AsOfOption = None,
) -> Answer:
    """Draw a Gantt chart: a row a project, a mark and colour a status, due dates marked.

    qhtrack timeline category:railway,airport

    qhtrack timeline status:construction --since 2022 --until 2028
    """
    from qhtrack.domain import report
    from qhtrack.output import charts

    context: Context = ctx.obj
    day = as_of_day(context, as_of)
    between = span_of(since, until)
    with open_for_reading(context) as connection:
        found = list(questions.projects(connection, questions.Filter(query or (), "registry"), day))
        ids = [row["id"] for row in found]
        events = list(questions.events(connection, ids, questions.DateRange(until=day.until)))
        promised = list(questions.commitments(connection, ids, day))
    chart = charts.Chart(found, report.histories(events), report.dues(promised))
    span = charts.Span(day.today, *between)
    return Answer([charts.timeline(chart, span, context.screen(), context.language)])
