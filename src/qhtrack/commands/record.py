"""Record: update, promise, add, set, drop, apply, undo, redo, log."""

from typing import Annotated

import typer

from qhtrack.actions import recording
from qhtrack.actions.context import Answer, Context
from qhtrack.commands.completing import assignment, value
from qhtrack.commands.options import (
    DryRunOption,
    DueOption,
    JsonOption,
    LimitOption,
    MilestoneOption,
    PageFormatOption,
    PartOption,
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


def promise(
    ctx: typer.Context,
    project: ProjectArgument,
    wording: Annotated[
        str | None, typer.Option(help="What was promised, as published; a new one needs it.")
    ] = None,
    milestone: MilestoneOption = None,
    part: PartOption = None,
    due: DueOption = None,
    made: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was made; else its source's date.")
    ] = None,
    stretch: Annotated[bool, typer.Option("--stretch", help="A best effort: 力争, 争取.")] = False,
    wording_en: Annotated[str | None, typer.Option(help="The same in English.")] = None,
    wording_zh: Annotated[str | None, typer.Option(help="The same in Chinese.")] = None,
    source: Annotated[
        str | None, typer.Option(help="A source's id, an address, or a citation in words.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="What is to be said beside it.")] = None,
    reached: Annotated[
        str | None, typer.Option(metavar="DATE", help="When what was promised came about.")
    ] = None,
    by: Annotated[
        bool, typer.Option("--by", help="It had come about by then; when is not told.")
    ] = False,
    missed: Annotated[
        str | None, typer.Option(metavar="DATE", help="Since when it is known that it did not.")
    ] = None,
    evidence: Annotated[
        str | None, typer.Option(metavar="SOURCE", help="Who says that it was reached or missed.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put what is given in the place of what is known.")
    ] = False,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Record a promise, or what became of one that --wording, --due or --milestone names.

    qhtrack promise 玛尔挡 --wording '2027年底前全部投产' --milestone operating --due 2027

    qhtrack promise target-new-roads-2026 --due 2026 --reached 2026-10 --evidence 'press, 2026'
    """
    from qhtrack.actions import promising

    context: Context = ctx.obj
    promise_input = promising.PromiseInput(
        *(project, wording, milestone, part, due, made, stretch),
        wording_en=wording_en,
        wording_zh=wording_zh,
        source=source,
        note=note,
        reached=reached,
        by=by,
        missed=missed,
        evidence=evidence,
        replace=replace,
    )
    kind = page_format_of(format_, json=json)
    return promising.promise(context, promise_input, kind, dry_run=dry_run)


def add(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="project, source, category or region.",
            autocompletion=value("kind"),
        ),
    ],
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="Lower-case letters, digits, single hyphens.")
    ],
    fields: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FIELD=VALUE...", help="What is known of it.", autocompletion=assignment
        ),
    ] = None,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Add a project, source, category or region, or what is missing of a known one.

    qhtrack add source news-2026 title='Works begin' publisher=Xinhua date=2026-11-20

    qhtrack add project chaka-airport name='Chaka Airport' category=airport regions=haixi
    """
    from qhtrack.actions import assigning

    context: Context = ctx.obj
    shape = page_format_of(format_, json=json)
    return assigning.add(context, kind, id_, fields or (), shape, dry_run=dry_run)


def set_(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[KIND] ID FIELD=VALUE...",
            help="FIELD= clears, FIELD+=X and FIELD-=X change a list; a project needs no KIND.",
            autocompletion=assignment,
        ),
    ],
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Change or clear fields of a project, source, category or region.

    qhtrack set 玛尔挡 aliases+='Maerdang Dam' owner=

    qhtrack set category road words.operating=open words_zh.operating=建成通车
    """
    from qhtrack.actions import assigning

    context: Context = ctx.obj
    kind = page_format_of(format_, json=json)
    return assigning.set_fields(context, words, kind, dry_run=dry_run)


def drop(
    ctx: typer.Context,
    project: ProjectArgument,
    date: Annotated[
        str | None, typer.Argument(metavar="DATE", help="Of an event, as it was recorded.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Argument(metavar="STATUS", help="Of the same event.", autocompletion=value("status")),
    ] = None,
    wording: Annotated[
        str | None, typer.Option(help="What was promised: drop this promise.")
    ] = None,
    milestone: MilestoneOption = None,
    part: PartOption = None,
    due: DueOption = None,
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Take back an event or a promise, the registry's or one recorded here.

    qhtrack drop 玛尔挡 2024-04-01 partial --note 'a test run, says the operator'

    qhtrack drop gonghe-airport --wording '2025年建成' --due 2025
    """
    from qhtrack.actions import dropping

    context: Context = ctx.obj
    drop_input = dropping.DropInput(*(project, date, status, wording, milestone, part, due, note))
    kind = page_format_of(format_, json=json)
    return dropping.drop(context, drop_input, kind, dry_run=dry_run)


def apply(
    ctx: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Workbooks (.xlsx), CSV, JSON or JSON Lines; - for stdin."
        ),
    ],
    sheet: Annotated[
        str | None, typer.Option(help="The sheet of a workbook; the first visible one.")
    ] = None,
    ignore: Annotated[
        str, typer.Option(metavar="HEAD,HEAD", help="Columns to leave out; '*': all unknown ones.")
    ] = "",
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="When, in rows that do not say it.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Who says it, in rows that do not.")] = None,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    r"""Record what sheets say, all or none: events, promises, fields of projects, new rows.

    qhtrack apply updates/*.xlsx --source 'Monthly sheets, October' --dry-run

    printf 'project,status,date\ngonghe-airport,在建,2026-01\n' | qhtrack apply -
    """
    from qhtrack.actions import applying

    context: Context = ctx.obj
    ignored = [head.strip() for head in ignore.split(",")]
    kind = page_format_of(format_, json=json)
    sheets = applying.Sheets(files, sheet, ignored, date, source)
    return applying.apply(context, sheets, kind, dry_run=dry_run)


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
