"""Look closer: show, history, sources, info."""

from typing import Annotated

import typer

from qhtrack.actions import citing, inspecting, looking
from qhtrack.actions.context import Answer, Context
from qhtrack.commands.completing import value
from qhtrack.commands.options import (
    AsOfOption,
    CategoryOption,
    ColumnsOption,
    FormatOption,
    JsonOption,
    LimitOption,
    PageFormatOption,
    QueryArgument,
    RegionOption,
    SortOption,
    StatusOption,
    page_format_of,
    shape_of,
    since_option,
    terms_of,
    until_option,
)


def show(
    ctx: typer.Context,
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME",
            help="A project: its id, its name, or part of one; or the id or title of a source.",
            autocompletion=value("project"),
        ),
    ],
    as_of: AsOfOption = None,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Show everything about one project, or all that rests on one source.

    qhtrack show 玛尔挡

    qhtrack show maerdang-hydropower --json

    qhtrack show seed-major-projects
    """
    context: Context = ctx.obj
    page_format = page_format_of(format_, json=json)
    return looking.show(context, " ".join(name), page_format, as_of=as_of)


def history(
    ctx: typer.Context,
    query: QueryArgument = None,
    status: StatusOption = None,
    category: CategoryOption = None,
    region: RegionOption = None,
    since: Annotated[str | None, since_option("Only events from this date on.")] = None,
    until: Annotated[str | None, until_option("Only events up to this date.")] = None,
    local: Annotated[bool, typer.Option("--local", help="Only events recorded here.")] = False,
    as_of: AsOfOption = None,
    sort: SortOption = None,
    columns: ColumnsOption = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """List what happened, newest first.

    qhtrack history --since 2025-06

    qhtrack history gonghe-airport --json
    """
    context: Context = ctx.obj
    return looking.history(
        context,
        terms_of(query, status=status, category=category, region=region),
        shape_of(context, format_, json=json, columns=columns, sort=sort, limit=limit),
        since=since,
        until=until,
        only_local=local,
        as_of=as_of,
    )


def sources(
    ctx: typer.Context,
    query: QueryArgument = None,
    status: StatusOption = None,
    category: CategoryOption = None,
    region: RegionOption = None,
    since: Annotated[str | None, since_option("Only sources from this date on.")] = None,
    until: Annotated[str | None, until_option("Only sources up to this date.")] = None,
    as_of: AsOfOption = None,
    sort: SortOption = None,
    columns: ColumnsOption = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """List sources, newest first, and count the facts that rest on each.

    qhtrack sources

    qhtrack sources -c airport -f csv
    """
    context: Context = ctx.obj
    terms = terms_of(query, status=status, category=category, region=region)
    shape = shape_of(context, format_, json=json, columns=columns, sort=sort, limit=limit)
    return citing.sources(context, terms, shape, since=since, until=until, as_of=as_of)


def info(ctx: typer.Context, format_: PageFormatOption = None, json: JsonOption = False) -> Answer:
    """Show where the database and the registry are, and what they hold.

    qhtrack info

    qhtrack info --json
    """
    context: Context = ctx.obj
    return inspecting.info(context, page_format_of(format_, json=json))
