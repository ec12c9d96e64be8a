"""Know which bare words of a QUERY are a category, a region, a title or a category's status."""

import sqlite3
from collections.abc import Callable, Sequence
from functools import cache

from qhtrack.database import source_titles
from qhtrack.database.own_words import own_words
from qhtrack.domain.text_folding import folded
from qhtrack.words.names import NameEntry, whole_matches
from qhtrack.words.terms import WORD, Term

_BY_NAME = ("category", "region")
# what finds the values that a text is the name of, by field
NamedValues = Callable[[str], dict[str, list[str]]]


def finder(
    connection: sqlite3.Connection, names_of: Callable[[str], Sequence[NameEntry]]
) -> NamedValues:
    """Return what finds the values that a text is the whole name or title of, by field.

    Names are read once, when the first text needs them.
    """
    entries_of, statuses = cache(names_of), cache(own_words)

    def named_values(text: str) -> dict[str, list[str]]:
        values_by_field = {field: whole_matches(text, entries_of(field)) for field in _BY_NAME}
        name = folded(text)
        values_by_field["source"] = source_titles.ids_with_title(connection, name)
        values_by_field["status"] = (
            [statuses(connection)[name]] if name in statuses(connection) else []
        )
        return {field: values for field, values in values_by_field.items() if values}

    return named_values


def resolved(term: Term, named_values: NamedValues) -> Term:
    """Return a bare word as the field that alone it is a value of; another term as it is."""
    if term.field:
        return term
    values_by_field = named_values(term.text)
    if len(values_by_field) != 1:
        return term
    ((field, values),) = values_by_field.items()
    return Term(field, WORD, term.text, values=(*values,))
