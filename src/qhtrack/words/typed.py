"""Understand the words that people type, in any language."""

from functools import cache

from qhtrack.words.catalogue import labels
from qhtrack.words.language import Language


@cache
def names_of_values() -> dict[str, dict[str, str]]:
    """Return the values of statuses and outcomes by each of their names, folded, by field."""
    return {field: _values_by_name(field) for field in ("status", "outcome")}


def _values_by_name(field: str) -> dict[str, str]:
    values_by_name: dict[str, str] = {}
    for value in labels(field, Language.EN):
        names = [labels(field, language)[value] for language in Language]
        values_by_name |= {name.casefold(): value for name in (*names, value)}
    return values_by_name
