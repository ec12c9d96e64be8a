"""Merge three versions of a row of a registry, or of a list of them: by key and field."""

from typing import Any, NamedTuple

from qhtrack.domain.citations import SourceOrder
from qhtrack.domain.conflicts import Conflict, conflict_at, is_settled, merged_value
from qhtrack.domain.merging_facts import further_lines_last, merge_facts
from qhtrack.domain.toml_tables import RegistryPath, TomlTable

# an event is known by its date and status, a promise by the others (`identity`)
IDENTITY_KEYS = ("milestone", "part", "due", "wording", "date", "status")
_FACTS = {"event", "promise"}
_FACT_DEPTH = 4  # of an event's path: ("project", "dam", "event", key)


class MergeState(NamedTuple):
    """What conflicts, as far as the merge has come, and how old the sources are."""

    conflicts: list[Conflict]
    source_order: SourceOrder


def merge_values(  # a value is what TOML can hold, of any kind
    path: RegistryPath, base: object, ours: object, theirs: object, state: MergeState
) -> Any:  # noqa: ANN401
    """Return what stands at a path after the merge (None: nothing); add what conflicts."""
    if is_settled(base, ours, theirs):
        return merged_value(base, ours, theirs)
    if isinstance(ours or theirs, list):
        base_rows, our_rows, their_rows = (_rows_by_identity(side) for side in (base, ours, theirs))
        rows = [
            merge_values(
                (*path, name), base_rows.get(name), our_rows.get(name), their_rows.get(name), state
            )
            for name in _merged_order(list(base_rows), list(our_rows), list(their_rows))
        ]
        return [row for row in rows if row is not None]
    if isinstance(ours, dict) and isinstance(theirs, dict):
        before = base if isinstance(base, dict) else {}
        if len(path) == _FACT_DEPTH and path[2] in _FACTS:
            return _merge_fact(path, before, ours, theirs, state)
        fields = {
            key: merge_values((*path, key), before.get(key), ours.get(key), theirs.get(key), state)
            for key in ours | theirs
        }
        return {key: value for key, value in fields.items() if value is not None}
    state.conflicts.append(conflict_at(path, base, ours, theirs))
    return merged_value(base, ours, theirs)


def merge_row(
    path: RegistryPath,
    base: TomlTable | None,
    ours: TomlTable | None,
    theirs: TomlTable | None,
    source_order: SourceOrder,
) -> tuple[TomlTable | None, list[Conflict]]:
    """Merge what is told of one row of a registry, theirs, into what is known of it, ours.

    Return the row (None: there is none) and its conflicts.
    """
    state = MergeState([], source_order)
    row: TomlTable | None = merge_values(path, base, ours, theirs, state)
    if row and ours and theirs:
        row = row | further_lines_last(row, base or {}, ours, theirs)
    return row, state.conflicts


def _merge_fact(
    path: RegistryPath, base: TomlTable, ours: TomlTable, theirs: TomlTable, state: MergeState
) -> TomlTable:
    row, conflicts = merge_facts(path, base, ours, theirs, state.source_order)
    state.conflicts.extend(conflicts)
    return row


def _rows_by_identity(rows: object) -> dict[object, object]:
    return {identity(row): row for row in rows} if isinstance(rows, list) else {}


def identity(row: Any) -> Any:  # noqa: ANN401
    """Return what a row is known by: its id, what promise or event it is, or itself."""
    if isinstance(row, str):
        return row
    if isinstance(row, Conflict):
        return row.path[-1]
    return row["id"] if "id" in row else tuple(row.get(key) for key in IDENTITY_KEYS)


def _merged_order(base: list[object], ours: list[object], theirs: list[object]) -> list[object]:
    """Return all keys as ours has them, theirs' new ones after their neighbour.

    Theirs leads if it alone moved what was there before. For example, of `a b` on both
    sides: ours `a x b c` and theirs `z a y b w` make `z a x y b c w`.
    """
    if _moved(base, theirs) and not _moved(base, ours):
        ours, theirs = theirs, ours
    our_keys, shared_keys = set(ours), set(ours) & set(theirs)
    new_after: dict[object, list[object]] = {}
    neighbour = None
    for name in theirs:
        if name in our_keys:
            neighbour = name
        else:
            new_after.setdefault(neighbour, []).append(name)
    order: list[object] = []
    neighbour = None
    for name in ours:
        if name in shared_keys:
            order += new_after.get(neighbour, [])
            neighbour = name
        order.append(name)
    return order + new_after.get(neighbour, [])


def _moved(base: list[object], side: list[object]) -> bool:
    """Tell whether a side put what it kept of the base in another order."""
    kept = set(base) & set(side)
    return [name for name in base if name in kept] != [name for name in side if name in kept]
