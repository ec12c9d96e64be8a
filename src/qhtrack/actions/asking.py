"""Answer questions about many projects: list, scorecard, stats, timeline."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from qhtrack.actions.answering import (
    Question,
    Shape,
    answer_rows,
    arranged,
    as_of_line,
    chosen_table,
    fitted_table,
    note_hidden_rows,
    note_no_room,
    note_words,
    reading_language,
    row_limit,
    stream,
    stream_rows,
    with_lines,
)
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading
from qhtrack.actions.parameters import (
    as_of_day,
    checked_columns,
    checked_grouping,
    checked_range,
    checked_sort,
)
from qhtrack.database import listing, naming, questions
from qhtrack.database.questions import AsOf
from qhtrack.domain import fields
from qhtrack.domain.messages import message
from qhtrack.domain.promises import dated
from qhtrack.domain.rows import ProjectRow, ScorecardRow
from qhtrack.output import formats
from qhtrack.output.formats import Format
from qhtrack.words.terms import WORD, Term
from qhtrack.words.vocabulary import Vocabulary

TABLE_COLUMNS = ("name", "status", "since", "due", "category", "regions", "capacity_mw", "id")
_LEFT_OUT_WHEN_EMPTY = frozenset({"regions", "capacity_mw"})
# a row of the scorecard says of which project it is
SCORECARD_KEYS = (*fields.PROMISE_KEYS, "name", "name_zh", "category", "regions")


def list_projects(
    context: Context, terms: Sequence[str], shape: Shape, *, as_of: str | None = None
) -> Answer:
    """Answer with the projects that the terms leave, and their status."""
    keys = fields.PROJECT_KEYS
    max_rows = row_limit(context, shape.limit, shape.format)
    sort, chosen = checked_sort(shape.sort, keys), checked_columns(shape.columns, keys)
    language = reading_language(context, shape.format)
    project_filter = questions.Filter(terms, sort, max_rows or -1, language=language)
    day = as_of_day(context, as_of)
    if shape.format in {Format.JSON, Format.JSONL}:
        return _objects(context, project_filter._replace(keys=chosen or keys), day, shape.format)
    if shape.format is not Format.TABLE:
        # a workbook is for people, and has the words of whole projects
        keys_needed = keys if shape.format is Format.XLSX else ("id", *(chosen or keys))

        def projects(connection: sqlite3.Connection) -> Iterator[ProjectRow]:
            return questions.projects(connection, project_filter._replace(keys=keys_needed), day)

        # the database has put them in order
        return stream_rows(
            context, projects, Question(terms, day.today), shape._replace(sort=None), keys
        )
    table = _list_table(context, project_filter, chosen or (), day)
    return with_lines(table, as_of_line(as_of, day.today, Vocabulary(context.language)))


def _list_table(
    context: Context, project_filter: questions.Filter, chosen: Sequence[str], day: AsOf
) -> str:
    """Return the projects as a table, of the columns that were asked for if any were."""
    terms = project_filter.terms
    with open_for_reading(context) as connection:
        rows = list(questions.projects(connection, project_filter, day))
        vocabulary = naming.vocabulary(connection, context.language)
        note_words(context, connection, Question(terms, day.today), rows)
        _note_rest(context, connection, project_filter, day, len(rows))
        if count := listing.count_without_owner(connection, project_filter, day):
            context.notices.append(message("without_owner", count=count))
        read = questions.read_terms(connection, terms, day)
        if read:
            from qhtrack.actions.due_dates import with_asked_dates

            rows = with_asked_dates(connection, rows, read, day)
        if "sources" in chosen:
            from qhtrack.output.wording import with_titles

            vocabulary = with_titles(vocabulary, questions.sources(connection))
    if chosen:
        table = chosen_table(context, rows, chosen, vocabulary)
    else:
        asked = asked_keys(read, project_filter.sort, fields.PROJECT_KEYS)
        table = _table(context, rows, asked, vocabulary)
    return "".join((table, *_part_line(table, rows, vocabulary)))


def _part_line(table: str, rows: Sequence[ProjectRow], vocabulary: Vocabulary) -> list[str]:
    """Return the line that explains the sign of a date which is of a part."""
    from qhtrack.output.wording import PART_SIGN, due_in_brief

    if PART_SIGN not in table or not any(PART_SIGN in due_in_brief(row) for row in rows):
        return []
    return [f"\n{vocabulary.word('part_sign', sign=PART_SIGN)}\n"]


def asked_keys(terms: Sequence[Term], sort: Sequence[str], keys: Sequence[str]) -> list[str]:
    """Return the keys that rows are sorted by and that terms compare, each once."""
    compared = [
        # whoever asks for what is overdue wants to know since when
        "due" if term.field == "overdue" and term.operator != "!=" else term.field
        for term in terms
        if term.operator != WORD
    ]
    sorted_by = [key.removeprefix("-") for key in sort]
    asked = (*sorted_by, *filter(fields.COMPARED_KEYS.__contains__, compared))
    return [key for key in dict.fromkeys(asked) if key in keys]


def _note_rest(
    context: Context,
    connection: sqlite3.Connection,
    project_filter: questions.Filter,
    day: AsOf,
    shown: int,
) -> None:
    """Notice how many projects lie beyond the limit, which are counted where it is met."""
    if shown == project_filter.limit:
        note_hidden_rows(
            context, listing.count(connection, project_filter, day), project_filter.limit
        )


def _objects(
    context: Context, project_filter: questions.Filter, day: AsOf, row_format: Format
) -> Answer:
    def fetched(connection: sqlite3.Connection) -> Iterator[str]:
        return listing.json_objects(connection, project_filter, day)

    return stream(
        context,
        fetched,
        Question(project_filter.terms, day.today),
        partial(formats.objects, row_format),
    )


def _table(
    context: Context, projects: list[ProjectRow], asked: Sequence[str], vocabulary: Vocabulary
) -> str:
    from qhtrack.output import tables

    # what nothing in the answer has is no column: MW among roads, regions where there are none
    keys = [
        key
        for key in TABLE_COLUMNS
        if key not in _LEFT_OUT_WHEN_EMPTY or _has_values(projects, key)
    ]
    columns = tables.fitting(tables.columns(projects, keys, vocabulary), context.screen)
    if not {*asked} <= {column.key for column in columns}:
        columns = tables.columns(projects, tables.with_asked(keys, asked), vocabulary)
        columns = tables.fitting(columns, context.screen, tables.KEPT + len(asked))
    styles = [row["status"] or "" for row in projects]
    return tables.table(columns, context.screen, styles)


def _has_values(projects: list[ProjectRow], key: str) -> bool:
    rows: Iterable[Mapping[str, object]] = projects
    return any(row[key] not in (None, []) for row in rows)


def scorecard(
    context: Context, terms: Sequence[str], shape: Shape, *, as_of: str | None = None
) -> Answer:
    """Answer with the promises that the terms leave, and their outcomes."""
    day = as_of_day(context, as_of)

    def promises(connection: sqlite3.Connection) -> Iterator[ScorecardRow]:
        rows = questions.scorecard(connection, terms, day)
        if reading_language(context, shape.format) is None:
            return rows
        # people read the date that was relied on, programs what is recorded
        return dated(rows, questions.sources(connection))

    if shape.format is not Format.TABLE:
        return stream_rows(
            context,
            promises,
            Question(terms, day.today),
            shape,
            SCORECARD_KEYS,
            default=fields.PROMISE_KEYS,
        )
    from qhtrack.output import scorecards

    chosen = checked_columns(shape.columns, SCORECARD_KEYS)
    with open_for_reading(context) as connection:
        rows = list(arranged(context, promises(connection), shape, SCORECARD_KEYS))
        vocabulary = naming.vocabulary(connection, context.language)
        sources = questions.sources(connection)
        note_words(context, connection, Question(terms, day.today), rows)
        sort = checked_sort(shape.sort, SCORECARD_KEYS)
        read = questions.read_terms(connection, terms, day)
        asked = asked_keys(read, sort, SCORECARD_KEYS)
    max_rows = row_limit(context, shape.limit, shape.format)
    note_hidden_rows(context, len(rows), max_rows)
    shown = rows[:max_rows]
    if chosen:
        columns, signs = scorecards.chosen(shown, chosen, sources, context.screen, vocabulary)
        table = fitted_table(context, shown, chosen, columns) + signs
    else:
        table = scorecards.scorecard(shown, sources, context.screen, vocabulary, asked)
    totals = scorecards.totals(rows, day.today, context.screen, vocabulary)
    return with_lines(table, [f"\n{totals}\n"] if rows or not terms else [])


def _is_worded(shape: Shape) -> bool:
    """Tell whether people read the columns that were asked for, or all."""
    return shape.format is Format.XLSX or (
        shape.format is Format.TABLE and shape.columns is not None
    )


def _with_group(shape: Shape, grouping: str, keys: Sequence[str]) -> Shape:
    """Return how rows are answered, with the group that each is of if columns leave it out."""
    chosen = checked_columns(shape.columns, keys)
    if chosen is None or grouping in chosen:
        return shape
    return shape._replace(columns=",".join((grouping, *chosen)))


def tallies(
    context: Context, terms: Sequence[str], shape: Shape, *, by: str, as_of: str | None = None
) -> Answer:
    """Answer with how many of the promises turned out how, by one grouping."""
    from qhtrack.domain import tallies as domain

    grouping = checked_grouping(by, domain.GROUPINGS)
    day = as_of_day(context, as_of)
    with open_for_reading(context) as connection:
        promises = list(questions.scorecard(connection, terms, day))
        vocabulary = naming.vocabulary(connection, context.language)
        sources = questions.sources(connection)
        note_words(context, connection, Question(terms, day.today), promises)
    counted = domain.tallies(promises, grouping, vocabulary.names_by_id, sources)
    rows = [domain.tally_row(group, grouping) for group in counted.groups]
    keys = domain.tally_keys(grouping)
    if _is_worded(shape):
        from qhtrack.output import groups as worded

        worded_rows = worded.tallies(counted, sources, vocabulary)
        named = _with_group(shape, grouping, keys)
        return answer_rows(context, worded_rows, named, keys, worded.with_tally_heads(vocabulary))
    if shape.format is not Format.TABLE:
        return answer_rows(context, rows, shape, keys, vocabulary)
    from qhtrack.output import scorecards

    max_rows = row_limit(context, shape.limit, shape.format)
    note_hidden_rows(context, len(rows), max_rows)
    _note_several(context, [group.key for group in counted.groups])
    groups: dict[object, domain.Tally] = {group.key: group for group in counted.groups}
    shown = [groups[row[grouping]] for row in arranged(context, rows, shape, keys)][:max_rows]
    table = scorecards.tallies(counted._replace(groups=shown), sources, context.screen, vocabulary)
    totals = scorecards.totals(promises, day.today, context.screen, vocabulary)
    return with_lines(table, [f"\n{totals}\n"] if promises or not terms else [])


def statistics(
    context: Context, terms: Sequence[str], shape: Shape, *, by: str, as_of: str | None = None
) -> Answer:
    """Answer with counts and sums of the projects that the terms leave, by one grouping."""
    from qhtrack.database import summing
    from qhtrack.domain import groups as domain

    grouping = checked_grouping(by, domain.GROUPINGS)
    day = as_of_day(context, as_of)
    with open_for_reading(context) as connection:
        parts = summing.groups(connection, terms, day, grouping)
        vocabulary = naming.vocabulary(connection, context.language)
        note_words(context, connection, Question(terms, day.today), parts)
    counted = domain.statistics(parts, grouping, vocabulary.names_by_id)
    rows = [domain.group_row(group, grouping) for group in counted.groups]
    keys = domain.group_keys(grouping)
    if _is_worded(shape):
        from qhtrack.output import groups as worded

        worded_rows = worded.statistics(counted, vocabulary)
        named = _with_group(shape, grouping, keys)
        return answer_rows(context, worded_rows, named, keys, worded.with_sum_heads(vocabulary))
    if shape.format is not Format.TABLE:
        return answer_rows(context, rows, shape, keys, vocabulary)
    from qhtrack.output import charts

    max_rows = row_limit(context, shape.limit, shape.format)
    note_hidden_rows(context, len(rows), max_rows)
    _note_several(context, [group.key for group in counted.groups])
    groups: dict[object, domain.Group] = {group.key: group for group in counted.groups}
    shown = [groups[row[grouping]] for row in arranged(context, rows, shape, keys)][:max_rows]
    drawn = counted._replace(groups=shown)
    note_no_room(context, charts.hidden_sums(drawn, context.screen, vocabulary))
    chart = charts.statistics(drawn, context.screen, vocabulary) if parts or not terms else ""
    return with_lines(chart, as_of_line(as_of, day.today, vocabulary) if chart else [])


def _note_several(context: Context, keys: Iterable[str | None]) -> None:
    """Notice that what lies in several regions is counted in none of them."""
    from qhtrack.domain.groups import SEVERAL

    if SEVERAL in keys:
        context.notices.append(message("several_apart"))


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
    from qhtrack.domain.unfinished_periods import without_future_days
    from qhtrack.output import charts

    day = as_of_day(context, as_of)
    first, last = checked_range(since, until, day.today)
    max_rows = row_limit(context, limit, Format.TABLE)
    project_filter = questions.Filter(terms, limit=max_rows or -1)
    with open_for_reading(context) as connection:
        projects = list(questions.projects(connection, project_filter, day))
        note_words(context, connection, Question(terms, day.today, in_window=True), projects)
        _note_rest(context, connection, project_filter, day, len(projects))
        ids = [row["id"] for row in projects]
        events = questions.events(connection, ids, questions.DateRange(until=day.until))
        histories = report.histories(without_future_days(events, day.today))
        promises = list(questions.promises(connection, ids, day))
        vocabulary = naming.vocabulary(connection, context.language)
    chart = charts.Chart(projects, histories, report.due_days(promises))
    window = charts.Window(day.today, first, last, is_as_of=as_of is not None)
    return Answer([charts.timeline(chart, window, context.screen, vocabulary)])
