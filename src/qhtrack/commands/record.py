"""Record: update, promise, add, set, drop, apply, undo, redo, log."""

from typing import Annotated

import typer

from qhtrack.actions import updating
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
    ReplaceEventOption,
    ReplacePromiseOption,
    SourceOption,
    page_format_of,
    value_option,
)
from qhtrack.domain.updates import UpdateInput


def update(
    ctx: typer.Context,
    project: ProjectArgument,
    status: Annotated[
        str,
        typer.Argument(
            metavar="STATUS",
            help="The status it was at, in English or Chinese.",
            autocompletion=value("status"),
        ),
    ],
    date: Annotated[str | None, value_option("DATE", "When it was so. \\[default: today]")] = None,
    source: SourceOption = None,
    note: Annotated[str | None, value_option("TEXT", "What was seen, in your own words.")] = None,
    by: Annotated[
        bool, typer.Option("--by", help="It was so by that date; when it began is not known.")
    ] = False,
    in_service_mw: Annotated[
        str | None, value_option("NUMBER", "MW in service in all, from that date on.")
    ] = None,
    open_km: Annotated[
        str | None, value_option("NUMBER", "Kilometres open in all, from that date on.")
    ] = None,
    spent_bn: Annotated[
        str | None, value_option("NUMBER", "Billions spent in all, by that date.")
    ] = None,
    expect: Annotated[
        str | None, value_option("STATUS", "Record only if this is the latest status.")
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Allow a step back in status, which needs --note, or a figure that is too large.",
        ),
    ] = False,
    replace: ReplaceEventOption = False,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Record an event: on this date the project was at this status.

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
    page_format = page_format_of(format_, json=json)
    return updating.update(context, update_input, page_format, dry_run=dry_run)


def promise(
    ctx: typer.Context,
    project: ProjectArgument,
    wording: Annotated[
        str | None, value_option("TEXT", "The promise as published; a new one needs it.")
    ] = None,
    milestone: MilestoneOption = None,
    part: PartOption = None,
    due: DueOption = None,
    made: Annotated[
        str | None, value_option("DATE", "When it was made. \\[default: the date of its source]")
    ] = None,
    stretch: Annotated[
        bool, typer.Option("--stretch", help="It was promised as a best effort: 力争, 争取.")
    ] = False,
    wording_en: Annotated[str | None, value_option("TEXT", "The promise in English.")] = None,
    wording_zh: Annotated[str | None, value_option("TEXT", "The promise in Chinese.")] = None,
    source: SourceOption = None,
    note: Annotated[str | None, value_option("TEXT", "A remark.")] = None,
    reached: Annotated[str | None, value_option("DATE", "It came about on this date.")] = None,
    by: Annotated[
        bool, typer.Option("--by", help="It had come about by that date; when is not known.")
    ] = False,
    missed: Annotated[
        str | None, value_option("DATE", "It is known since this date that it did not.")
    ] = None,
    evidence: Annotated[str | None, value_option("SOURCE", "The source that says so.")] = None,
    replace: ReplacePromiseOption = False,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Record a promise, or what became of one; --wording, --due or --milestone says which.

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
    page_format = page_format_of(format_, json=json)
    return promising.promise(context, promise_input, page_format, dry_run=dry_run)


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
        str,
        typer.Argument(metavar="ID", help="Its id: lower-case letters, digits, single hyphens."),
    ],
    fields: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FIELD=VALUE...", help="What is known about it.", autocompletion=assignment
        ),
    ] = None,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Add a project, source, category or region, or what a known one lacks.

    qhtrack add source news-2026 title='Works begin' publisher=Xinhua date=2026-11-20

    qhtrack add project chaka-airport name='Chaka Airport' category=airport regions=haixi
    """
    from qhtrack.actions import assigning

    context: Context = ctx.obj
    page_format = page_format_of(format_, json=json)
    return assigning.add(context, kind, id_, fields or (), page_format, dry_run=dry_run)


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
    page_format = page_format_of(format_, json=json)
    return assigning.set_fields(context, words, page_format, dry_run=dry_run)


def drop(
    ctx: typer.Context,
    project: ProjectArgument,
    date: Annotated[
        str | None,
        typer.Argument(metavar="DATE", help="The date of the event, as it was recorded."),
    ] = None,
    status: Annotated[
        str | None,
        typer.Argument(
            metavar="STATUS", help="The status of that event.", autocompletion=value("status")
        ),
    ] = None,
    wording: Annotated[
        str | None, value_option("TEXT", "The promise to remove, as it was recorded.")
    ] = None,
    milestone: MilestoneOption = None,
    part: PartOption = None,
    due: DueOption = None,
    note: Annotated[str | None, value_option("TEXT", "Why it is removed.")] = None,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Remove an event or a promise, from the registry or recorded here.

    qhtrack drop 玛尔挡 2024-04-01 partial --note 'a test run, says the operator'

    qhtrack drop gonghe-airport --wording '2025年建成' --due 2025
    """
    from qhtrack.actions import dropping

    context: Context = ctx.obj
    drop_input = dropping.DropInput(*(project, date, status, wording, milestone, part, due, note))
    page_format = page_format_of(format_, json=json)
    return dropping.drop(context, drop_input, page_format, dry_run=dry_run)


def apply(
    ctx: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Workbooks (.xlsx), CSV, JSON or JSON Lines; -: standard input."
        ),
    ],
    sheet: Annotated[
        str | None,
        value_option("TEXT", "Read this sheet of a workbook. \\[default: the first visible one]"),
    ] = None,
    ignore: Annotated[
        str,
        typer.Option(metavar="HEAD,HEAD", help="Leave out these columns; '*': all unknown ones."),
    ] = "",
    date: Annotated[str | None, value_option("DATE", "The date of rows that give none.")] = None,
    source: Annotated[
        str | None, value_option("TEXT", "The source of rows that give none.")
    ] = None,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    r"""Record what spreadsheets say, all or nothing: events, promises, fields, new projects.

    qhtrack apply updates/*.xlsx --source 'Monthly sheets, October' --dry-run

    printf 'project,status,date\ngonghe-airport,在建,2026-01\n' | qhtrack apply -
    """
    from qhtrack.actions import applying

    context: Context = ctx.obj
    ignored = [head.strip() for head in ignore.split(",")]
    page_format = page_format_of(format_, json=json)
    sheets = applying.SheetInput(files, sheet, ignored, date, source)
    return applying.apply(context, sheets, page_format, dry_run=dry_run)


def undo(
    ctx: typer.Context,
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="[PROJECT|N]",
            help="The last recording of this project, or the one with this number in the log.",
            autocompletion=value("project"),
        ),
    ] = None,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Undo the last recording, or another, as a whole, even once exported or loaded.

    qhtrack undo --dry-run

    qhtrack undo gonghe-airport

    qhtrack undo 12
    """
    from qhtrack.actions import undoing

    context: Context = ctx.obj
    return undoing.undo(context, target, page_format_of(format_, json=json), dry_run=dry_run)


def redo(
    ctx: typer.Context,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Redo what was undone last, unless something new was recorded since.

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
    """List what was recorded here, newest first: who, when, what, and whether it still counts.

    qhtrack log -n 5

    qhtrack log --json
    """
    from qhtrack.actions import log as logged

    context: Context = ctx.obj
    return logged.log(context, page_format_of(format_, json=json), limit=limit)
