"""Record what happened: update, undo."""

from typing import Annotated, Any

import typer

from qhtrack.commands.completing import value
from qhtrack.commands.options import JsonOption, ProjectArgument
from qhtrack.commands.session import Answer, Session, checked_date
from qhtrack.database import questions, recording, schema
from qhtrack.domain.dates import first_day
from qhtrack.domain.errors import UsageError, nearest, shown
from qhtrack.domain.labels import MOST, Language, status_label, understood, word
from qhtrack.domain.status import IN_SERVICE, Status
from qhtrack.domain.text import is_citation, is_line, is_text
from qhtrack.output.formats import Format, as_json

JsonFormat = Annotated[Format | None, typer.Option("-f", "--format", help="json for a script.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen, change nothing.")]


def update(
    ctx: typer.Context,
    project: ProjectArgument,
    status: Annotated[
        str,
        typer.Argument(
            help="What it was seen at, in either language.", autocompletion=value("status")
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
    format_: JsonFormat = None,
    json: JsonOption = False,
) -> Answer:
    """Record one event: on this date the project was seen at this status.

    qhtrack update gonghe-airport construction --date 2026-01 --source https://example.org/1

    qhtrack update 羊曲 operating --expect partial --note 'all units on the grid' --dry-run
    """
    session: Session = ctx.obj
    day = checked_date(date, "--date") if date else session.today.isoformat()
    if first_day(day) > session.today.isoformat():
        raise UsageError(f"--date: {day} lies in the future; record what has happened")
    wanted = _status(status, "STATUS")
    _check_text(note, source)
    running = _capacity(capacity_mw, wanted)
    expected = _status(expect, "--expect") if expect else None
    with session.recording() as connection:
        name = questions.find(connection, project)
        _check_source(source, questions.sources(connection))
        statement = recording.Statement(
            name, Status(wanted), day, source, note, running, expected, force
        )
        with schema.transaction(connection, keep=not dry_run):
            number = recording.next_recording(connection)
            who = recording.Recorder(session.user(), session.at)
            done = recording.record(connection, statement, who, number)
    if json or format_ in {Format.JSON, Format.JSONL}:
        return Answer([as_json(_result(done))])
    would = word("would", session.language) if dry_run and done.recorded else ""
    return Answer([f"{would}{sentence(done, session.language)}\n"])


def _status(text: str, where: str) -> str:
    known = understood()["status"]
    found = known.get(text.casefold())
    if found is None or (found == "unknown" and where == "STATUS"):
        raise UsageError(f"{where}: {shown(text)} is not a status{nearest(text, known)}")
    return found


def _check_text(note: str | None, source: str | None) -> None:
    for option, text, fits in (("--note", note, is_text), ("--source", source, is_line)):
        if text is not None and not fits(text):
            raise UsageError(f"{option}: {shown(text)} is empty or holds control characters")


def _capacity(megawatts: float | None, status: str) -> float | None:
    if megawatts is None:
        return None
    if status not in IN_SERVICE:
        raise UsageError("--capacity-mw: only what is partial or operating is in service")
    if not 0 <= megawatts <= MOST:
        raise UsageError(f"--capacity-mw: {megawatts} is not a number from 0 to 10^15")
    return int(megawatts) if megawatts.is_integer() else megawatts


def _check_source(source: str | None, known: dict[str, Any]) -> None:
    if source is not None and source not in known and not is_citation(source):
        raise UsageError(
            f"--source: {shown(source)} is no source of the registry{nearest(source, known)}; "
            "give a source's id, an http(s) address, or a citation in words"
        )


def _result(done: recording.Recorded) -> dict[str, Any]:
    return {
        "project": done.project,
        "from": done.before,
        "to": done.after,
        "date": done.date,
        "recorded": done.recorded,
    }


def sentence(done: recording.Recorded, language: Language) -> str:
    """Say what was recorded, and where if it is a back-fill."""
    after = status_label(done.after, language)
    if not done.recorded:
        return f"{done.project}: {after} ({done.date}) {word('unchanged', language)}"
    before = status_label(done.before or "unknown", language)
    step = (
        f"{after} {word('confirmed', language)}"
        if done.before is done.after
        else f"{before} → {after}"
    )
    text = f"{done.project}: {step} ({done.date})"
    if done.followed_by is None:
        return text
    later = f"{status_label(done.followed_by.status, language)} ({done.followed_by.date})"
    return f"{text}, {word('before', language, what=later)}"


def undo(
    ctx: typer.Context,
    project: Annotated[
        str | None,
        typer.Argument(help="Only this project's last.", autocompletion=value("project")),
    ] = None,
    dry_run: DryRun = False,
    format_: JsonFormat = None,
    json: JsonOption = False,
) -> Answer:
    """Withdraw the last recording whole; with PROJECT, that project's last local event.

    qhtrack undo --dry-run

    qhtrack undo gonghe-airport
    """
    session: Session = ctx.obj
    with session.recording() as connection:
        name = None if project is None else questions.find(connection, project)
        with schema.transaction(connection, keep=not dry_run):
            found = recording.withdraw(connection, name)
    if json or format_ in {Format.JSON, Format.JSONL}:
        return Answer([as_json([one._asdict() for one in found])])
    key = "would_withdraw" if dry_run else "withdrew"
    return Answer(
        f"{one.project}: "
        + word(
            key,
            session.language,
            what=f"{status_label(one.status, session.language)} ({one.date})",
            now=status_label(one.now or "unknown", session.language),
        )
        + "\n"
        for one in found
    )
