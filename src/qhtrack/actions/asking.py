"""Answer what is asked of many projects: list, scorecard, stats, timeline."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice

from qhtrack.actions.answering import (
    fetch_limit,
    note_hidden_rows,
    row_limit,
    stream_rows,
)
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading
from qhtrack.actions.parameters import (
    as_of_day,
    checked_columns,
    checked_grouping,
    checked_range,
)
from qhtrack.database import questions
from qhtrack.domain import fields
from qhtrack.domain.rows import ProjectRow, ScorecardRow
from qhtrack.output.formats import Format, formatted

TABLE_COLUMNS = ("name", "status", "since", "due", "category", "regions", "capacity_mw", "id")


def list_projects(
    context: Context,
    terms: Sequence[str],
    kind: Format,
    *,
    columns: str | None = None,
    limit: int | None = None,
    sort: str = "registry",
    as_of: str | None = None,
) -> Answer:
    """Answer with the projects that the terms leave, and their status."""
    most = row_limit(context, limit, kind)
    chosen = checked_columns(columns, fields.PROJECT_KEYS)
    filter_ = questions.Filter(terms, sort, fetch_limit(kind, most))
    day = as_of_day(context, as_of)

    def projects(connection: sqlite3.Connection) -> Iterator[ProjectRow]:
        return questions.projects(connection, filter_, day)

    if kind is not Format.TABLE:
        return stream_rows(context, projects, kind, chosen or fields.PROJECT_KEYS)
    with open_for_reading(context) as connection:
        rows = list(projects(connection))
        names = questions.names_by_id(connection, context.language)
    note_hidden_rows(context, len(rows), most)
    return Answer([_table(context, rows[:most], names, chosen)])


def _table(
    context: Context,
    projects: list[ProjectRow],
    names: dict[str, dict[str, str]],
    chosen: tuple[str, ...] | None,
) -> str:
    from qhtrack.output import tables

    columns = tables.columns(projects, chosen or TABLE_COLUMNS, context.language, names)
    statuses = [row["status"] or "" for row in projects]
    # columns that were asked for all stay, however narrow the screen
    fitting = columns if chosen else tables.fitting(columns, context.screen)
    return tables.table(fitting, context.screen, statuses)


def scorecard(
    context: Context,
    terms: Sequence[str],
    kind: Format,
    *,
    limit: int | None = None,
    as_of: str | None = None,
) -> Answer:
    """Answer with the promises that the terms leave, and their outcomes."""
    most = row_limit(context, limit, kind)
    day = as_of_day(context, as_of)
    if kind is not Format.TABLE:

        def promises(connection: sqlite3.Connection) -> Iterator[ScorecardRow]:
            return islice(questions.scorecard(connection, terms, day), most)

        return stream_rows(context, promises, kind, fields.PROMISE_KEYS)
    from qhtrack.output import pages

    with open_for_reading(context) as connection:
        rows = list(questions.scorecard(connection, terms, day))
    note_hidden_rows(context, len(rows), most)
    table = pages.scorecard(rows[:most], context.screen, context.language)
    totals = pages.totals(rows, day.today, context.screen, context.language)
    return Answer([table, f"\n{totals}\n"])


def tallies(
    context: Context,
    terms: Sequence[str],
    kind: Format,
    *,
    by: str,
    limit: int | None = None,
    as_of: str | None = None,
) -> Answer:
    """Answer with how many of the promises turned out how, by one grouping."""
    from qhtrack.domain import tallies

    grouping = checked_grouping(by, tallies.GROUPINGS)
    with open_for_reading(context) as connection:
        promises = list(questions.scorecard(connection, terms, as_of_day(context, as_of)))
        names = questions.names_by_id(connection, context.language)
        sources = questions.sources(connection)
    counted = tallies.tallies(promises, grouping, names, sources)
    most = row_limit(context, limit, kind)
    if kind is not Format.TABLE:
        rows = [tallies.tally_row(group, grouping) for group in counted.groups[:most]]
        return Answer(formatted(kind, rows, tallies.tally_keys(grouping)))
    raise NotImplementedError


def statistics(
    context: Context, terms: Sequence[str], kind: Format, *, by: str, as_of: str | None = None
) -> Answer:
    """Answer with counts and sums of the projects that the terms leave, by one grouping."""
    from qhtrack.domain import groups

    grouping = checked_grouping(by, groups.GROUPINGS)
    with open_for_reading(context) as connection:
        filter_ = questions.Filter(terms, "registry")
        projects = list(questions.projects(connection, filter_, as_of_day(context, as_of)))
        names = questions.names_by_id(connection, context.language)
    counted = groups.statistics(projects, grouping, names)
    if kind is not Format.TABLE:
        rows = [groups.group_row(group, grouping) for group in counted.groups]
        return Answer(formatted(kind, rows, groups.group_keys(grouping)))
    from qhtrack.output import charts

    return Answer([charts.statistics(counted, names, context.screen, context.language)])


def timeline(
    context: Context,
    terms: Sequence[str],
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
) -> Answer:
    """Answer with a chart of what happened to the projects that the terms leave."""
    from qhtrack.domain import report
    from qhtrack.output import charts

    day = as_of_day(context, as_of)
    first, last = checked_range(since, until)
    with open_for_reading(context) as connection:
        projects = list(questions.projects(connection, questions.Filter(terms, "registry"), day))
        ids = [row["id"] for row in projects]
        events = list(questions.events(connection, ids, questions.DateRange(until=day.until)))
        promises = list(questions.promises(connection, ids, day))
    chart = charts.Chart(projects, report.histories(events), report.dues(promises))
    window = charts.Window(day.today, first, last)
    return Answer([charts.timeline(chart, window, context.screen, context.language)])
