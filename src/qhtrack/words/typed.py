"""Understand the words that people type, in any language."""

from functools import cache

from qhtrack.words.catalogue import catalogue
from qhtrack.words.language import Language


@cache
def names_of_values() -> dict[str, dict[str, str]]:
    """Return what statuses and outcomes may be called, folded, and the value each name means."""
    names: dict[str, dict[str, str]] = {"status": {}, "outcome": {}}
    for value in catalogue(Language.EN).STATUSES:
        labels = [catalogue(language).STATUSES[value] for language in Language]
        names["status"] |= {name.casefold(): value for name in (*labels, value)}
    for value in catalogue(Language.EN).OUTCOMES:
        labels = [catalogue(language).OUTCOMES[value] for language in Language]
        names["outcome"] |= {name.casefold(): value for name in (*labels, value)}
    return names
