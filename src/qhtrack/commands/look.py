"""Look closer: show, history, sources, info."""

from typing import Annotated

import typer

from qhtrack.actions import citing, inspecting, looking
from qhtrack.actions.context import Answer, Context
from qhtrack.commands.completing import value
from qhtrack.commands.options import (
    AsOfOption,
    CategoryOption,
    FormatOption,
    JsonOption,
    LimitOption,
    PageFormatOption,
    QueryArgument,
    RegionOption,
    StatusOption,
    format_of,
    page_format_of,
    since_option,
    terms_of,
    until_option,
)


def show(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A project's id, name or part of one; or a source's id.",
            autocompletion=value("project"),
        ),
    ],
    as_of: AsOfOption = None,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Show one project whole: sizes, promises, events; or a source and what rests on it.

    qhtrack show 玛尔挡

    qhtrack show maerdang-hydropower --json

    qhtrack show seed-major-projects
    """
    context: Context = ctx.obj
    return looking.show(context, name, page_format_of(format_, json=json), as_of=as_of)


def history(
    ctx: typer.Context,
    project: Annotated[
        str | None, typer.Argument(help="Only this project.", autocompletion=value("project"))
    ] = None,
    since: Annotated[str | None, since_option("From this date.")] = None,
    until: Annotated[str | None, until_option("Up to this date.")] = None,
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
    return looking.history(
        context,
        project,
        format_of(context, format_, json=json),
        since=since,
        until=until,
        only_local=local,
        limit=limit,
    )


def sources(
    ctx: typer.Context,
    query: QueryArgument = None,
    status: StatusOption = None,
    category: CategoryOption = None,
    region: RegionOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """List publications, newest first, with how many facts rest on each.

    qhtrack sources

    qhtrack sources -c airport -f csv
    """
    context: Context = ctx.obj
    return citing.sources(
        context,
        terms_of(query, status=status, category=category, region=region),
        format_of(context, format_, json=json),
        limit=limit,
        as_of=as_of,
    )


def info(ctx: typer.Context, format_: PageFormatOption = None, json: JsonOption = False) -> Answer:
    """Say where the database and registry are, and what they hold.

    qhtrack info

    qhtrack info --json
    """
    context: Context = ctx.obj
    return inspecting.info(context, page_format_of(format_, json=json))
