"""Merge three versions of a registry into one: by key and field, not by line."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

import msgspec

from qhtrack.domain import consistency
from qhtrack.domain.consistency import Fault
from qhtrack.domain.dates import END_OF_TIME, last_day
from qhtrack.domain.history import ALSO
from qhtrack.domain.model import Registry
from qhtrack.domain.text import shown

Data = dict[str, Any]
Names = tuple[Any, ...]  # a path with keys in place of numbers: ("project", "dam", "owner")

_KEYS = ("milestone", "due", "wording", "date", "status")
_WITNESS = {"source", "note"}  # in these, two who tell the same event or promise are both right
_FACT = len(("project", "id", "event", "key"))
_REFERENCES = {"category": "category", "regions": "region", "sources": "source", "source": "source"}


class Conflict(NamedTuple):
    """A place where a person must choose between two values; None stands for a removal."""

    place: Names
    ours: Any
    theirs: Any
    reason: str

    def __str__(self) -> str:
        """Write it in one line: `dam: owner: changed differently by ours and theirs`."""
        parts = [_part(*pair) for pair in zip_longest(self.place[::2], self.place[1::2])]
        return ": ".join([*parts, self.reason])


class Merged(NamedTuple):
    """One registry out of three; at a conflict's place stands what is there, else ours."""

    registry: Registry
    heading: str
    conflicts: list[Conflict]


def merge(base: Data, ours: Data, theirs: Data) -> Merged:
    """Merge a registry's plain data (`heading` is its heading comment) three-way, and check it.

    What is the same on both sides, or changed on one, is taken; lists are merged by
    key, tables by field. An event or promise for which both bring a source or a note
    keeps the source that was published first, and both notes, where the other source
    is named. All else is a conflict, and so is what contradicts itself only in the
    whole: a ladder, an alias, a row removed here and used there.
    """
    sides = (ours, theirs)
    conflicts: list[Conflict] = []
    data = _merge((), base, ours, theirs, conflicts)
    conflicts, named = _agreed(conflicts, data, base, sides)
    registry = msgspec.convert({key: data[key] for key in data if key != "heading"}, Registry)
    # by id: of two projects that share an alias, who merges does not decide which is named
    data = data | {"project": sorted(data.get("project", ()), key=itemgetter("id"))}
    projects = tuple(sorted(registry.projects, key=attrgetter("id")))
    checked = msgspec.structs.replace(registry, projects=projects)
    faults = list(consistency.faults(checked, END_OF_TIME))
    rows = named.union(*(_referred(path, data) for path, _ in faults))
    gone = {row for row in rows if find(data, row) is None}
    if used := {row for row in gone for side in sides if find(side, row) is not None}:
        return merge(_touched(base, used), ours, theirs)
    for fault in faults:
        _add(conflicts, _contradiction(fault, data, ours, theirs))
    return Merged(registry, data.get("heading", ""), conflicts)


def _merge(place: Names, base: Any, ours: Any, theirs: Any, conflicts: list[Conflict]) -> Any:  # noqa: ANN401
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if isinstance(ours or theirs, list):
        old, one, two = (
            {identity(row): row for row in side or ()} for side in (base, ours, theirs)
        )
        rows = [
            _merge((*place, name), old.get(name), one.get(name), two.get(name), conflicts)
            for name in _order(list(old), list(one), list(two))
        ]
        return [row for row in rows if row is not None]
    if isinstance(ours, dict) and isinstance(theirs, dict):
        fields = {
            name: _merge(
                (*place, name), (base or {}).get(name), ours.get(name), theirs.get(name), conflicts
            )
            for name in ours | theirs
        }
        return {name: value for name, value in fields.items() if value is not None}
    conflicts.append(Conflict(place, ours, theirs, _reason(base, ours, theirs)))
    return theirs if ours is None else ours


def _agreed(
    conflicts: list[Conflict], data: Data, base: Data, sides: tuple[Data, Data]
) -> tuple[list[Conflict], set[Names]]:
    """Settle how facts are known that both sides tell anew.

    Return what conflicts are left, and the sources that are named there: both are used.
    """
    disputed: dict[Names, set[str]] = {}
    for one in conflicts:
        if len(one.place) > _FACT:
            disputed.setdefault(one.place[:-1], set()).add(one.place[-1])
    age = _age(data, conflicts)
    settled: set[Names] = set()
    named: set[Names] = set()
    for place, fields in disputed.items():
        before = find(base, place) or {}
        row, told = find(data, place), [find(side, place) for side in sides]
        # a source goes with the size that it tells
        if "note" in before or not fields.isdisjoint(before) or not fields <= _WITNESS:
            if "note" in fields:  # whoever merges, a step is explained if either note does
                row["note"] = _joined(*sorted(_note(one, []) for one in told))
            continue
        sources = sorted((one["source"] for one in told), key=age) if "source" in fields else []
        if sources:
            row["source"] = sources[0]
        told.sort(key=lambda one: (one.get("source") != row.get("source"), one.get("note", "")))
        row["note"] = _joined(*(_note(one, sources[1:]) for one in told))
        settled |= {(*place, field) for field in fields}
        named |= {("source", name) for name in sources}
    return [one for one in conflicts if one.place not in settled], named


