"""Resolve the names of the values that a QUERY may ask for."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from qhtrack.database import bare_words, naming, source_titles
from qhtrack.database.own_words import own_words
from qhtrack.database.terms import (
    CHOICES,
    FIELDS,
    MAY_BE_ABSENT,
    NO_GOALS,
    NUMBERS,
    bind,
    contains_word,
)
from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import DAYS, UNIT_KEYS
from qhtrack.domain.messages import English, FieldName, Message, message
from qhtrack.domain.promises import FAILED, FAILURES, OUTCOME_VALUES
from qhtrack.domain.status import LADDER, UNKNOWN, Status
from qhtrack.domain.suggestions import all_of, nearest
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded
from qhtrack.words import names, query
from qhtrack.words.joining import is_one
from qhtrack.words.names import NameEntry
from qhtrack.words.terms import EQUALITY, FIELD, NONE, WORD, Term, in_quotes, is_none, split, typed
from qhtrack.words.typed import suggestion_for, value_of, values_of
from qhtrack.words.units import read_days, read_size
from qhtrack.words.vocabulary import CURRENCY

_FLAGS = {
    **dict.fromkeys(("true", "yes", "是"), "true"),
    **dict.fromkeys(("false", "no", "否"), "false"),
}
_CLOSED: dict[str, tuple[str, frozenset[str]]] = {
    "status": ("status", frozenset({*Status, UNKNOWN})),
    "milestone": ("status", frozenset(LADDER)),
    "outcome": ("outcome", frozenset(OUTCOME_VALUES)),
}


def _names_sql(table: str, users: str) -> str:
    """Return the SQL of the rows of a table; where it has none, of those that are used."""
    # joined across, so that what uses them is not looked at in vain
    return (
        f"SELECT * FROM (SELECT id, name, name_zh FROM {table} ORDER BY position)"
        f" UNION ALL SELECT DISTINCT {table}, NULL, NULL"
        f" FROM (SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM {table})) CROSS JOIN {users}"
    )


# of each field whose values are data: a value, which is its first name, and its other names
_NAMED = {
    "category": _names_sql("category", "project"),
    "region": _names_sql("region", "project_region"),
    "id": "SELECT id FROM project",
    "owner": "SELECT owner FROM project UNION SELECT owner_zh FROM project",
    "source": "SELECT id, title, title_en, title_zh FROM source"
    " UNION SELECT source, NULL, NULL, NULL FROM (SELECT source FROM event"
    " UNION SELECT source FROM event_also UNION SELECT source FROM promise"
    " UNION SELECT source FROM promise_also) WHERE source NOT IN (SELECT id FROM source)",
    "publisher": "SELECT DISTINCT coalesce(publisher, publisher_zh), publisher_zh FROM source",
}
# of which a part of a name is enough
_BY_PART = {
    **dict.fromkeys(("category", "region", "publisher"), names.loose_matches),
    "source": names.partial_matches,
    "owner": names.shortened,
}
# where values that are too many to be named are seen
_LISTS = {
    "source": "qhtrack sources",
    "publisher": "qhtrack sources --columns publisher",
    "owner": "qhtrack list --columns owner",
    "id": "qhtrack list -f ids",
}
_MOST_CANDIDATES = 12
# of others the names are sentences, or are the values
_NAMED_IN_CHINESE = {"category", "region", "publisher"}


class _Finder(NamedTuple):
    """How the values of a field are found: by a whole name, or else in any way."""

    exact: Callable[[str], Sequence[str]]
    loose: Callable[[str], Sequence[str]]


def read(connection: sqlite3.Connection, texts: Sequence[str], today: str) -> list[Term]:
    """Return the terms of a QUERY that is asked `today`, with the values that they ask for.

    Raises:
        UsageError: a field or a value is none.
    """
    parted = _read_once(connection, (*texts,), today)
    return [part for term, words in parted for part in words or [term]]


def phrases(
    connection: sqlite3.Connection, texts: Sequence[str], today: str
) -> dict[str, tuple[str, ...]]:
    """Return the phrases that are read as other words, each with these."""
    return {
        term.text: tuple(word.text if word.operator == WORD else typed(word) for word in words)
        for term, words in _read_once(connection, (*texts,), today)
        if words
    }


# a command asks the same several times, of one database or of two that it compares
@lru_cache(maxsize=2)
def _read_once(
    connection: sqlite3.Connection, texts: tuple[str, ...], today: str
) -> list[tuple[Term, list[Term]]]:
    """Return each term with the words that it is read as, if it is a phrase to be read so."""
    find = bare_words.finder(connection, partial(names_of_field, connection))
    terms = _read(connection, texts, today, find)
    return [(term, _words(connection, term, today, find)) for term in terms]


def _read(
    connection: sqlite3.Connection, texts: Sequence[str], today: str, find: bare_words.Finder
) -> list[Term]:
    terms = query.read(texts, FIELDS, today, lambda text: bool(find.named(text)))
    return [_with_values(connection, bare_words.resolved(term, find)) for term in terms]


def _words(
    connection: sqlite3.Connection, term: Term, today: str, find: bare_words.Finder
) -> list[Term]:
    """Return the words of a phrase that nothing has as a whole, where something has each.

    Of `the power line to Golmud City` these are `power line` and `Golmud`; of what is a date, a
    publisher or has several meanings there are none. A place is its name, as one word.
    """
    if term.field or " " not in term.text:
        return []
    name = names.without_place_kind(term.text)
    is_place, is_held = name != term.text, holds_word(connection, name)
    # the whole is known, or is no region: there is no Haixi County
    if find.by_name(name) if is_place else is_held:
        return []
    if names.exact_matches(term.text, names_of_field(connection, "publisher")):
        return []
    parts = name.split()
    texts = [name] if is_held else [part for part in parts if not names.is_place_kind(part)]
    try:
        words = _read(connection, texts, today, find)
    except UsageError:
        return []
    has_each = all(
        word.field or (holds_word(connection, word.text) and not is_one(word.text))
        for word in words
    )
    return words if has_each else []


def _with_values(connection: sqlite3.Connection, term: Term) -> Term:
    if term.values:
        return term._replace(values=_with_failures(term.field, term.values))
    if term.operator == FIELD and not _is_name_of_any(connection, term.text):
        raise query.without_value(term)
    if term.field in CHOICES and term.operator in EQUALITY:
        texts, absent = _without_none(term)
        finder = _finder(connection, term.field)
        chosen_values = tuple(value for text in texts for value in _choices(finder, text)) + absent
        return term._replace(values=_with_failures(term.field, chosen_values))
    if term.field in NUMBERS:
        return term._replace(values=tuple(_numbers(connection, term)))
    return term


def _without_none(term: Term) -> tuple[list[str], tuple[str, ...]]:
    """Return what a term names, and `NONE` where it asks for what has no value too."""
    parts = split(term.text)
    named = [part for part in parts if not is_none(part)]
    if term.field not in MAY_BE_ABSENT or named == parts:
        return [term.text], ()
    return named, (NONE,)


def _is_name_of_any(connection: sqlite3.Connection, text: str) -> bool:
    """Tell whether a category or a project is called so in part; goals are called by figures."""
    if names.partial_matches(text, names_of_field(connection, "category")):
        return True
    sql = f"SELECT 1 FROM project WHERE instr(names, ?) AND {NO_GOALS.sql} LIMIT 1"
    return connection.execute(sql, (folded(text),)).fetchone() is not None


def holds_word(connection: sqlite3.Connection, word: str) -> bool:
    """Tell whether some project has a word in what it is called or what it is."""
    sql, parameters = bind(contains_word(word))
    row = connection.execute(f"SELECT 1 FROM project WHERE {sql} LIMIT 1", parameters)
    return row.fetchone() is not None


def _with_failures(field: str, values: Sequence[str | float]) -> tuple[str | float, ...]:
    """Return values; what a QUERY calls failed are several outcomes."""
    if field != "outcome" or FAILED not in values:
        return tuple(values)
    return tuple(dict.fromkeys([*FAILURES, *(value for value in values if value != FAILED)]))


def _choices(finder: _Finder, text: str) -> Iterator[str]:
    """Yield the values that a text names; a whole name may hold a comma."""
    whole = finder.exact(text)
    if whole:
        yield from whole
        return
    for part in split(text):
        yield from finder.exact(part) or finder.loose(part)


def _finder(connection: sqlite3.Connection, field: str) -> _Finder:
    if field in _CLOSED:
        return _Finder(partial(_closed_value, connection, field), partial(_refuse_closed, field))
    if field in {"stretch", "overdue"}:
        return _Finder(_flag_value, partial(_refuse_flag, field))
    entries = names_of_field(connection, field)
    exactly = names.partial_matches if field == "owner" else names.exact_matches
    loosely = partial(_loose_match, connection, field, entries)
    return _Finder(lambda text: exactly(text, entries), loosely)


def names_of_field(connection: sqlite3.Connection, field: str) -> list[NameEntry]:
    """Return the values of a field that are data, with their names."""
    return [
        NameEntry(row[0], tuple(dict.fromkeys(filter(None, row))))
        for row in connection.execute(_NAMED[field])
        if row[0]
    ]


def rows(entries: Iterable[NameEntry]) -> dict[str, dict[str, str]]:
    """Return values that have a name in Chinese, their last, as rows; in English by the value."""
    return {
        entry.value: {"name": in_quotes(entry.value), "name_zh": in_quotes(entry.names[-1])}
        for entry in entries
    }


def _closed_value(connection: sqlite3.Connection, field: str, text: str) -> list[str]:
    """Return the status or outcome that a text means; categories have words of their own."""
    labels_field, values = _CLOSED[field]
    value_meant = (
        [*values_of(field, text)] if field == labels_field else [value_of(labels_field, text)]
    )
    if not any(value_meant) and labels_field == "status":
        value_meant = [own_words(connection).get(folded(text))]
    return [value for value in value_meant if value in values]


def _flag_value(text: str) -> list[str]:
    return [_FLAGS[folded(text)]] if folded(text) in _FLAGS else []


def _refuse_closed(field: str, text: str) -> list[str]:
    labels_field, values = _CLOSED[field]
    raise _no_such(field, text, suggestion_for(labels_field, text, values))


def _refuse_flag(field: str, text: str) -> list[str]:
    raise _no_such(field, text, nearest(text, _FLAGS))


def _near(field: str, names_known: Mapping[str, str], text: str) -> Message | str:
    suggestion = nearest(text, names.with_beginnings(text, names_known)) or all_of(
        text, names_known
    )
    if not suggestion and field in _LISTS:
        return message("see_them", command=English(_LISTS[field]))
    return suggestion


def _loose_match(
    connection: sqlite3.Connection, field: str, entries: Sequence[NameEntry], text: str
) -> list[str]:
    """Return the one value that a text may mean; all owners that it is short for.

    Raises:
        UsageError: it may mean none, or several.
    """
    matches = _BY_PART[field](text, entries) if field in _BY_PART else []
    if field == "source" and not matches:
        matches = source_titles.ids_in_words(connection, text)
    if len(matches) > 1 and field != "owner":
        more = ("…",) if len(matches) > _MOST_CANDIDATES else ()
        names_by_value = rows(entries) if field in _NAMED_IN_CHINESE else {}
        few = (names_by_value.get(value, value) for value in matches[:_MOST_CANDIDATES])
        raise UsageError(message("several_values", value=shown(text), candidates=(*few, *more)))
    if matches:
        return matches
    known_names = names.in_chinese(entries)
    if others := names.with_other_place_kind(text, entries):
        word = others[0] if text.isascii() else known_names[others[0]]
        raise _no_such(field, text, message("did_you_mean", word=word))
    suggestion = _near(field, known_names, text)
    # 格尔木 is no region, but in one
    word = names.without_place_kind(text)
    if word and holds_word(connection, word):
        alone = message("alone_it_is_a_word", word=word)
        suggestion = message("two_hints", first=suggestion, second=alone) if suggestion else alone
    raise _no_such(field, text, suggestion)


def _no_such(field: str, text: str, suggestion: Message | str) -> UsageError:
    # a sentence a field: an article, and in Chinese a classifier, goes with the noun
    return UsageError(message(f"no_such_{field}", value=shown(text), suggestion=suggestion))


def _numbers(connection: sqlite3.Connection, term: Term) -> Iterator[float | str]:
    """Yield the numbers that a term names, in the field's own unit, or that there is none."""
    currency = naming.currency(connection) if UNIT_KEYS.get(term.field) == "bn" else CURRENCY
    for text in query.numbers(term):
        if term.operator in EQUALITY and is_none(text):
            yield NONE
            continue
        read = _read_numbers(term, text, currency)
        if isinstance(read, Message):
            raise UsageError(message("of_field", field=FieldName(term.field), message=read))
        yield from read


def _read_numbers(term: Term, text: str, currency: str) -> list[float] | Message:
    """Return the number of a text, of a time as many as it may have days: of a year two."""
    if term.field in DAYS:
        return read_days(f"{text} {term.field_context.unit}".strip(), term.operator)
    number = read_size(text, term.field_context, currency)
    return number if isinstance(number, Message) else [number]
