"""Share the registry: load, check, export, merge, report."""

import sqlite3
from difflib import unified_diff
from pathlib import Path
from typing import Annotated, Any

import typer

from qhtrack.actions.context import Answer, Context, with_progress
from qhtrack.actions.opening import (
    database_path,
    open_for_loading,
    open_for_reading,
    shipped_registry,
)
from qhtrack.commands.completing import value
from qhtrack.commands.options import (
    AsOfOption,
    JsonOption,
    PageFormatOption,
    QueryArgument,
    page_format_of,
    terms_of,
)
from qhtrack.database import questions, transactions
from qhtrack.domain.errors import Problem, RefusedError, UsageError
from qhtrack.domain.text import visible
from qhtrack.output.formats import ExportFormat, as_json
from qhtrack.words.catalogue import word
from qhtrack.words.language import Language

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
    from qhtrack.actions import loading

    context: Context = ctx.obj
    context.refuse_registry()
    source = None if registry is None else loading.RegistryFile(registry)
    if source and not Path(database_path(context)).exists():
        source.parsed(context.today)  # what is refused leaves no empty database behind
    with open_for_loading(context, dry_run=dry_run) as connection:
        source = source or loading.RegistryFile(_last(connection))
        done = loading.load(
            *(connection, source, context.today, context.at),
            prune=prune,
            dry_run=dry_run,
            with_progress=with_progress,
        )
    context.notices += [f"{fault}; settle it with: qhtrack undo PROJECT" for fault in done.faults]
    result = {"registry": source.path, "unchanged": done.unchanged, **done.changes._asdict()}
    if kind := page_format_of(format_, json=json):
        return Answer([as_json(result, kind)])
    would = word("would_load", context.language) if dry_run else ""
    return Answer([f"{would}{_loaded(result, context.language)}"])


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
        return shipped_registry()
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
    from qhtrack.actions import loading
    from qhtrack.domain.model import facts

    context: Context = ctx.obj
    problems: list[Problem] = []
    lines = []
    for path in registry or [context.registry or shipped_registry()]:
        try:
            found, _ = loading.RegistryFile(path).parsed(context.today)
        except RefusedError as error:
            problems += error.problems
            continue
        lines.append(f"{visible(path)}: {word('valid', context.language)}\n")
        bare = sum(one.source is None for project in found.projects for one in facts(project))
        if bare:
            have = "fact has" if bare == 1 else "facts have"
            context.notices.append(f"{path}: {bare} {have} no source")
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
    from qhtrack.actions import exporting

    context: Context = ctx.obj
    kind = ExportFormat.JSON if json else format_
    with open_for_reading(context) as connection:
        data = exporting.text(connection, kind)
        if check:
            return _difference(output or _last(connection), data)
        if output in {None, "-"}:
            return Answer([data])
        with transactions.transaction(connection):
            changed = (
                exporting.write_json(connection, output, data)
                if kind is ExportFormat.JSON
                else exporting.write(connection, context, output, data, force=force)
            )
    said = word("change" if changed else "unchanged", context.language)
    return Answer([f"{visible(output)}: {said}\n"])


def _difference(path: str, text: str) -> Answer:
    from qhtrack import files

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
    from qhtrack.actions import merging

    context: Context = ctx.obj
    context.refuse_registry()
    context.notices += merging.merge(base, ours, theirs, context.today)
    return Answer([], int(bool(context.notices)))


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
    from qhtrack.actions import reporting

    context: Context = ctx.obj
    if check and output in {None, "-"}:
        raise UsageError("--check compares with a file; name it with -o")
    day = as_of or (reporting.date_in(output) if check and output else None)
    text = reporting.text(context, terms_of(query), day, since, by)
    if output in {None, "-"}:
        return Answer([text])
    if check:
        return _difference(output, text)
    key = "change" if reporting.write(output, text) else "unchanged"
    return Answer([f"{visible(output)}: {word(key, context.language)}\n"])
