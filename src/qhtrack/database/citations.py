"""List the facts that rest on a source."""

import sqlite3
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from qhtrack.database.outcomes import WITH_ASKED
from qhtrack.database.questions import (
    AsOf,
    named_events,
    named_promises,
    projects_where,
    read_terms,
)
from qhtrack.database.terms import (
    EVERY,
    Clause,
    asks_of_sources,
    bind,
    where_projects,
    where_sources,
)
from qhtrack.domain.rows import NamedEventRow, ProjectRow, ScorecardRow
from qhtrack.domain.text_folding import folded


class Citations(NamedTuple):
    """What rests on a source: promises that it makes, those it judges, events and projects."""

    promises: list[ScorecardRow]
    judged: list[ScorecardRow]
    events: list[NamedEventRow]
    projects: list[ProjectRow]


class CitationCounts(NamedTuple):
    """How many promises, events and projects cite a source."""

    promises: int = 0
    events: int = 0
    projects: int = 0


_CITED_BY_PROMISE = "source = ? OR id IN (SELECT promise FROM promise_also WHERE source = ?)"
# an event that reached a promise is no evidence that the promise itself names
_CITED_AS_EVIDENCE = "id IN (SELECT id FROM promise WHERE evidence = ?)"
_CITED_BY_EVENT = "source = ? OR id IN (SELECT event FROM event_also WHERE source = ?)"
_CITED_BY_PROJECT = "id IN (SELECT project FROM project_source WHERE source = ?)"

# each fact once a source, though it cite it twice
_COUNTS = f"""
{WITH_ASKED},
chosen AS (SELECT id FROM asked WHERE {{where}}),
cited AS (
    SELECT source, 'promises' AS kind, id AS fact, project FROM outcome
    UNION SELECT also.source, 'promises', promise, project
        FROM promise_also AS also JOIN outcome ON outcome.id = promise
    UNION SELECT judged.evidence, 'promises', outcome.id, outcome.project
        FROM promise AS judged JOIN outcome ON outcome.id = judged.id
    UNION SELECT source, 'events', id, project FROM event WHERE day <= :until
    UNION SELECT also.source, 'events', event, project
        FROM event_also AS also JOIN event ON event.id = event WHERE day <= :until
    UNION SELECT source, 'projects', project, project FROM project_source
)
SELECT source, kind, count(*) AS facts FROM cited
WHERE source IS NOT NULL AND project IN (SELECT id FROM chosen)
GROUP BY source, kind ORDER BY source
"""


def citations_of(connection: sqlite3.Connection, source: str, as_of: AsOf) -> Citations:
    """Return what rests on a source by the day asked for, with outcomes on that day."""
    return Citations(
        list(named_promises(connection, EVERY, Clause(_CITED_BY_PROMISE, (source, source)), as_of)),
        list(named_promises(connection, EVERY, Clause(_CITED_AS_EVIDENCE, (source,)), as_of)),
        list(named_events(connection, Clause(_CITED_BY_EVENT, (source, source)), as_of)),
        list(projects_where(connection, Clause(_CITED_BY_PROJECT, (source,)), as_of)),
    )


def terms_of_sources(connection: sqlite3.Connection, texts: Sequence[str]) -> list[str]:
    """Return a QUERY for sources, in which words that are theirs are terms.

    The whole name of a publisher is that, together or each; so are the ids that hold a word which
    no project has, or the titles that hold the words: `seed` is `source:seed-major-projects`.
    """
    # who asks for all sources does without
    from qhtrack.database import bare_words, source_titles, values
    from qhtrack.words.joining import is_one
    from qhtrack.words.names import exact_matches
    from qhtrack.words.terms import parts_of_term

    publishers = values.names_of_field(connection, "publisher")
    ids = [id_ for (id_,) in connection.execute("SELECT id FROM source ORDER BY id")]
    find = bare_words.finder(connection, partial(values.names_of_field, connection))

    def term(text: str) -> str:
        if exact_matches(text, publishers):
            return f"publisher:{text}"
        if is_one(text) or find.named(text) or values.holds_word(connection, text):
            return text
        matches = [id_ for id_ in ids if folded(text) in id_]
        matches = matches or source_titles.ids_in_words(connection, text)
        return f"source:{','.join(matches)}" if matches else text

    whole = " ".join(texts)
    if exact_matches(whole, publishers):
        return [term(whole)]
    # `government work report` is what titles hold as it stands, and no project
    words = [text for text in texts if parts_of_term(text) is None]
    phrase = " ".join(words)
    titled = source_titles.ids_holding(connection, phrase) if words[1:] else []
    if titled and not values.holds_word(connection, phrase):
        rest = [text for text in texts if text not in words]
        return [f"source:{','.join(titled)}", *rest]
    return list(map(term, texts))


def source_counts(
    connection: sqlite3.Connection, texts: Sequence[str], as_of: AsOf
) -> dict[str, CitationCounts]:
    """Return the registry's sources that terms leave by id, and how many facts cite each.

    Terms on `source` and `publisher` are about the source itself; where others ask for
    projects and goals, facts of those count, and a source without any is left out.

    Raise `UsageError` if a term has no meaning.
    """
    terms = read_terms(connection, texts, as_of)
    of_sources = [term for term in terms if asks_of_sources(term)]
    of_projects = [term for term in terms if not asks_of_sources(term)]
    counts: dict[str, dict[str, int]] = {}
    sql, values = bind(where_projects(of_projects))
    for source, kind, facts in connection.execute(
        _COUNTS.format(where=sql), {**values, **as_of._asdict()}
    ):
        counts.setdefault(source, {})[kind] = facts
    sql, values = bind(where_sources(of_sources))
    chosen = connection.execute(f"SELECT id FROM source WHERE {sql} ORDER BY id", values)
    return {
        source: CitationCounts(**counts.get(source, {}))
        for (source,) in chosen
        if source in counts or not of_projects
    }
