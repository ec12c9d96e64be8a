"""Merge three versions of a registry into one: by key and field, not by line."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

import msgspec

from qhtrack.domain import consistency
from qhtrack.domain.consistency import Violation
from qhtrack.domain.dates import END_OF_TIME, last_day
from qhtrack.domain.history import ALSO
from qhtrack.domain.messages import Message, message
from qhtrack.domain.model import Registry
from qhtrack.domain.text import shown

Data = dict[str, Any]  # a registry, or a table of it, as TOML and JSON hold it
Place = tuple[Any, ...]  # a path with keys in place of numbers: ("project", "dam", "owner")

# an event is known by its date and status, a promise by the others (`identity`)
_KEYS = ("milestone", "due", "wording", "date", "status")
_WITNESS = {"source", "note"}  # in these, two who tell the same event or promise are both right
_FACT_DEPTH = 4  # of an event's place: ("project", "dam", "event", key)
_REFERENCES = {"category": "category", "regions": "region", "sources": "source", "source": "source"}


class Conflict(NamedTuple):
    """A place where a person must choose between two values; None stands for a removal."""

    place: Place
    ours: Any
    theirs: Any
    reason: Message

    def located(self) -> Message:
        """Return it in one line: `dam: owner: changed differently by ours and theirs`."""
        pairs = zip_longest(self.place[::2], self.place[1::2])
        place = ": ".join(_part(kind, name) for kind, name in pairs)
        return message("located", place=place, message=self.reason)


def _part(kind: str, name: object) -> str:
    """Return a step of a place: a project's id alone, `event '2021 construction'`, `owner`."""
    if isinstance(name, tuple):
        name = shown(" ".join(filter(None, name)))
    return f"{kind} {name or ''}".removeprefix("project ").strip()


class MergedRegistry(NamedTuple):
    """One registry out of three; at a conflict's place stands what is there, else ours."""

    registry: Registry
    heading: str
    conflicts: list[Conflict]


def merge_registries(base: Data, ours: Data, theirs: Data) -> MergedRegistry:
    """Merge a registry's plain data (`heading` is its heading comment) three-way, and check it.

    What is the same on both sides, or changed on one, is taken; lists are merged by
    key, tables by field. An event or promise for which both bring a source or a note
    keeps the source that was published first, and both notes, where the other source
    is named. All else is a conflict, and so is what contradicts itself only in the
    whole: a ladder, an alias, a row removed here and used there. For example:

        base    dam: owner X
        ours    dam: owner Y   event 2024 partial, source b
        theirs  dam: owner X   event 2024 partial, source c (of a later day than b)
        merged  dam: owner Y   event 2024 partial, source b, note "Also: c"
    """
    sides = (ours, theirs)
    conflicts: list[Conflict] = []
    data: Data = _merge_values((), base, ours, theirs, conflicts)
    conflicts, cited = _settle_witnesses(conflicts, data, base, sides)
    registry = msgspec.convert({key: data[key] for key in data if key != "heading"}, Registry)
    # by id: of two projects that share an alias, who merges does not decide which is named
    data = data | {"project": sorted(data.get("project", ()), key=itemgetter("id"))}
    projects = tuple(sorted(registry.projects, key=attrgetter("id")))
    by_id = msgspec.structs.replace(registry, projects=projects)
    violations = list(consistency.violations(by_id, END_OF_TIME))
    used = cited.union(*(_rows_named(violation.path, data) for violation in violations))
    removed = {row for row in used if find(data, row) is None}
    # who uses a row has changed it, as it were: then its removal is a conflict
    if disputed := {row for row in removed for side in sides if find(side, row) is not None}:
        return merge_registries(_reduced_to_ids(base, disputed), ours, theirs)
    for violation in violations:
        _add(conflicts, _contradiction(violation, data, ours, theirs))
    return MergedRegistry(registry, data.get("heading", ""), conflicts)


