"""Share the registry: load, check, export, merge, report."""

from typing import Annotated

import typer

from qhtrack.actions.context import Answer, Context
from qhtrack.commands.options import (
    AsOfOption,
    CategoryOption,
    CheckOption,
    DryRunOption,
    ExportFormatOption,
    JsonOption,
    OutputOption,
    PageFormatOption,
    QueryArgument,
    RegionOption,
    StatusOption,
    grouping_option,
    page_format_of,
    since_option,
    terms_of,
)
from qhtrack.domain.conflict_resolution import Preference
from qhtrack.output.formats import ExportFormat


def init(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The registry file to make.")],
    title: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="The title of the registry. \\[default: Public works]"),
    ] = None,
    currency: Annotated[
        str, typer.Option(metavar="CODE", help="The currency of its sums, such as KES (ISO 4217).")
    ] = "CNY",
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Start a registry of your own: a file that explains its keys, and its database.

    qhtrack --db kenya.db init kenya.toml --title 'Roads of Kenya' --currency KES
    """
    from qhtrack.actions import beginning

    context: Context = ctx.obj
    page_format = page_format_of(format_, json=json)
    return beginning.init(context, file, title, currency, page_format)


def load(
    ctx: typer.Context,
    registry: Annotated[
        str | None,
        typer.Argument(
            metavar="REGISTRY",
            help="The registry file; -: standard input."
            " \\[default: the last one, else the shipped one]",
        ),
    ] = None,
    prefer: Annotated[
        Preference | None,
        typer.Option(help="Which is right where the file and what you recorded differ."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the file as it is, and drop what it lacks.")
    ] = False,
    dry_run: DryRunOption = False,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Update the database from a registry file; keeps what you recorded.

    qhtrack load data/projects.toml

    git show HEAD:data/projects.toml | qhtrack load - --dry-run
    """
    from qhtrack.actions import loading

    context: Context = ctx.obj
    page_format = page_format_of(format_, json=json)
    return loading.load(
        context, registry, page_format, preference=prefer, replace=replace, dry_run=dry_run
    )


def check(
    ctx: typer.Context,
    registry: Annotated[
        list[str] | None,
        typer.Argument(metavar="REGISTRY...", help="Registry files. \\[default: the shipped one]"),
    ] = None,
    format_: PageFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Check registry files without a database, and name each problem with its line.

    qhtrack check data/projects.toml

    qhtrack check --json *.toml
    """
    from qhtrack.actions import checking

    context: Context = ctx.obj
    return checking.check(context, registry or (), page_format_of(format_, json=json))


def export(
    ctx: typer.Context,
    output: OutputOption = None,
    check: CheckOption = False,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite a file even if it holds what was not loaded.")
    ] = False,
    format_: ExportFormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Write the whole registry, with what was recorded here, as canonical TOML.

    qhtrack export -o data/projects.toml

    qhtrack export | diff - data/projects.toml
    """
    from qhtrack.actions import exporting

    context: Context = ctx.obj
    export_format = ExportFormat.JSON if json else format_
    return exporting.export(context, export_format, output=output, check=check, force=force)


def merge(
    ctx: typer.Context,
    base: Annotated[
        str, typer.Argument(metavar="BASE", help="The version that both began with; may be empty.")
    ],
    ours: Annotated[
        str, typer.Argument(metavar="OURS", help="One version; the result is written over it.")
    ],
    theirs: Annotated[str, typer.Argument(metavar="THEIRS", help="The other version.")],
) -> Answer:
    """Merge two versions of a registry by meaning; exit 1 if a conflict is left.

    qhtrack merge base.toml ours.toml theirs.toml

    git config merge.qhtrack.driver "qhtrack merge %O %A %B"

    git config merge.qhtrack.recursive binary
    """
    from qhtrack.actions import merging

    return merging.merge(ctx.obj, base, ours, theirs)


def report(
    ctx: typer.Context,
    query: QueryArgument = None,
    status: StatusOption = None,
    category: CategoryOption = None,
    region: RegionOption = None,
    as_of: AsOfOption = None,
    since: Annotated[
        str | None, since_option("Show what changed after this date. \\[default: a year earlier]")
    ] = None,
    by: Annotated[
        str, grouping_option("Group projects by category, region or status.")
    ] = "category",
    output: OutputOption = None,
    check: CheckOption = False,
) -> Answer:
    """Write the status report, in Markdown.

    qhtrack report --as-of 2026-01-01 -o STATUS.md

    qhtrack report -o STATUS.md --check
    """
    from qhtrack.actions import reporting

    context: Context = ctx.obj
    terms = terms_of(query, status=status, category=category, region=region)
    return reporting.report(
        context, terms, as_of=as_of, since=since, by=by, output=output, check=check
    )
