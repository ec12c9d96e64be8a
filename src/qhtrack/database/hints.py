"""Say what may be meant by a word of a QUERY that nothing has, or that may mean something else."""

import re
import sqlite3
from collections.abc import Iterator, Sequence

from qhtrack.database import values
from qhtrack.database.own_words import own_words
from qhtrack.database.terms import DATES, FIELDS, bind, holding
from qhtrack.domain.messages import Message, message
from qhtrack.domain.status import LADDER
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded
from qhtrack.words import names, query, typed
from qhtrack.words.names import NameEntry
from qhtrack.words.terms import FIELD, Term

_BY_NAME = ("category", "region")
_BY_WHOLE_NAME = ("publisher", "source", "owner")
_LONGEST = 20  # what is longer is no word that two others make
# 2024年开工, 2026年到期
_DATE_AND_MORE = re.compile(r"(?P<date>\d{4}.*[年月日底末])(?P<more>\D+)", re.ASCII)


def unmatched(connection: sqlite3.Connection, texts: Sequence[str]) -> list[Message | str]:
    """Return a sentence for each word that no project has, with what may be meant by it."""
    words = [term.text for term in query.read(texts, FIELDS) if not term.field]
    return [
        message("nothing_has", word=shown(word), suggestion=_suggestion(connection, word))
        for word in words
        if not _is_held(connection, word)
    ]


def readings(connection: sqlite3.Connection, texts: Sequence[str]) -> list[Message | str]:
    """Return a sentence for each word that is found as text and may be meant otherwise."""
    words = [term for term in query.read(texts, FIELDS) if not term.field]
    return [
        message("looked_for", word=shown(term.text), suggestion=_may_mean(others))
        for term in words
        if (others := _other_terms(connection, term)) and _is_held(connection, term.text)
    ]


def _other_terms(connection: sqlite3.Connection, term: Term) -> Sequence[str]:
    """Return the terms that a word may be short for that is found all the same.

    It is a field, has several meanings, is a date, begins with one (2024年开工), or is a publisher.
    """
    word = term.text
    if term.operator == FIELD:
        return [query.with_example(term)]
    if terms := typed.meanings(word) or _terms_of_date(word):
        return terms
    publishers = values.named(connection, "publisher")
    return [f"publisher:{word}"] if names.exactly(word, publishers) else []


def _may_mean(terms: Sequence[str]) -> Message:
    if terms[1:]:
        return message("it_may_mean", terms=tuple(map(typed.said, terms)))
    return message("did_you_mean", word=typed.said(terms[0]))


def _is_held(connection: sqlite3.Connection, word: str) -> bool:
    sql, parameters = bind(holding(word))
    row = connection.execute(f"SELECT 1 FROM project WHERE {sql} LIMIT 1", parameters)
    return row.fetchone() is not None


def _suggestion(connection: sqlite3.Connection, word: str) -> Message | str:
    if query.is_negative(word) and not typed.meanings(word):
        return message("leave_out_in_terms")
    if folded(word) in own_words(connection):
        return _may_mean([f"status:{word}"])
    named = {field: values.named(connection, field) for field in (*_BY_NAME, *_BY_WHOLE_NAME)}
    terms = typed.meanings(word) or _terms(word, named)
    if terms:
        return _may_mean(terms)
    known = [name for field in _BY_NAME for one in named[field] for name in one.names]
    called = connection.execute("SELECT names FROM project").fetchall()
    known += [name for row in called for name in row["names"].split("\n")]
    return nearest(word, [*names.beginnings(word, known), *typed.values_by_word("status")])


def _terms(word: str, named: dict[str, list[NameEntry]]) -> list[str]:
    """Return the terms that a word may stand for: of a field, of a date, or of its two halves."""
    if terms := _terms_of_date(word):
        return terms
    by_name = [f"{field}:{word}" for field in _BY_WHOLE_NAME if names.exactly(word, named[field])]
    return by_name or next(_halves(folded(word), named), []) or _loosely(word, named)


def _loosely(word: str, named: dict[str, list[NameEntry]]) -> list[str]:
    """Return the terms of categories and regions that are called so in other words: 抽蓄."""
    found = {field: names.loosely(word, named[field]) for field in _BY_NAME}
    return [f"{field}:{value}" for field, alike in found.items() for value in alike]


def _terms_of_date(word: str) -> list[str]:
    """Return the terms that a date may stand for, or one and a status or a field behind it."""
    from qhtrack.domain.typed_dates import read_date

    if isinstance(date := read_date(word), str):
        return [f"due:{date}", f"since:{date}"]
    match = _DATE_AND_MORE.fullmatch(folded(word))
    if match is None or not isinstance(date := read_date(match["date"]), str):
        return []
    if field := typed.field_of(match["more"], DATES):
        return [f"{field.key}:{date}"]
    status = typed.value_of("status", match["more"])
    if status is None:
        return []
    promised = [f"due:{date} milestone:{status}"] if status in LADDER else []
    return [f"since:{date} status:{status}", *promised]


def _halves(word: str, named: dict[str, list[NameEntry]]) -> Iterator[list[str]]:
    """Yield the terms of a word that two others make: 在建公路, then of one that begins it."""
    places = range(len(word) - 1, 0, -1) if not word.isascii() and len(word) <= _LONGEST else ()
    for place in places:
        first, second = _term(word[:place], named), _term(word[place:], named)
        if first and second:
            yield [f"{first} {second}"]
    for place in places:
        if first := _term(word[:place], named):
            yield [first]


def _term(word: str, named: dict[str, list[NameEntry]]) -> str | None:
    """Return the term that a word is short for, None where it is none."""
    for field in ("status", "outcome"):
        if value := typed.value_of(field, word):
            return f"{field}:{value}"
    for field in _BY_NAME:
        found = names.holding(word, named[field]) if word[1:] else []
        if len(found) == 1:
            return f"{field}:{found[0]}"
    return None