def _merge_values(  # a value is what TOML can hold, of any kind
    place: Place, base: object, ours: object, theirs: object, conflicts: list[Conflict]
) -> Any:  # noqa: ANN401
    """Return what stands at a place after the merge (None: nothing); add what conflicts."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if isinstance(ours or theirs, list):
        old, mine, yours = (_rows_by_identity(side) for side in (base, ours, theirs))
        rows = [
            _merge_values((*place, name), old.get(name), mine.get(name), yours.get(name), conflicts)
            for name in _merged_order(list(old), list(mine), list(yours))
        ]
        return [row for row in rows if row is not None]
    if isinstance(ours, dict) and isinstance(theirs, dict):
        before = base if isinstance(base, dict) else {}
        fields = {
            key: _merge_values(
                (*place, key), before.get(key), ours.get(key), theirs.get(key), conflicts
            )
            for key in ours | theirs
        }
        return {key: value for key, value in fields.items() if value is not None}
    conflicts.append(Conflict(place, ours, theirs, _reason(base, ours, theirs)))
    return theirs if ours is None else ours


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


def _reason(base: object, ours: object, theirs: object) -> Message:
    # a row of which the base has nothing but the id was put there by `_reduced_to_ids`
    is_used = isinstance(base, dict) and len(base) == 1
    if ours is None:
        return message("removed_by_ours_used" if is_used else "removed_by_ours_changed")
    if theirs is None:
        return message("removed_by_theirs_used" if is_used else "removed_by_theirs_changed")
    return message("changed_differently")


def _settle_witnesses(
    conflicts: list[Conflict], data: Data, base: Data, sides: tuple[Data, Data]
) -> tuple[list[Conflict], set[Place]]:
    """Settle how facts are known that both sides tell anew, in the merged data.

    Return what conflicts are left, and the sources that are named there: both are used.
    """
    disputed: dict[Place, set[str]] = {}
    for conflict in conflicts:
        if len(conflict.place) > _FACT_DEPTH:
            disputed.setdefault(conflict.place[:-1], set()).add(conflict.place[-1])
    age = _age(data, conflicts)
    settled: set[Place] = set()
    cited: set[Place] = set()
    for place, keys in disputed.items():
        before = find(base, place) or {}
        row, versions = find(data, place), [find(side, place) for side in sides]
        # a source goes with the size that it tells
        if "note" in before or not keys.isdisjoint(before) or not keys <= _WITNESS:
            if "note" in keys:  # whoever merges, a step is explained if either note does
                row["note"] = _joined(*sorted(_note(version, []) for version in versions))
            continue
        ids = sorted((fact["source"] for fact in versions), key=age) if "source" in keys else []
        if ids:
            row["source"] = ids[0]
        # the note of the source that stays comes first, whoever merges
        stays = row.get("source")
        versions.sort(key=lambda fact: (fact.get("source") != stays, fact.get("note", "")))
        row["note"] = _joined(*(_note(version, ids[1:]) for version in versions))
        settled |= {(*place, key) for key in keys}
        cited |= {("source", name) for name in ids}
    return [conflict for conflict in conflicts if conflict.place not in settled], cited


def _age(data: Data, conflicts: list[Conflict]) -> Callable[[str], tuple[str, str]]:
    """Return what sorts sources by the day of their publication, the undated last."""
    disputed = {conflict.place for conflict in conflicts}
    published = {
        source["id"]: last_day(source["date"])
        for source in data.get("source", ())
        if "date" in source and ("source", source["id"], "date") not in disputed
    }
    return lambda name: (published.get(name, END_OF_TIME), name)


def _note(fact: Data, others: Sequence[object]) -> str:
    """Return the fact's note, below a line that names its source if that is another."""
    also = [f"{ALSO}{fact['source']}"] if fact.get("source") in others else []
    return "\n".join([*also, *([fact["note"]] if "note" in fact else [])])


def _joined(first: str, second: str) -> str:
    """Return both notes, or the one that holds the other: merging once more adds nothing."""
    if not second or f"\n{second}\n" in f"\n{first}\n":
        return first
    if not first or f"\n{first}\n" in f"\n{second}\n":
        return second
    return f"{first}\n{second}"


def _rows_named(path: Sequence[Any], data: Data) -> set[Place]:
    """Return the rows that are named where a violation lies."""
    value: Any = data
    for step in path:
        value = value[step]
    kind = _REFERENCES.get(path[-1], "")
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
