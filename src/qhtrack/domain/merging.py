"""Merge three versions of a registry into one: by key and field, not by line."""

from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

import msgspec

from qhtrack.domain import consistency
from qhtrack.domain.citations import by_publication
from qhtrack.domain.conflicts import Conflict
from qhtrack.domain.consistency import Violation
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.merging_rows import MergeState, identity, merge_values
from qhtrack.domain.model import Registry
from qhtrack.domain.toml_tables import RegistryPath, TomlTable

_REFERENCES = {
    "category": "category",
    "regions": "region",
    "sources": "source",
    "source": "source",
    "also": "source",
    "evidence": "source",
}


_BY_ID = ("category", "project")


class MergedRegistry(NamedTuple):
    """One registry out of three; at a conflict's path stands what is there, else ours."""

    registry: Registry
    heading: str
    conflicts: list[Conflict]


def merge_registries(base: TomlTable, ours: TomlTable, theirs: TomlTable) -> MergedRegistry:
    """Merge a registry's plain data (`heading` is its heading comment) three-way, and check it.

    What is the same on both sides, or changed on one, is taken; lists are merged by
    key, tables by field, what rests on sources as `merge_facts` says. All else is a
    conflict, and so is what contradicts itself only in the whole: a ladder, an alias, a row
    removed here and used there. For example:

        base    dam: owner X
        ours    dam: owner Y   event 2024 partial, source b
        theirs  dam: owner X   event 2024 partial, source c (of a later day than b)
        merged  dam: owner Y   event 2024 partial, source b, also c
    """
    conflicts: list[Conflict] = []
    state = MergeState(conflicts, by_publication(_published(base, ours, theirs)))
    data: TomlTable = merge_values((), base, ours, theirs, state)
    registry = msgspec.convert({key: data[key] for key in data if key != "heading"}, Registry)
    # by id: of two projects that share an alias, who merges does not decide which is named
    data = data | {kind: sorted(data.get(kind, ()), key=itemgetter("id")) for kind in _BY_ID}
    violations = list(consistency.violations(_sorted_by_id(registry), END_OF_TIME))
    used_rows = _sources_of_theirs(conflicts).union(
        *(referenced_rows(violation.path, data) for violation in violations)
    )
    missing_rows = {row for row in used_rows if find(data, row) is None}
    # who uses a row has changed it, as it were: then its removal is a conflict
    sides = (ours, theirs)
    if removed_but_used := {
        row for row in missing_rows for side in sides if find(side, row) is not None
    }:
        return merge_registries(_reduced_to_ids(base, removed_but_used), ours, theirs)
    for violation in violations:
        _add(conflicts, _contradiction(violation, data, ours, theirs))
    return MergedRegistry(registry, data.get("heading", ""), conflicts)


def _published(base: TomlTable, ours: TomlTable, theirs: TomlTable) -> dict[str, str]:
    """Return the dates of sources, but for those in dispute."""
    state = MergeState([], by_publication({}))
    base_rows, our_rows, their_rows = (side.get("source") for side in (base, ours, theirs))
    sources = merge_values(("source",), base_rows, our_rows, their_rows, state)
    disputed = {conflict.path for conflict in state.conflicts}
    return {
        source["id"]: source["date"]
        for source in sources or ()
        if "date" in source and ("source", source["id"], "date") not in disputed
    }


def _sorted_by_id(registry: Registry) -> Registry:
    by_id = attrgetter("id")
    return msgspec.structs.replace(
        registry,
        projects=tuple(sorted(registry.projects, key=by_id)),
        categories=tuple(sorted(registry.categories, key=by_id)),
    )


def _sources_of_theirs(conflicts: Sequence[Conflict]) -> set[RegistryPath]:
    """Return the sources that theirs names in conflicts; ours stand in what is merged."""
    return {
        ("source", conflict.theirs)
        for conflict in conflicts
        if conflict.path[-1] in {"source", "evidence"} and isinstance(conflict.theirs, str)
    }


def referenced_rows(path: Sequence[Any], data: TomlTable) -> set[RegistryPath]:
    """Return the rows that are named where a violation lies: `{("source", "paper")}`."""
    kind = _REFERENCES.get(path[-1])
    if kind is None:
        return set()
    value: Any = data
    for step in path:
        value = value[step]
    return {(kind, name) for name in ([value] if isinstance(value, str) else value)}


def _reduced_to_ids(base: TomlTable, used: set[RegistryPath]) -> TomlTable:
    """Return the base with nothing but the id of each row used: whoever has it changed it."""
    return base | {
        kind: [{"id": row["id"]} if (kind, row["id"]) in used else row for row in base[kind]]
        for kind, _ in used
    }


def find(data: object, path: RegistryPath) -> Any:  # noqa: ANN401
    """Return what stands at a path, or None."""
    for name in path:
        if isinstance(data, list):
            data = next((row for row in data if identity(row) == name), None)
        elif isinstance(data, dict):
            data = data.get(name)
    return data


def _contradiction(
    violation: Violation, data: TomlTable, ours: TomlTable, theirs: TomlTable
) -> Conflict:
    """Return a violation as a conflict: of the field, or of all the project's events."""
    path = violation.path
    steps: list[Any] = []
    inner: Any = data
    for step in path[: path.index("event") + 1 if "event" in path else None]:
        inner = inner[step]
        steps.append(identity(inner) if isinstance(step, int) else step)
    registry_path = tuple(steps)
    return Conflict(
        registry_path, find(ours, registry_path), find(theirs, registry_path), violation.message
    )


def _add(conflicts: list[Conflict], new: Conflict) -> None:
    """Add a conflict in place of those that it holds, unless it lies in one itself."""
    if any(new.path[: len(existing.path)] == existing.path for existing in conflicts):
        return
    conflicts[:] = [
        existing for existing in conflicts if existing.path[: len(new.path)] != new.path
    ]
    conflicts.append(new)
