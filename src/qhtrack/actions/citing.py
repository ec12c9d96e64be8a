"""Answer with sources and the facts that rest on them: sources, and show of one."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from qhtrack.actions.answering import (
    Question,
    Shape,
    arranged,
    chosen_table,
    note_hidden_rows,
    note_words,
    row_limit,
    stream_rows,
)
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading
from qhtrack.actions.parameters import as_of_day, checked_columns, checked_range
from qhtrack.database import citations, naming, questions
from qhtrack.database.questions import AsOf
from qhtrack.domain import fields
from qhtrack.domain.dates import END_OF_TIME, first_day, last_day
from qhtrack.domain.rows import PublicationDetails, PublicationRow, SourceRow
from qhtrack.output.formats import Format, PageFormat, as_json


def sources(
    context: Context,
    terms: Sequence[str],
    shape: Shape,
    *,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
) -> Answer:
    """Answer with the publications, newest first, and how many facts rest on each.

    Where terms ask for projects, it is those publications that tell of them; those on `source`
    and `publisher` are about the publications themselves.
    """
    day = as_of_day(context, as_of)
    first, last = checked_range(since, until, day.today)
    asked_terms = [*terms]
    asked = Question(asked_terms, day.today, in_window=True)

    def publications(connection: sqlite3.Connection) -> list[PublicationRow]:
        # hints are of what is asked in the end, and are sought after this
        asked_terms[:] = citations.terms_of_sources(connection, terms) if terms else ()
        rows = _publications(connection, asked_terms, day)
        return [row for row in rows if _is_within(row["date"], first, last)]

    if shape.format is not Format.TABLE:
        return stream_rows(context, publications, asked, shape, fields.PUBLICATION_KEYS)
    from qhtrack.output import publications as output

    chosen = checked_columns(shape.columns, fields.PUBLICATION_KEYS)
    with open_for_reading(context) as connection:
        rows = list(arranged(context, publications(connection), shape, fields.PUBLICATION_KEYS))
        vocabulary = naming.vocabulary(connection, context.language)
        note_words(context, connection, asked, rows)
    max_rows = row_limit(context, shape.limit, shape.format)
    note_hidden_rows(context, len(rows), max_rows)
    if chosen:
        return Answer([chosen_table(context, rows[:max_rows], chosen, vocabulary)])
    return Answer([output.publications(rows[:max_rows], context.screen, vocabulary)])


def _is_within(date: str | None, first: str | None, last: str | None) -> bool:
    """Tell whether a date lies between two days, or overlaps with what they bound.

    What has no date is asked for where no day is named.
    """
    if date is None:
        return first is None and last is None
    return (first or "") <= last_day(date) and first_day(date) <= (last or END_OF_TIME)


def _publications(
    connection: sqlite3.Connection, terms: Sequence[str], day: AsOf
) -> list[PublicationRow]:
    counts = citations.source_counts(connection, terms, day)
    rows = questions.sources(connection)
    # what is not dated comes last, what came on one day by its id
    return sorted(
        [_publication(rows[id_], counted) for id_, counted in counts.items()],
        key=lambda row: last_day(row["date"] or ""),
        reverse=True,
    )


def _publication(row: SourceRow, counts: citations.CitationCounts) -> PublicationRow:
    return {
        **row,
        "facts": sum(counts),
        "promises": counts.promises,
        "events": counts.events,
        "projects": counts.projects,
    }


def source(
    context: Context,
    connection: sqlite3.Connection,
    row: SourceRow,
    day: AsOf,
    page_format: PageFormat | None,
) -> Answer:
    """Answer with a publication and every fact that rests on it."""
    citing_facts = citations.citations_of(connection, row["id"], day)
    if page_format is not None:
        whole: dict[str, object] = {
            **row,
            "promises": list(_picked(citing_facts.promises, fields.PROMISE_KEYS)),
            "judged": list(_picked(citing_facts.judged, fields.PROMISE_KEYS)),
            "events": list(_picked(citing_facts.events, fields.EVENT_KEYS)),
            "projects": [project["id"] for project in citing_facts.projects],
        }
        return Answer([as_json(whole, page_format)])
    from qhtrack.output import publications

    details: PublicationDetails = {
        **row,
        "promises": citing_facts.promises,
        "judged": citing_facts.judged,
        "events": citing_facts.events,
        "projects": citing_facts.projects,
    }
    vocabulary = naming.vocabulary(connection, context.language)
    return Answer([publications.publication(details, context.screen, vocabulary)])


def _picked(
    rows: Sequence[Mapping[str, object]], keys: Sequence[str]
) -> Iterator[dict[str, object]]:
    return ({key: row[key] for key in keys} for row in rows)
