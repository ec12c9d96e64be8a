"""Ask of many projects: list, scorecard, compare, stats, timeline."""

from typing import Annotated

import typer

from qhtrack.actions import asking
from qhtrack.actions.context import Answer, Context
from qhtrack.commands.options import (
    AfterDashesArgument,
    AsOfOption,
    CategoryOption,
    ColumnsOption,
    FormatOption,
    JsonOption,
    LimitOption,
    QueryArgument,
    RegionOption,
    SortOption,
    StatusOption,
    filter_option,
    grouping_option,
    shape_of,
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
        bool, typer.Option("--overdue", help="Only projects with an overdue promise.")
    ] = False,
    as_of: AsOfOption = None,
    sort: SortOption = None,
    columns: ColumnsOption = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """List projects with their status.

    qhtrack list under construction -c airport

    qhtrack list 'capacity>=1GW' --sort -capacity

    qhtrack list --overdue -f ids
    """
    context: Context = ctx.obj
    is_overdue = ["true"] if overdue else None
    terms = terms_of(query, status=status, category=category, region=region, overdue=is_overdue)
    shape = shape_of(context, format_, json=json, columns=columns, sort=sort, limit=limit)
    return asking.list_projects(context, terms, shape, as_of=as_of)


def scorecard(
    ctx: typer.Context,
    query: QueryArgument = None,
    status: StatusOption = None,
    category: CategoryOption = None,
    region: RegionOption = None,
    outcome: Annotated[
        list[str] | None,
        filter_option(
            "outcome",
            "--outcome",
            text="Only promises with this outcome; failed: met-late, overdue, missed; or no-news.",
        ),
    ] = None,
    due: Annotated[
        list[str] | None,
        typer.Option("--due", metavar="DATE", help="Only promises due then: 2023, 'before 2024'."),
    ] = None,
    by: Annotated[
        str | None,
        grouping_option(
            "Count outcomes by source, publisher, year (due), category or region.", "tally"
        ),
    ] = None,
    as_of: AsOfOption = None,
    sort: SortOption = None,
    columns: ColumnsOption = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Compare promises with outcomes.

    qhtrack scorecard --outcome overdue

    qhtrack scorecard category:airport --due 2023 --as-of 2024-01-01

    qhtrack scorecard source:seed-major-projects --by year
    """
    context: Context = ctx.obj
    terms = terms_of(
        query, status=status, category=category, region=region, outcome=outcome, due=due
    )
    shape = shape_of(context, format_, json=json, columns=columns, sort=sort, limit=limit)
    if by is not None:
        return asking.tallies(context, terms, shape, by=by, as_of=as_of)
    return asking.scorecard(context, terms, shape, as_of=as_of)


def compare(
    ctx: typer.Context,
    before: Annotated[
        str, typer.Argument(metavar="A", help="A date, or a registry file (-: standard input).")
    ],
    after: Annotated[
        str | None,
        typer.Argument(
            metavar="[B]",
            help="A later date, or another file. \\[default: today, or what the database holds]",
        ),
    ] = None,
    query: AfterDashesArgument = None,
    status: StatusOption = None,
    category: CategoryOption = None,
    region: RegionOption = None,
    as_of: AsOfOption = None,
    sort: SortOption = None,
    columns: ColumnsOption = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Show what changed between two dates or two registry files.

    qhtrack compare 2024 2025

    qhtrack compare 2025-06 -- category:airport

    git show v1:data/projects.toml | qhtrack compare - data/projects.toml
    """
    from qhtrack.actions import comparing

    context: Context = ctx.obj
    later, terms_given = split_at_dashes(after, query)
    terms = terms_of(terms_given, status=status, category=category, region=region)
    shape = shape_of(context, format_, json=json, columns=columns, sort=sort, limit=limit)
    return comparing.compare(context, comparing.Sides(before, later, as_of), terms, shape)


def stats(
    ctx: typer.Context,
    query: QueryArgument = None,
    status: StatusOption = None,
    category: CategoryOption = None,
    region: RegionOption = None,
    by: Annotated[
        str, grouping_option("Group by category, region, status or year (since).")
    ] = "category",
    as_of: AsOfOption = None,
    sort: SortOption = None,
    columns: ColumnsOption = None,
    limit: LimitOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
) -> Answer:
    """Count projects, and add up their capacity, length and investment.

    qhtrack stats --by status

    qhtrack stats category:wind-solar,hydropower --by region --json
    """
    context: Context = ctx.obj
    terms = terms_of(query, status=status, category=category, region=region)
    shape = shape_of(context, format_, json=json, columns=columns, sort=sort, limit=limit)
    return asking.statistics(context, terms, shape, by=by, as_of=as_of)


def timeline(
    ctx: typer.Context,
    query: QueryArgument = None,
    status: StatusOption = None,
    category: CategoryOption = None,
    region: RegionOption = None,
    since: Annotated[str | None, since_option("Draw from this date on.", "ten years back")] = None,
    until: Annotated[str | None, until_option("Draw up to this date.")] = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
) -> Answer:
    """Draw a timeline: one row for each project, with due dates marked.

    qhtrack timeline category:railway,airport

    qhtrack timeline status:construction --since 2022 --until 2028
    """
    context: Context = ctx.obj
    terms = terms_of(query, status=status, category=category, region=region)
    return asking.timeline(context, terms, since=since, until=until, as_of=as_of, limit=limit)
