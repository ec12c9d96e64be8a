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
from qhtrack.words.vocabulary import Vocabulary

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
        vocabulary = questions.vocabulary(connection, context.language)
    note_hidden_rows(context, len(rows), most)
    return Answer([_table(context, rows[:most], vocabulary, chosen)])


def _table(
    context: Context,
    projects: list[ProjectRow],
    vocabulary: Vocabulary,
    chosen: tuple[str, ...] | None,
) -> str:
    from qhtrack.output import tables

    columns = tables.columns(projects, chosen or TABLE_COLUMNS, vocabulary)
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
    from qhtrack.output import scorecards

    with open_for_reading(context) as connection:
        rows = list(questions.scorecard(connection, terms, day))
        vocabulary = questions.vocabulary(connection, context.language)
        sources = questions.sources(connection)
    note_hidden_rows(context, len(rows), most)
    table = scorecards.scorecard(rows[:most], sources, context.screen, vocabulary)
    totals = scorecards.totals(rows, day.today, context.screen, vocabulary)
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
    from qhtrack.domain import tallies as domain

    grouping = checked_grouping(by, domain.GROUPINGS)
    day = as_of_day(context, as_of)
    with open_for_reading(context) as connection:
        promises = list(questions.scorecard(connection, terms, day))
        vocabulary = questions.vocabulary(connection, context.language)
        sources = questions.sources(connection)
    counted = domain.tallies(promises, grouping, vocabulary.names_by_id, sources)
    most = row_limit(context, limit, kind)
    if kind is not Format.TABLE:
        rows = [domain.tally_row(group, grouping) for group in counted.groups[:most]]
        return Answer(formatted(kind, rows, domain.tally_keys(grouping)))
    from qhtrack.output import scorecards

    note_hidden_rows(context, len(counted.groups), most)
    shown = counted._replace(groups=counted.groups[:most])
    table = scorecards.tallies(shown, sources, context.screen, vocabulary)
    totals = scorecards.totals(promises, day.today, context.screen, vocabulary)
    return Answer([table, f"\n{totals}\n"])


def statistics(
    context: Context, terms: Sequence[str], kind: Format, *, by: str, as_of: str | None = None
) -> Answer:
    """Answer with counts and sums of the projects that the terms leave, by one grouping."""
    from qhtrack.domain import groups

    grouping = checked_grouping(by, groups.GROUPINGS)
    with open_for_reading(context) as connection:
        filter_ = questions.Filter(terms, "registry")
        projects = list(questions.projects(connection, filter_, as_of_day(context, as_of)))
        vocabulary = questions.vocabulary(connection, context.language)
    counted = groups.statistics(projects, grouping, vocabulary.names_by_id)
    if kind is not Format.TABLE:
        rows = [groups.group_row(group, grouping) for group in counted.groups]
        return Answer(formatted(kind, rows, groups.group_keys(grouping)))
    from qhtrack.output import charts

    return Answer([charts.statistics(counted, context.screen, vocabulary)])


def timeline(
    context: Context,
    terms: Sequence[str],
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
    limit: int | None = None,
) -> Answer:
    """Answer with a chart of what happened to the projects that the terms leave."""
    from qhtrack.domain import report
    from qhtrack.domain.running import begun
    from qhtrack.output import charts

    day = as_of_day(context, as_of)
    first, last = checked_range(since, until)
    with open_for_reading(context) as connection:
        rows = list(questions.projects(connection, questions.Filter(terms, "registry"), day))
        most = row_limit(context, limit, Format.TABLE)
        projects = rows[:most]
        ids = [row["id"] for row in projects]
        events = questions.events(connection, ids, questions.DateRange(until=day.until))
        histories = report.histories(begun(events, day.today))
        promises = list(questions.promises(connection, ids, day))
        vocabulary = questions.vocabulary(connection, context.language)
    note_hidden_rows(context, len(rows), most)
    chart = charts.Chart(projects, histories, report.dues(promises))
    window = charts.Window(day.today, first, last)
    return Answer([charts.timeline(chart, window, context.screen, vocabulary)])
