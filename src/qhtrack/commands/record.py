"""Record what happened: update, apply, undo, redo, log."""

from typing import Annotated

import typer

from qhtrack.actions import recording
from qhtrack.actions.context import Answer, Context
from qhtrack.commands.completing import value
from qhtrack.commands.options import (
    DryRunOption,
    JsonOption,
    LimitOption,
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
        float | None, typer.Option(help="MW in service from then on, in all.")
    ] = None,
    open_km: Annotated[
        float | None, typer.Option(help="Kilometres open from then on, in all.")
    ] = None,
    spent_bn: Annotated[float | None, typer.Option(help="Billions spent by then, in all.")] = None,
    expect: Annotated[
        str | None, typer.Option(metavar="STATUS", help="Only if this is the latest status.")
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Against the ladder, with --note; against the sizes."),
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put what is given in the place of what is known.")
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
        replace=replace,
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
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[PROJECT|N]",
            help="The project's last recording, or the one that log gives this number.",
            autocompletion=value("project"),
        ),
    ] = None,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Take a recording back whole, the last one that stands; exported and loaded ones too.

    qhtrack undo --dry-run

    qhtrack undo gonghe-airport

    qhtrack undo 12
    """
    from qhtrack.actions import undoing

    context: Context = ctx.obj
    return undoing.undo(context, what, page_format_of(format_, json=json), dry_run=dry_run)


def redo(
    ctx: typer.Context,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Bring back what was undone last, as long as nothing new was recorded.

    qhtrack redo
    """
    from qhtrack.actions import undoing

    context: Context = ctx.obj
    return undoing.redo(context, page_format_of(format_, json=json), dry_run=dry_run)


def log(
    ctx: typer.Context,
    limit: LimitOption = None,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Tell what was recorded here, newest first: who, when, what, and whether it stands.

    qhtrack log -n 5

    qhtrack log --json
    """
    from qhtrack.actions import log as logged

    context: Context = ctx.obj
    return logged.log(context, page_format_of(format_, json=json), limit=limit)