def _age(data: Data, conflicts: list[Conflict]) -> Callable[[str], tuple[str, str]]:
    """Return what sorts sources by the day of their publication, the undated last."""
    disputed = {one.place for one in conflicts}
    published = {
        one["id"]: last_day(one["date"])
        for one in data.get("source", ())
        if "date" in one and ("source", one["id"], "date") not in disputed
    }
    return lambda name: (published.get(name, END_OF_TIME), name)


def _note(fact: Data, others: list[str]) -> str:
    """Return the fact's note, below a line that names its source if that is another."""
    also = [f"{ALSO}{fact['source']}"] if fact.get("source") in others else []
    return "\n".join([*also, *([fact["note"]] if "note" in fact else [])])


def _joined(one: str, two: str) -> str:
    """Return both notes, or the one that holds the other: merging once more adds nothing."""
    if not two or f"\n{two}\n" in f"\n{one}\n":
        return one
    return two if not one or f"\n{one}\n" in f"\n{two}\n" else f"{one}\n{two}"


def identity(row: Any) -> Any:  # noqa: ANN401
    """Return what a row is known by: its id, what promise or event it is, or itself."""
    if isinstance(row, str):
        return row
    if isinstance(row, Conflict):
        return row.place[-1]
    return row["id"] if "id" in row else tuple(row.get(name) for name in _KEYS)


def _order(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    """Return all keys as ours has them, theirs' new ones after their neighbour.

    Theirs leads if it alone moved what was there before.
    """
    if _moved(base, theirs) and not _moved(base, ours):
        ours, theirs = theirs, ours
    mine, both = set(ours), set(ours) & set(theirs)
    new: dict[Any, list[Any]] = {}
    neighbour = None
    for name in theirs:
        if name in mine:
            neighbour = name
        else:
            new.setdefault(neighbour, []).append(name)
    order: list[Any] = []
    neighbour = None
    for name in ours:
        if name in both:
            order += new.get(neighbour, [])
            neighbour = name
        order.append(name)
    return order + new.get(neighbour, [])


def _moved(base: list[Any], side: list[Any]) -> bool:
    both = set(base) & set(side)
    return [name for name in base if name in both] != [name for name in side if name in both]


def _reason(base: Any, ours: Any, theirs: Any) -> str:  # noqa: ANN401
    verb = "used" if isinstance(base, dict) and len(base) == 1 else "changed"
    if ours is None:
        return f"removed by ours, {verb} by theirs"
    if theirs is None:
        return f"removed by theirs, {verb} by ours"
    return "changed differently by ours and theirs"


def _referred(path: Sequence[Any], data: Data) -> set[Names]:
    """Return the rows that are named where a fault lies."""
    named: Any = data
    for step in path:
        named = named[step]
    kind = _REFERENCES.get(path[-1], "")
    return {(kind, name) for name in ([named] if isinstance(named, str) else named)}


def _touched(base: Data, used: set[Names]) -> Data:
    """Return the base with nothing but the id of each row used: whoever has it changed it."""
    return base | {
        kind: [{"id": row["id"]} if (kind, row["id"]) in used else row for row in base[kind]]
        for kind, _ in used
    }


def find(data: Any, place: Names) -> Any:  # noqa: ANN401
    """Return what stands at the place, or None."""
    for name in place:
        if isinstance(data, list):
            data = next((row for row in data if identity(row) == name), None)
        elif data is not None:
            data = data.get(name)
    return data


def _contradiction(fault: Fault, data: Data, ours: Data, theirs: Data) -> Conflict:
    """Return the fault as a conflict: of the field, or of all the project's events."""
    path, message = fault
    place: list[Any] = []
    inner: Any = data
    for step in path[: path.index("event") + 1 if "event" in path else None]:
        inner = inner[step]
        place.append(identity(inner) if isinstance(step, int) else step)
    names = tuple(place)
    return Conflict(names, find(ours, names), find(theirs, names), message)


def _add(conflicts: list[Conflict], new: Conflict) -> None:
    """Add a conflict in place of those that it holds, unless it lies in one itself."""
    if any(new.place[: len(one.place)] == one.place for one in conflicts):
        return
    conflicts[:] = [one for one in conflicts if one.place[: len(new.place)] != new.place]
    conflicts.append(new)


def _part(kind: str, name: Any) -> str:  # noqa: ANN401
    if isinstance(name, tuple):
        name = shown(" ".join(filter(None, name)))
    return f"{kind} {name or ''}".removeprefix("project ").strip()
