"""Look closer: show, history, info."""

from typing import Annotated

import typer

from qhtrack.actions import inspecting, looking
from qhtrack.actions.context import Answer, Context
from qhtrack.commands.completing import value
from qhtrack.commands.options import (
    AsOfOption,
    FormatOption,
    JsonOption,
    LimitOption,
    PageFormatOption,
    ProjectArgument,
    format_of,
    page_format_of,
    since_option,
    until_option,
)


def show(
    ctx: typer.Context,
    project: ProjectArgument,
    as_of: AsOfOption = None,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Show one project whole: sizes, promises with outcomes, events with sources.

    qhtrack show 玛尔挡

    qhtrack show maerdang-hydropower --json
    """
    context: Context = ctx.obj
    return looking.show(context, project, page_format_of(format_, json=json), as_of=as_of)


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


def info(ctx: typer.Context, format_: PageFormatOption = None, json: JsonOption = False) -> Answer:
    """Say where the database and registry are, and what they hold.

    qhtrack info

    qhtrack info --json
    """
    context: Context = ctx.obj
    return inspecting.info(context, page_format_of(format_, json=json))
