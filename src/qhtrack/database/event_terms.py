"""Read the terms of a QUERY that asks for events: a date alone is when they came about."""

import sqlite3
from collections.abc import Iterable, Sequence

from qhtrack.database import hints, questions, several_meanings, values, wordings
from qhtrack.database.lists import written
from qhtrack.database.questions import AsOf
from qhtrack.database.searching import spaced
from qhtrack.database.terms import Clause, asks_of_events, both, contains_word, where_events
from qhtrack.domain.text_folding import folded
from qhtrack.words.synonyms import BEGINNINGS
from qhtrack.words.terms import WORD, Term
from qhtrack.words.typed import value_of

_DATE = "since"


def read(connection: sqlite3.Connection, texts: Sequence[str], today: str) -> list[Term]:
    """Return the terms of a QUERY that is asked `today`; of `road 2025` a word and a date.

    `since:2025` is from then on, as `since 2025` is, `since=2025` in that year alone.

    Raises:
        UsageError: a field or a value is none.
    """
    return of_events(values.read(connection, texts, today), today)


def of_events(terms: Sequence[Term], today: str) -> list[Term]:
    """Return terms as they are asked of events."""
    return [part for term in terms for part in _dated(term, today)]


def _dated(term: Term, today: str) -> list[Term]:
    bound = several_meanings.bound_in(term.text, today)
    if term.field == "status" and term.operator == WORD:
        return _of_beginning(term)
    if not term.field:
        return [_of_day(*bound)] if bound else _of_status(term, today)
    if term.field == _DATE and term.operator == ":" and bound and bound[0] == "=":
        return [term if "/" in bound[1] else term._replace(operator=">=")]
    return [term]


def _of_day(operator: str, date: str) -> Term:
    return Term(_DATE, operator, date)


def _of_status(term: Term, today: str) -> list[Term]:
    """Return the terms of a date and the status that came about: 去年通车."""
    parts = hints.date_and_more(term.text, today)
    status = value_of("status", parts.more) if parts and not parts.is_promised else None
    if parts is None or status is None:
        return [term]
    of_status = _of_beginning(Term("status", WORD, parts.more, values=(status,)))
    return [_of_day(parts.operator, parts.date), *of_status]


def _of_beginning(term: Term) -> list[Term]:
    """Return the terms of a status; of `opened` with that it began then: 在建 goes on."""
    if folded(term.text) not in BEGINNINGS:
        return [term]
    return [term, Term("begins", ":", term.text, values=("true",))]


def asked(
    connection: sqlite3.Connection, texts: Sequence[str], as_of: AsOf
) -> tuple[list[str] | None, Clause]:
    """Return the projects of which events are asked, None for all, and what events have to say.

    Raises:
        UsageError: a field or a value is none.
    """
    terms = read(connection, texts, as_of.today)
    of_projects = [term for term in terms if term.field and not asks_of_events(term)]
    ids = questions.project_ids(connection, of_projects, as_of) if of_projects else None
    condition = where_events(filter(asks_of_events, terms))
    for term in terms:
        if not term.field:
            condition = both(condition, _holding(connection, term.text))
    return ids, condition


def untold(connection: sqlite3.Connection, terms: Iterable[Term]) -> list[Term]:
    """Return terms without the words of which some event tells."""
    return [term for term in terms if term.field or not wordings.told_of(connection, term.text)]


def _holding(connection: sqlite3.Connection, word: str) -> Clause:
    """Return the condition that an event tells of a word, or that its project is called so.

    What projects' notes alone have is asked for where nothing else has it.
    """
    told, contains = wordings.told(connection, word), contains_word(word)
    projects = connection.execute(
        f"SELECT id, names, search, category, note, note_zh FROM project WHERE {contains.sql}",
        contains.values,
    ).fetchall()
    ids = [row["id"] for row in projects if not _is_in_note_alone(row, word)]
    if not ids and not wordings.told_of(connection, word):
        ids = [row["id"] for row in projects]
    sql = f"project IN (SELECT value FROM json_each(?)) OR {told.sql}"
    return Clause(sql, (written(ids), *told.values))


def _is_in_note_alone(row: sqlite3.Row, word: str) -> bool:
    note = folded("\n".join(filter(None, (row["note"], row["note_zh"]))))
    others = "\n".join((row["names"], row["category"], row["search"].replace(note, "")))
    return spaced(folded(word)).removesuffix("县") not in spaced(others)
