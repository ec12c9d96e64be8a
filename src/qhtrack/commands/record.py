"""Record what happened: update, apply, undo."""

from typing import Annotated

import typer

from qhtrack.actions import recording
from qhtrack.actions.context import Answer, Context
from qhtrack.commands.completing import value
from qhtrack.commands.options import (
    DryRunOption,
    JsonOption,
    PageFormatOption,
    ProjectArgument,
    page_format_of,
)
from qhtrack.domain.updates import UpdateInput


def update(
    ctx: typer.Context,
    project: ProjectArgument,
    status: Annotated[
        str,
        typer.Argument(
            metavar="STATUS",
            help="What it was seen at, in either language.",
            autocompletion=value("status"),
        ),
    ],
    date: Annotated[str | None, typer.Option(metavar="DATE", help="When; today.")] = None,
    source: Annotated[
        str | None, typer.Option(help="A source's id, an address, or a citation in words.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="What was seen.")] = None,
    by: Annotated[
        bool, typer.Option("--by", help="It had this status by then; since when is not told.")
    ] = False,
    in_service_mw: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="MW in service from then on, in all.")
    ] = None,
    open_km: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="Kilometres open from then on, in all.")
    ] = None,
    spent_bn: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="Billions spent by then, in all.")
    ] = None,
    expect: Annotated[
        str | None, typer.Option(metavar="STATUS", help="Only if this is the latest status.")
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Against the ladder, with --note; against the sizes."),
    ] = False,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Record one event: on this date the project was seen at this status.

    qhtrack update gonghe-airport construction --date 2026-01 --source https://example.org/1

    qhtrack update 玛尔挡 partial --in-service-mw 1100 --source https://example.org/2

    qhtrack update 羊曲 operating --expect partial --note 'all units on the grid' --dry-run
    """
    context: Context = ctx.obj
    update_input = UpdateInput(
        *(project, status, date, source, note),
        in_service_mw=in_service_mw,
        expect=expect,
        force=force,
        by=by,
        open_km=open_km,
        spent_bn=spent_bn,
    )
    kind = page_format_of(format_, json=json)
    return recording.update(context, update_input, kind, dry_run=dry_run)


def apply(
    ctx: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="CSV, JSON or JSON Lines; - for stdin.")
    ],
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    r"""Record many events, all or none; columns as update's options, or as history has them.

    qhtrack apply updates/*.csv --dry-run

    printf 'project,status,date\ngonghe-airport,在建,2026-01\n' | qhtrack apply -
    """
    context: Context = ctx.obj
    return recording.apply(context, files, page_format_of(format_, json=json), dry_run=dry_run)


def undo(
    ctx: typer.Context,
    project: Annotated[
        str | None,
        typer.Argument(
            metavar="[PROJECT]", help="Only this project's last.", autocompletion=value("project")
        ),
    ] = None,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Withdraw the last recording whole; with PROJECT, that project's last local event.

    qhtrack undo --dry-run

    qhtrack undo gonghe-airport
    """
    context: Context = ctx.obj
    return recording.undo(context, project, page_format_of(format_, json=json), dry_run=dry_run)
