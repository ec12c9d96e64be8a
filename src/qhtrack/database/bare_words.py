"""Know which bare words of a QUERY are a name: of a category, a region, a project, a source.

A category's own word for a status is that status. A project is looked for where nothing of
these is called so, and a title where no project is: a publication is called as what it is about.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from qhtrack.database import source_titles
from qhtrack.database.own_words import own_words
from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import Message, message
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded
from qhtrack.words.names import NameEntry, whole_matches
from qhtrack.words.terms import WORD, Term
from qhtrack.words.typed import terms_message

_BY_NAME = ("category", "region")
# what finds the values that a text is the name of, by field
NamedValues = Callable[[str], dict[str, list[str]]]


class Finder(NamedTuple):
    """How names are found: of categories and regions, and of whatever has one."""

    by_name: NamedValues
    named: NamedValues


def finder(
    connection: sqlite3.Connection, names_of: Callable[[str], Sequence[NameEntry]]
) -> Finder:
    """Return what finds the values that a text is the whole name or title of, by field.

    Names are read once, when the first text needs them.
    """
    entries_of, statuses = cache(names_of), cache(own_words)
    projects = cache(partial(_projects_called, connection))

    def by_name(text: str) -> dict[str, list[str]]:
        return _found({field: whole_matches(text, entries_of(field)) for field in _BY_NAME})

    def named(text: str) -> dict[str, list[str]]:
        name = folded(text)
        status = statuses(connection).get(name)
        return (
            by_name(text) | _found({"status": [status] if status else []})
            or _found({"id": projects(name)})
            or _found({"source": source_titles.ids_with_title(connection, name)})
        )

    return Finder(by_name, named)


def _projects_called(connection: sqlite3.Connection, folded_name: str) -> list[str]:
    """Return the ids of the projects of which a text, folded, is the whole id, name or alias.

    An id is that project's alone.
    """
    # only what holds it is looked at line by line
    rows = connection.execute(
        "SELECT id FROM project WHERE instr(names, :name)"
        " AND instr(char(10) || names || char(10), char(10) || :name || char(10))",
        {"name": folded_name},
    )
    ids = sorted(row["id"] for row in rows)
    return [folded_name] if folded_name in ids else ids


def _found(values_by_field: dict[str, list[str]]) -> dict[str, list[str]]:
    return {field: values for field, values in values_by_field.items() if values}


def resolved(term: Term, find: Finder) -> Term:
    """Return a bare word as the field that it is a value of; another term as it is.

    Raises:
        UsageError: it may be a value of several fields.
    """
    if term.operator == WORD:
        values_by_field = {term.field: [*map(str, term.values)], **find.by_name(term.text)}
    else:
        values_by_field = {} if term.field else find.named(term.text)
    if len(values_by_field) > 1:
        raise _several_meanings(term.text, values_by_field)
    if term.field or not values_by_field:
        return term
    ((field, values),) = values_by_field.items()
    # an id is that project alone, a name may be part of another's
    operator = ":" if folded(term.text) in values and field == "id" else WORD
    return Term(field, operator, term.text, values=(*values,))


def _several_meanings(text: str, values_by_field: Mapping[str, Iterable[str]]) -> UsageError:
    candidates = (f"{field}:{','.join(values)}" for field, values in values_by_field.items())
    return UsageError(
        message("several_values", value=shown(text), candidates=(*map(_quoted, candidates),))
    )


def _quoted(term: str) -> Message:
    return message("quoted", text=terms_message(term))
