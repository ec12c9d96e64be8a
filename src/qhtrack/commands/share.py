"""Share the registry: load, check, export, merge, report."""

import sqlite3
from difflib import unified_diff
from pathlib import Path
from typing import Annotated, Any

import typer

from qhtrack.commands.completing import value
from qhtrack.commands.options import (
    AsOfOption,
    JsonOption,
    PageFormatOption,
    QueryArgument,
    page_format_of,
    terms_of,
)
from qhtrack.commands.session import Answer, Session, shipped
from qhtrack.database import questions, schema
from qhtrack.domain.errors import Problem, RefusedError, UsageError, visible
from qhtrack.domain.labels import Language, word
from qhtrack.output.formats import ExportFormat, as_json

OutputOption = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file.")
]
CheckOption = Annotated[
    bool, typer.Option("--check", help="Write nothing; exit 1 with a diff if the file differs.")
]


def load(
    ctx: typer.Context,
    registry: Annotated[
        str | None, typer.Argument(help="A file, - for stdin; the last one, else the shipped one.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Change nothing.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop local events of projects that are gone.")
    ] = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Bring the database to the registry's state; local events stay.

    qhtrack load data/projects.toml

    git show HEAD:data/projects.toml | qhtrack load - --dry-run
    """
    from qhtrack.commands import loading

    session: Session = ctx.obj
    session.refuse_registry()
    source = None if registry is None else loading.Source(registry)
    if source and not Path(session.database()).exists():
        source.parsed(session.today)  # what is refused leaves no empty database behind
    with session.loading(dry_run=dry_run) as connection:
        source = source or loading.Source(_last(connection))
        done = loading.load(
            *(connection, source, session.today, session.at),
            prune=prune,
            dry_run=dry_run,
            watch=session.watch,
        )
    session.notices += [f"{fault}; settle it with: qhtrack undo PROJECT" for fault in done.faults]
    result = {"registry": source.path, "unchanged": done.unchanged, **done.changes._asdict()}
    if kind := page_format_of(format_, json=json):
        return Answer([as_json(result, kind)])
    would = word("would_load", session.language) if dry_run else ""
    return Answer([f"{would}{_loaded(result, session.language)}"])


def _loaded(result: dict[str, Any], language: Language) -> str:
    if result["unchanged"]:
        return f"{visible(result['registry'])}: {word('unchanged', language)}\n"
    keys = {"added": "added", "changed": "change", "removed": "removed"}
    counts = [f"{word(key, language)} {len(result[name])}" for name, key in keys.items()]
    return f"{visible(result['registry'])}: {', '.join(counts)}\n"


def _last(connection: sqlite3.Connection) -> str:
    """Return the path of the registry of the last load, the shipped one if there was none."""
    last = questions.last_load(connection)
    if not last:
        return shipped()
    if last["path"] is None:
        raise UsageError("the last registry came from standard input; name a file")
    return str(last["path"])


def check(
    ctx: typer.Context,
    registry: Annotated[list[str] | None, typer.Argument(help="Files; the shipped one.")] = None,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Validate registries without a database; every problem is located.

    qhtrack check data/projects.toml

    qhtrack check --json *.toml
    """
    from qhtrack.commands import loading
    from qhtrack.domain.model import facts

    session: Session = ctx.obj
    problems: list[Problem] = []
    lines = []
    for path in registry or [session.registry or shipped()]:
        try:
            found, _ = loading.Source(path).parsed(session.today)
        except RefusedError as error:
            problems += error.problems
            continue
        lines.append(f"{visible(path)}: {word('valid', session.language)}\n")
        bare = sum(one.source is None for project in found.projects for one in facts(project))
        if bare:
            have = "fact has" if bare == 1 else "facts have"
            session.notices.append(f"{path}: {bare} {have} no source")
    if problems:
        raise RefusedError(problems)
    kind = page_format_of(format_, json=json)
    return Answer([as_json([], kind)] if kind else lines)


def export(
    ctx: typer.Context,
    output: OutputOption = None,
    check: CheckOption = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite what was not loaded.")] = False,
    format_: Annotated[
        ExportFormat, typer.Option("-f", "--format", help="How to write it.")
    ] = ExportFormat.TOML,
    json: JsonOption = False,
) -> Answer:
    """Write the whole registry as canonical TOML, local events included.

    qhtrack export -o data/projects.toml

    qhtrack export | diff - data/projects.toml
    """
    from qhtrack.commands import exporting

    session: Session = ctx.obj
    kind = ExportFormat.JSON if json else format_
    with session.asking() as connection:
        data = exporting.text(connection, kind)
        if check:
            return _difference(output or _last(connection), data)
        if output in {None, "-"}:
            return Answer([data])
        with schema.transaction(connection):
            changed = (
                exporting.write_json(connection, output, data)
                if kind is ExportFormat.JSON
                else exporting.write(connection, session, output, data, force=force)
            )
    said = word("change" if changed else "unchanged", session.language)
    return Answer([f"{visible(output)}: {said}\n"])


def _difference(path: str, text: str) -> Answer:
    from qhtrack.registry import files

    there = files.decode(files.read(path), path)
    lines = unified_diff(
        there.splitlines(keepends=True), text.splitlines(keepends=True), path, "qhtrack"
    )
    return Answer(lines, int(there != text))


def merge(
    ctx: typer.Context,
    base: Annotated[str, typer.Argument(help="What both sides began with; may be empty.")],
    ours: Annotated[str, typer.Argument(help="One side; the result is written over it.")],
    theirs: Annotated[str, typer.Argument(help="The other side.")],
) -> Answer:
    """Merge two sides of a registry by meaning; exit 1 if a conflict is left.

    qhtrack merge base.toml ours.toml theirs.toml

    git config merge.qhtrack.driver "qhtrack merge %O %A %B"
    """
    from qhtrack.commands import merging

    session: Session = ctx.obj
    session.refuse_registry()
    session.notices += merging.merge(base, ours, theirs, session.today)
    return Answer([], int(bool(session.notices)))


def report(
    ctx: typer.Context,
    query: QueryArgument = None,
    as_of: AsOfOption = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Changes after this date; a year before.")
    ] = None,
    by: Annotated[
        str, typer.Option(help="category, region or status.", autocompletion=value("grouping"))
    ] = "category",
    output: OutputOption = None,
    check: CheckOption = False,
) -> Answer:
    """Write the Markdown status report.

    qhtrack report --as-of 2026-01-01 -o STATUS.md

    qhtrack report -o STATUS.md --check
    """
    from qhtrack.commands import reporting

    session: Session = ctx.obj
    if check and output in {None, "-"}:
        raise UsageError("--check compares with a file; name it with -o")
    day = as_of or (reporting.date_in(output) if check and output else None)
    text = reporting.text(session, terms_of(query), day, since, by)
    if output in {None, "-"}:
        return Answer([text])
    if check:
        return _difference(output, text)
    key = "change" if reporting.write(output, text) else "unchanged"
    return Answer([f"{visible(output)}: {word(key, session.language)}\n"])
