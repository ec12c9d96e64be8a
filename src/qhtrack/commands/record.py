"""Record what happened: update, apply, undo."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from qhtrack.actions.context import Answer, Context, user, with_progress
from qhtrack.actions.opening import open_for_recording
from qhtrack.actions.updating import faults, understand
from qhtrack.commands.completing import value
from qhtrack.commands.options import JsonOption, PageFormatOption, ProjectArgument, page_format_of
from qhtrack.database import finding, questions, recordings, transactions
from qhtrack.domain.errors import StateError, UsageError
from qhtrack.domain.updates import UpdateInput, UpdateResult
from qhtrack.output.formats import Format, as_json, formatted
from qhtrack.words.catalogue import status_label, word
from qhtrack.words.language import Language

_CALLED = {"status": "STATUS", "capacity_mw": "--capacity-mw"}
_RESULT = ("project", "from", "to", "date", "recorded")
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen, change nothing.")]


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
    capacity_mw: Annotated[
        float | None, typer.Option(help="MW in service from then on, in all.")
    ] = None,
    expect: Annotated[
        str | None, typer.Option(metavar="STATUS", help="Only if this is the latest status.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Against the ladder; with --note.")
    ] = False,
    dry_run: DryRun = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Record one event: on this date the project was seen at this status.

    qhtrack update gonghe-airport construction --date 2026-01 --source https://example.org/1

    qhtrack update 羊曲 operating --expect partial --note 'all units on the grid' --dry-run
    """
    context: Context = ctx.obj
    today = context.today.isoformat()
    said = UpdateInput(project, status, date, source, note, capacity_mw, expect)
    with open_for_recording(context) as connection:
        for field, message in faults(said, today, questions.sources(connection)):
            raise UsageError(f"{_CALLED.get(field, f'--{field}')}: {message}")
        meant = understand(said, finding.find(connection, project), today, force=force)
        with transactions.transaction(connection, keep=not dry_run):
            (done,) = recordings.record(connection, [meant], _recorder(context))
            if isinstance(done, StateError):
                raise done
    if kind := page_format_of(format_, json=json):
        return Answer([as_json(_result(done), kind)])
    return Answer([_sentence(done, context.language, dry_run=dry_run)])


def apply(
    ctx: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="CSV, JSON or JSON Lines; - for stdin.")
    ],
    dry_run: DryRun = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    r"""Record many events, all or none; columns as update's arguments.

    qhtrack apply updates/*.csv --dry-run

    printf 'project,status,date\ngonghe-airport,在建,2026-01\n' | qhtrack apply -
    """
    from qhtrack.actions import applying

    context: Context = ctx.obj
    context.refuse_registry()
    found = applying.read(files)
    with (
        open_for_recording(context) as connection,
        transactions.transaction(connection, keep=not dry_run),
    ):
        given = applying.understand_all(connection, found, context.today.isoformat())
        made = recordings.record(connection, given.statements, _recorder(context), with_progress)
        done = applying.checked(given, made)
    if kind := page_format_of(format_, json=json):
        return Answer(formatted(Format(kind), map(_result, done), _RESULT))
    told = (_sentence(one, context.language, dry_run=dry_run) for one in done)
    return Answer([*told, _total(done, context.language, dry_run=dry_run)])


def _recorder(context: Context) -> recordings.Recorder:
    return recordings.Recorder(user(), context.at)


def _result(done: UpdateResult) -> dict[str, Any]:
    return {
        "project": done.project,
        "from": done.previous_status,
        "to": done.status,
        "date": done.date,
        "recorded": done.recorded,
    }


def _sentence(done: UpdateResult, language: Language, *, dry_run: bool) -> str:
    would = word("would", language) if dry_run and done.recorded else ""
    return f"{would}{_told(done, language)}\n"


def _told(done: UpdateResult, language: Language) -> str:
    after = status_label(done.status, language)
    if not done.recorded:
        return f"{done.project}: {after} ({done.date}) {word('unchanged', language)}"
    before = status_label(done.previous_status or "unknown", language)
    step = (
        f"{after} {word('confirmed', language)}"
        if done.previous_status is done.status
        else f"{before} → {after}"
    )
    text = f"{done.project}: {step} ({done.date})"
    if done.next_event is None:
        return text
    later = f"{status_label(done.next_event.status, language)} ({done.next_event.date})"
    return f"{text}, {word('before', language, what=later)}"


def _total(done: Sequence[UpdateResult], language: Language, *, dry_run: bool) -> str:
    count = sum(one.recorded for one in done)
    key = "would_record_all" if dry_run else "recorded_all"
    return word(key, language, count=count, rest=len(done) - count) + "\n"


def undo(
    ctx: typer.Context,
    project: Annotated[
        str | None,
        typer.Argument(
            metavar="[PROJECT]", help="Only this project's last.", autocompletion=value("project")
        ),
    ] = None,
    dry_run: DryRun = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Withdraw the last recording whole; with PROJECT, that project's last local event.

    qhtrack undo --dry-run

    qhtrack undo gonghe-airport
    """
    context: Context = ctx.obj
    with open_for_recording(context) as connection:
        name = None if project is None else finding.find(connection, project)
        with transactions.transaction(connection, keep=not dry_run):
            found = recordings.undo_recording(connection, name)
    if kind := page_format_of(format_, json=json):
        return Answer([as_json([one._asdict() for one in found], kind)])
    key = "would_withdraw" if dry_run else "withdrew"
    return Answer(
        f"{one.project}: "
        + word(
            key,
            context.language,
            what=f"{status_label(one.status, context.language)} ({one.date})",
            now=status_label(one.now or "unknown", context.language),
        )
        + "\n"
        for one in found
    )
