"""Say what may be meant by a word of a QUERY that nothing has."""

import sqlite3
from collections.abc import Iterator, Sequence

from qhtrack.database import values
from qhtrack.database.terms import FIELDS, bind, holding
from qhtrack.domain.folding import folded
from qhtrack.domain.messages import Message, message
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown
from qhtrack.words import names, query, typed
from qhtrack.words.names import Named

_BY_NAME = ("category", "region")
_BY_WHOLE_NAME = ("publisher", "source", "owner")
_LONGEST = 20  # what is longer is no word that two others make


def unmatched(connection: sqlite3.Connection, texts: Sequence[str]) -> list[Message | str]:
    """Return a sentence for each word that no project has, with what may be meant by it."""
    words = [term.text for term in query.read(texts, FIELDS) if not term.field]
    return [
        message("nothing_has", word=shown(word), suggestion=_suggestion(connection, word))
        for word in words
        if not _is_held(connection, word)
    ]


def _is_held(connection: sqlite3.Connection, word: str) -> bool:
    sql, parameters = bind(holding(word))
    row = connection.execute(f"SELECT 1 FROM project WHERE {sql} LIMIT 1", parameters)
    return row.fetchone() is not None


def _suggestion(connection: sqlite3.Connection, word: str) -> Message | str:
    named = {field: values.named(connection, field) for field in (*_BY_NAME, *_BY_WHOLE_NAME)}
    terms = typed.meanings(word) or _terms(word, named)
    if terms:
        several = message("it_may_mean", terms=tuple(terms))
        return several if terms[1:] else message("did_you_mean", word=terms[0])
    known = [name for field in _BY_NAME for one in named[field] for name in one.names]
    called = connection.execute("SELECT names FROM project").fetchall()
    known += [name for row in called for name in row["names"].split("\n")]
    return nearest(word, [*names.beginnings(word, known), *typed.values_by_word("status")])


def _terms(word: str, named: dict[str, list[Named]]) -> list[str]:
    """Return the terms that a word may stand for: of a field, of a date, or of its two halves."""
    from qhtrack.domain.typed_dates import read_date

    if isinstance(date := read_date(word), str):
        return [f"due:{date}", f"since:{date}"]
    by_name = [f"{field}:{word}" for field in _BY_WHOLE_NAME if names.exactly(word, named[field])]
    return by_name or next(_halves(folded(word), named), [])


def _halves(word: str, named: dict[str, list[Named]]) -> Iterator[list[str]]:
    """Yield the terms of a word that two others make: 在建公路, then of one that begins it."""
    places = range(len(word) - 1, 0, -1) if not word.isascii() and len(word) <= _LONGEST else ()
    for place in places:
        first, second = _term(word[:place], named), _term(word[place:], named)
        if first and second:
            yield [f"{first} {second}"]
    for place in places:
        if first := _term(word[:place], named):
            yield [first]


def _term(word: str, named: dict[str, list[Named]]) -> str | None:
    """Return the term that a word is short for, None where it is none."""
    for field in ("status", "outcome"):
        if value := typed.value_of(field, word):
            return f"{field}:{value}"
    for field in _BY_NAME:
        found = names.holding(word, named[field]) if word[1:] else []
        if len(found) == 1:
            return f"{field}:{found[0]}"
    return None
