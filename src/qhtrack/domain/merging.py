"""Merge three versions of a registry into one: by key and field, not by line."""

from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

import msgspec

from qhtrack.domain import consistency
from qhtrack.domain.citations import Age, by_age
from qhtrack.domain.conflicts import Conflict, Data, Place, chosen, conflict, settled
from qhtrack.domain.consistency import Violation
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.merging_facts import merge_facts
from qhtrack.domain.model import Registry

# an event is known by its date and status, a promise by the others (`identity`)
_KEYS = ("milestone", "part", "due", "wording", "date", "status")
_FACTS = {"event", "promise"}
_FACT_DEPTH = 4  # of an event's place: ("project", "dam", "event", key)
_REFERENCES = {
    "category": "category",
    "regions": "region",
    "sources": "source",
    "source": "source",
    "also": "source",
    "evidence": "source",
}


_BY_ID = ("category", "project")


class _Found(NamedTuple):
    """What conflicts, as far as the merge has come, and how old the sources are."""

    conflicts: list[Conflict]
    age: Age


class MergedRegistry(NamedTuple):
    """One registry out of three; at a conflict's place stands what is there, else ours."""

    registry: Registry
    heading: str
    conflicts: list[Conflict]


def merge_registries(base: Data, ours: Data, theirs: Data) -> MergedRegistry:
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
    found = _Found(conflicts, by_age(_published(base, ours, theirs)))
    data: Data = _merge_values((), base, ours, theirs, found)
    registry = msgspec.convert({key: data[key] for key in data if key != "heading"}, Registry)
    # by id: of two projects that share an alias, who merges does not decide which is named
    data = data | {kind: sorted(data.get(kind, ()), key=itemgetter("id")) for kind in _BY_ID}
    violations = list(consistency.violations(_sorted_by_id(registry), END_OF_TIME))
    used = _cited(conflicts).union(*(_rows_named(violation.path, data) for violation in violations))
    removed = {row for row in used if find(data, row) is None}
    # who uses a row has changed it, as it were: then its removal is a conflict
    sides = (ours, theirs)
    if disputed := {row for row in removed for side in sides if find(side, row) is not None}:
        return merge_registries(_reduced_to_ids(base, disputed), ours, theirs)
    for violation in violations:
        _add(conflicts, _contradiction(violation, data, ours, theirs))
    return MergedRegistry(registry, data.get("heading", ""), conflicts)


def _published(base: Data, ours: Data, theirs: Data) -> dict[str, str]:
    """Return the dates of sources, but for those in dispute."""
    found = _Found([], by_age({}))
    old, mine, yours = (side.get("source") for side in (base, ours, theirs))
    sources = _merge_values(("source",), old, mine, yours, found)
    disputed = {conflict.place for conflict in found.conflicts}
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


def _cited(conflicts: Sequence[Conflict]) -> set[Place]:
    """Return the sources that are named in conflicts: whichever is chosen, both are used."""
    return {
        ("source", value)
        for conflict in conflicts
        if conflict.place[-1] in {"source", "evidence"}
        for value in (conflict.ours, conflict.theirs)
        if isinstance(value, str)
    }


def _merge_values(  # a value is what TOML can hold, of any kind
    place: Place, base: object, ours: object, theirs: object, found: _Found
) -> Any:  # noqa: ANN401
    """Return what stands at a place after the merge (None: nothing); add what conflicts."""
    if settled(base, ours, theirs):
        return chosen(base, ours, theirs)
    if isinstance(ours or theirs, list):
        old, mine, yours = (_rows_by_identity(side) for side in (base, ours, theirs))
        rows = [
            _merge_values((*place, name), old.get(name), mine.get(name), yours.get(name), found)
            for name in _merged_order(list(old), list(mine), list(yours))
        ]
        return [row for row in rows if row is not None]
    if isinstance(ours, dict) and isinstance(theirs, dict):
        before = base if isinstance(base, dict) else {}
        if len(place) == _FACT_DEPTH and place[2] in _FACTS:
            return _merge_fact(place, before, ours, theirs, found)
        fields = {
            key: _merge_values(
                (*place, key), before.get(key), ours.get(key), theirs.get(key), found
            )
            for key in ours | theirs
        }
        return {key: value for key, value in fields.items() if value is not None}
    found.conflicts.append(conflict(place, base, ours, theirs))
    return chosen(base, ours, theirs)


