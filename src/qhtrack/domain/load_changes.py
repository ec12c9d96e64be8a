"""List the rows that loading a registry adds, changes and removes."""

from collections.abc import Iterator
from typing import NamedTuple

from qhtrack.domain.model import Category, Event, Project, Promise, Region, Registry, Source
from qhtrack.domain.rows import FactChangeRow
from qhtrack.domain.statement_rows import fact_row
from qhtrack.domain.statements import IDENTITIES, Fact

_Row = Category | Region | Source | Project | Promise | Event
_WORDS = {"+": "added", "~": "changed", "-": "removed"}
_INNER = {"promises", "events"}
_ROWS = {"categories", "regions", "sources", "projects"}
# what a registry says of itself
_OWN_FIELDS = tuple(key for key in Registry.__struct_fields__ if key not in _ROWS)
REGISTRY = Fact("registry", "")
_NONE = Registry(schema=1)


class Changes(NamedTuple):
    """The ids of projects that a load adds, changes and removes, in the registry's order."""

    added: list[str]
    changed: list[str]
    removed: list[str]


class FactChange(NamedTuple):
    """A fact that a load adds (`+`), changes (`~`, with the fields) or removes (`-`)."""

    sign: str
    fact: Fact
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> FactChangeRow:
        """Return it for a script."""
        return {**fact_row(self.fact), "change": _WORDS[self.sign], "fields": self.fields}


def compare(before: Registry, after: Registry) -> Changes:
    """Compare two registries project by project."""
    old = {project.id: project for project in before.projects}
    new = {project.id: project for project in after.projects}
    return Changes(
        [name for name in new if name not in old],
        [name for name in new if name in old and new[name] != old[name]],
        [name for name in old if name not in new],
    )


def fact_changes(before: Registry, after: Registry) -> Iterator[FactChange]:
    """Yield what was added and changed in the order of the later registry, then what is gone.

    What a registry says of itself comes first, unless there was none.
    """
    return _changes(before, after, {name for names in compare(before, after) for name in names})


def row_changes(before: Registry, after: Registry) -> list[FactChange]:
    """Return what changed beside projects: sources, categories, regions, the registry itself.

    Where there was no registry nothing changed.
    """
    return [] if before == _NONE else list(_changes(before, after, set()))


def _changes(before: Registry, after: Registry, projects: set[str]) -> Iterator[FactChange]:
    own_fields = tuple(key for key in _OWN_FIELDS if getattr(before, key) != getattr(after, key))
    if own_fields and before != _NONE:
        yield FactChange("~", REGISTRY, own_fields)
    old, new = dict(_facts(before, projects)), dict(_facts(after, projects))
    for fact, row in new.items():
        if fact not in old:
            yield FactChange("+", fact)
        elif fields := tuple(_changed_fields(old[fact], row)):
            yield FactChange("~", fact, fields)
    for fact in old:
        if fact not in new:
            yield FactChange("-", fact)


def _facts(registry: Registry, projects: set[str]) -> Iterator[tuple[Fact, _Row]]:
    """Yield each fact with its row; of projects those of some."""
    for kind, rows in (
        ("category", registry.categories),
        ("region", registry.regions),
        ("source", registry.sources),
    ):
        yield from ((Fact(kind, row.id), row) for row in rows)
    for project in (row for row in registry.projects if row.id in projects):
        yield Fact("project", project.id), project
        for kind, inner_rows in (("promise", project.promises), ("event", project.events)):
            for row in inner_rows:
                key = tuple(getattr(row, name) for name in IDENTITIES[kind])
                yield Fact(kind, project.id, key), row


def _changed_fields(old: _Row, new: _Row) -> Iterator[str]:
    if old != new:
        for key in new.__struct_fields__:
            if key not in _INNER and getattr(old, key) != getattr(new, key):
                yield key
