"""Put the sources of one fact in order."""

from collections.abc import Callable, Mapping

from qhtrack.domain.dates import END_OF_TIME, last_day
from qhtrack.domain.toml_tables import TomlTable

SourceOrder = Callable[[str], tuple[str, str]]


def by_publication(published: Mapping[str, str | None]) -> SourceOrder:
    """Return the key that sorts sources by the day of their publication, then by text.

    `published` holds dates by the ids of sources; the undated, and citations in words, come
    last. For example, of `b` (2022-03), `c` (2022) and `a book` the order is `b c a book`.
    """

    def sort_key(source: str) -> tuple[str, str]:
        date = published.get(source)
        return last_day(date) if date else END_OF_TIME, source

    return sort_key


def order_citations(registry: TomlTable) -> None:
    """Put each `also` of a registry's promises and events in the canonical order."""
    source_order = by_publication(
        {row["id"]: row.get("date") for row in registry.get("source", ())}
    )
    for project in registry.get("project", ()):
        for fact in (*project.get("promise", ()), *project.get("event", ())):
            if "also" in fact:
                fact["also"].sort(key=source_order)