def merge_row(
    place: Place, base: Data | None, ours: Data | None, theirs: Data | None, age: Age
) -> tuple[Data | None, list[Conflict]]:
    """Merge one row of a registry three-way; return it (None: there is none) and its conflicts."""
    found = _Found([], age)
    return _merge_values(place, base, ours, theirs, found), found.conflicts


def _merge_fact(place: Place, base: Data, ours: Data, theirs: Data, found: _Found) -> Data:
    row, conflicts = merge_facts(place, base, ours, theirs, found.age)
    found.conflicts.extend(conflicts)
    return row


def _rows_by_identity(rows: object) -> dict[object, object]:
    return {identity(row): row for row in rows} if isinstance(rows, list) else {}


def identity(row: Any) -> Any:  # noqa: ANN401
    """Return what a row is known by: its id, what promise or event it is, or itself."""
    if isinstance(row, str):
        return row
    if isinstance(row, Conflict):
        return row.place[-1]
    return row["id"] if "id" in row else tuple(row.get(key) for key in _KEYS)


def _merged_order(base: list[object], ours: list[object], theirs: list[object]) -> list[object]:
    """Return all keys as ours has them, theirs' new ones after their neighbour.

    Theirs leads if it alone moved what was there before. For example, of `a b` on both
    sides: ours `a x b c` and theirs `z a y b w` make `z a x y b c w`.
    """
    if _moved(base, theirs) and not _moved(base, ours):
        ours, theirs = theirs, ours
    mine, shared = set(ours), set(ours) & set(theirs)
    new_after: dict[object, list[object]] = {}
    neighbour = None
    for name in theirs:
        if name in mine:
            neighbour = name
        else:
            new_after.setdefault(neighbour, []).append(name)
    order: list[object] = []
    neighbour = None
    for name in ours:
        if name in shared:
            order += new_after.get(neighbour, [])
            neighbour = name
        order.append(name)
    return order + new_after.get(neighbour, [])


def _moved(base: list[object], side: list[object]) -> bool:
    """Tell whether a side put what it kept of the base in another order."""
    kept = set(base) & set(side)
    return [name for name in base if name in kept] != [name for name in side if name in kept]


def _rows_named(path: Sequence[Any], data: Data) -> set[Place]:
    """Return the rows that are named where a violation lies."""
    kind = _REFERENCES.get(path[-1])
    if kind is None:
        return set()
    value: Any = data
    for step in path:
        value = value[step]
    return {(kind, name) for name in ([value] if isinstance(value, str) else value)}


def _reduced_to_ids(base: Data, used: set[Place]) -> Data:
    """Return the base with nothing but the id of each row used: whoever has it changed it."""
    return base | {
        kind: [{"id": row["id"]} if (kind, row["id"]) in used else row for row in base[kind]]
        for kind, _ in used
    }


def find(data: object, place: Place) -> Any:  # noqa: ANN401
    """Return what stands at the place, or None."""
    for name in place:
        if isinstance(data, list):
            data = next((row for row in data if identity(row) == name), None)
        elif isinstance(data, dict):
            data = data.get(name)
    return data


def _contradiction(violation: Violation, data: Data, ours: Data, theirs: Data) -> Conflict:
    """Return a violation as a conflict: of the field, or of all the project's events."""
    path = violation.path
    steps: list[Any] = []
    inner: Any = data
    for step in path[: path.index("event") + 1 if "event" in path else None]:
        inner = inner[step]
        steps.append(identity(inner) if isinstance(step, int) else step)
    place = tuple(steps)
    return Conflict(place, find(ours, place), find(theirs, place), violation.message)


def _add(conflicts: list[Conflict], new: Conflict) -> None:
    """Add a conflict in place of those that it holds, unless it lies in one itself."""
    if any(new.place[: len(known.place)] == known.place for known in conflicts):
        return
    conflicts[:] = [known for known in conflicts if known.place[: len(new.place)] != new.place]
    conflicts.append(new)
