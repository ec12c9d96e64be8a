"""Ask of many projects: list, scorecard, compare, stats, timeline, sources."""

from typing import Annotated

import typer

from qhtrack.actions import asking
from qhtrack.actions.context import Answer, Context
from qhtrack.commands.completing import column
from qhtrack.commands.options import (
    AfterDashesArgument,
    AsOfOption,
    CategoryOption,
    FormatOption,
    JsonOption,
    LimitOption,
    QueryArgument,
    RegionOption,
    StatusOption,
    filter_option,
    format_of,
    grouping_option,
    since_option,
    split_at_dashes,
    terms_of,
    until_option,
)


def list_(
    ctx: typer.Context,
    query: QueryArgument = None,
    status: StatusOption = None,
    category: CategoryOption = None,
    region: RegionOption = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only with a promise overdue.")
    ] = False,
    as_of: AsOfOption = None,
    sort: Annotated[
        str, typer.Option(help="Columns to sort by; -column backwards.", autocompletion=column)
    ] = "registry",
    columns: Annotated[
        str | None, typer.Option(help="Columns to show, with commas.", autocompletion=column)
    ] = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """List projects with their status.

    qhtrack list -c airport -s construction

    qhtrack list 'capacity_mw>=1000' --sort -capacity_mw

    qhtrack list --overdue -f ids
    """
    context: Context = ctx.obj
    is_overdue = ["true"] if overdue else None
    return asking.list_projects(
        context,
        terms_of(query, status=status, category=category, region=region, overdue=is_overdue),
        format_of(context, format_, json=json),
        columns=columns,
        limit=limit,
        sort=sort,
        as_of=as_of,
    )


def scorecard(
    ctx: typer.Context,
    query: QueryArgument = None,
    status: StatusOption = None,
    category: CategoryOption = None,
    region: RegionOption = None,
    outcome: Annotated[
        list[str] | None,
        filter_option("outcome", "--outcome", what="Only these, or failed."),
    ] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="YEAR", help="Only what is due in this time.")
    ] = None,
    by: Annotated[
        str | None,
        grouping_option("A row each source, publisher, year, category or region.", "tally"),
    ] = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Hold what was promised against what happened.

    qhtrack scorecard --outcome overdue

    qhtrack scorecard category:airport --due 2023 --as-of 2024-01-01

    qhtrack scorecard source:seed-major-projects --by year
    """
    context: Context = ctx.obj
    terms = terms_of(
        query,
        status=status,
        category=category,
        region=region,
        outcome=outcome,
        due=None if due is None else [due],
    )
    kind = format_of(context, format_, json=json)
    if by is not None:
        return asking.tallies(context, terms, kind, by=by, as_of=as_of, limit=limit)
    return asking.scorecard(context, terms, kind, limit=limit, as_of=as_of)


def compare(
    ctx: typer.Context,
    before: Annotated[str, typer.Argument(metavar="A", help="A day, or a registry's file.")],
    after: Annotated[
        str | None, typer.Argument(metavar="[B]", help="Likewise; today, or the database.")
    ] = None,
    query: AfterDashesArgument = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Tell what changed between two days, or two registries.

    qhtrack compare 2024 2025

    qhtrack compare 2025-06 -- category:airport

    git show v1:data/projects.toml | qhtrack compare - data/projects.toml
    """
    from qhtrack.actions import comparing

    context: Context = ctx.obj
    later, terms = split_at_dashes(after, query)
    return comparing.compare(
        context,
        comparing.Sides(before, later),
        terms,
        format_of(context, format_, json=json),
        limit=limit,
    )


def stats(
    ctx: typer.Context,
    query: QueryArgument = None,
    by: Annotated[str, grouping_option("category, region, status or year.")] = "category",
    as_of: AsOfOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Count projects, megawatts and investment.

    qhtrack stats --by status

    qhtrack stats category:wind-solar,hydropower --by region --json
    """
    context: Context = ctx.obj
    kind = format_of(context, format_, json=json)
    return asking.statistics(context, terms_of(query), kind, by=by, as_of=as_of)


def timeline(
    ctx: typer.Context,
    query: QueryArgument = None,
    since: Annotated[str | None, since_option("Draw from this date; ten years back.")] = None,
    until: Annotated[str | None, until_option("Draw up to it.")] = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
) -> Answer:
    """Draw a Gantt chart: a row a project, a mark and colour a status, due dates marked.

    qhtrack timeline category:railway,airport

    qhtrack timeline status:construction --since 2022 --until 2028
    """
    context: Context = ctx.obj
    return asking.timeline(
        context, terms_of(query), since=since, until=until, as_of=as_of, limit=limit
    )
