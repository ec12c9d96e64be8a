"""Share the registry: load, check, export, report."""

from difflib import unified_diff
from pathlib import Path
from typing import Annotated, Any

import typer

from qhtrack.commands.options import (
    AsOfOption,
    FormatOption,
    JsonOption,
    QueryArgument,
    terms_of,
)
from qhtrack.commands.session import Answer, Session, shipped
from qhtrack.database import questions, schema
from qhtrack.domain.errors import Problem, RefusedError, UsageError
from qhtrack.domain.labels import Language, word
from qhtrack.output.formats import Format, as_json

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
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Bring the database to the registry's state; local events stay.

    qhtrack load data/projects.toml

    git show HEAD:data/projects.toml | qhtrack load - --dry-run
    """
    from qhtrack.commands import loading

    session: Session = ctx.obj
    with session.loading() as connection:
        path = registry or questions.last_load(connection).get("path") or shipped()
        found, file = loading.read(path, session.today)
        done = loading.load(
            connection, found, file, session.at, prune=prune, dry_run=dry_run, watch=session.watch
        )
    session.notices += [f"{fault}; see: qhtrack undo --help" for fault in done.faults]
    result = {"registry": path, "unchanged": done.unchanged, **done.changes._asdict()}
    if json or format_ in {Format.JSON, Format.JSONL}:
        return Answer([as_json(result)])
    return Answer([_loaded(result, session.language)])


def _loaded(result: dict[str, Any], language: Language) -> str:
    if result["unchanged"]:
        return f"{result['registry']}: {word('unchanged', language)}\n"
    keys = {"added": "added", "changed": "change", "removed": "removed"}
    counts = [f"{word(key, language)} {len(result[name])}" for name, key in keys.items()]
    return f"{result['registry']}: {', '.join(counts)}\n"


def check(
    ctx: typer.Context,
    registry: Annotated[list[str] | None, typer.Argument(help="Files; the shipped one.")] = None,
    format_: FormatOption = None,
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
            found, _ = loading.read(path, session.today)
        except RefusedError as error:
            problems += error.problems
            continue
        lines.append(f"{path}: {word('valid', session.language)}\n")
        bare = sum(one.source is None for project in found.projects for one in facts(project))
        if bare:
            session.notices.append(f"{path}: {bare} facts have no source")
    if problems:
        raise RefusedError(problems)
    is_json = json or format_ in {Format.JSON, Format.JSONL}
    return Answer([as_json([])] if is_json else lines)


def export(
    ctx: typer.Context,
    output: OutputOption = None,
    check: CheckOption = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite what was not loaded.")] = False,
    format_: Annotated[str, typer.Option("-f", "--format", help="toml or json.")] = "toml",
) -> Answer:
    """Write the whole registry as canonical TOML, local events included.

    qhtrack export -o data/projects.toml

    qhtrack export | diff - data/projects.toml
    """
    from qhtrack.commands import exporting

    session: Session = ctx.obj
    with session.asking() as connection:
        last = questions.last_load(connection)["path"] or shipped()
        data = exporting.text(connection, format_)
        if check:
            return _difference(output or last, data)
        if output is None:
            return Answer([data])
        with schema.transaction(connection):
            changed = exporting.write(connection, session, output, data, force=force)
    return Answer([f"{output}: {word('change' if changed else 'unchanged', session.language)}\n"])


def _difference(path: str, text: str) -> Answer:
    from qhtrack.registry import files

    there = files.decode(files.read(path), path)
    lines = unified_diff(
        there.splitlines(keepends=True), text.splitlines(keepends=True), path, "qhtrack"
    )
    return Answer(lines, int(there != text))


def report(
    ctx: typer.Context,
    query: QueryArgument = None,
    as_of: AsOfOption = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Changes after this date; a year before.")
    ] = None,
    by: Annotated[str, typer.Option(help="category, region or status.")] = "category",
    output: OutputOption = None,
    check: CheckOption = False,
) -> Answer:
    """Write the Markdown status report.

    qhtrack report --as-of 2026-01-01 -o STATUS.md

    qhtrack report -o STATUS.md --check
    """
    from qhtrack.commands import reporting

    session: Session = ctx.obj
    if check and output is None:
        raise UsageError("--check compares with a file; name it with -o")
    day = as_of or (reporting.date_in(output) if check and output else None)
    text = reporting.text(session, terms_of(query), day, since, by)
    if output is None:
        return Answer([text])
    if check:
        return _difference(output, text)
    from qhtrack.registry import files

    data = text.encode()
    changed = not (Path(output).is_file() and files.read(output) == data)
    if changed:
        files.write(output, data)
    key = "change" if changed else "unchanged"
    return Answer([f"{output}: {word(key, session.language)}\n"])
