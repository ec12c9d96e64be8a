"""Merge three versions of one event or promise."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from qhtrack.domain.citations import SourceOrder
from qhtrack.domain.conflicts import Conflict, conflict_at, is_settled, merged_value
from qhtrack.domain.messages import message
from qhtrack.domain.toml_tables import RegistryPath, TomlTable

FINDING = ("reached", "by", "missed", "evidence")
NOTES = ("note", "note_zh")
# what of a fact that a base has says that it told a finding, or an event
_DATED = frozenset({"date", "reached", "missed"})
_JOINED = {*FINDING, *NOTES, "source", "also"}


class _FactVersions(NamedTuple):
    """One fact as three registries have it; the base lacks it where both sides are the first."""

    path: RegistryPath
    base: TomlTable
    ours: TomlTable
    theirs: TomlTable

    def values(self, key: str) -> tuple[Any, Any, Any]:
        return self.base.get(key), self.ours.get(key), self.theirs.get(key)

    def conflict(self, key: str) -> Conflict:
        return conflict_at((*self.path, key), *self.values(key))


def merge_facts(
    path: RegistryPath,
    base: TomlTable,
    ours: TomlTable,
    theirs: TomlTable,
    source_order: SourceOrder,
) -> tuple[TomlTable, list[Conflict]]:
    """Merge an event or a promise three-way; return it and what a person must choose.

    Two who tell it from different papers are both right: the source that was published
    first is `source`, the others stand in `also`, of which what one side removed stays
    removed; so of a note's lines. Where both tell it anew (then the base is empty, or has
    no finding), what is told exactly wins over `by`. Two findings or figures that differ
    are a conflict, of which both papers stay. For example:

        base    2024 partial
        ours    2024 partial, source b, note "one"
        theirs  2024 partial, source c (of a later day than b), note "two"
        merged  2024 partial, source b, also c, note "one" and "two"
    """
    versions = _FactVersions(path, base, ours, theirs)
    row: TomlTable = {}
    conflicts: list[Conflict] = []
    for key in (key for key in ours | theirs if key not in _JOINED):
        row[key] = merged_value(*versions.values(key))
        if not is_settled(*versions.values(key)):
            conflicts.append(versions.conflict(key))
    conflicts += _merge_sources(versions, row, source_order)
    conflicts += _merge_finding(versions, row)
    kept_source = (
        None if any(conflict.path[-1] == "source" for conflict in conflicts) else row["source"]
    )
    row |= _merged_notes(versions, kept_source)
    return {key: value for key, value in row.items() if value is not None}, conflicts


def _merge_finding(versions: _FactVersions, row: TomlTable) -> Iterator[Conflict]:
    """Put the finding, which is one thing, or an event's `by` in the row."""
    row |= {key: merged_value(*versions.values(key)) for key in FINDING}
    base, ours, theirs = (
        {key: side[key] for key in FINDING if key in side}
        for side in (versions.base, versions.ours, versions.theirs)
    )
    is_new = _DATED.isdisjoint(versions.base)
    if is_new and ours | {"by": True} == theirs | {"by": True}:
        row["by"] = ours.get("by") and theirs.get("by")
    elif not is_settled(base, ours, theirs):
        row |= dict.fromkeys(FINDING) | (ours or theirs)
        for key in FINDING:
            if ours.get(key) != theirs.get(key):
                path = (*versions.path, key)
                yield Conflict(path, ours.get(key), theirs.get(key), message("findings_differ"))


def _merge_sources(
    versions: _FactVersions, row: TomlTable, source_order: SourceOrder
) -> Iterator[Conflict]:
    """Put the sources in the row, as a set in which a removal wins, and choose the first."""
    base_sources, our_sources, their_sources = (
        sources_of(side) for side in (versions.base, versions.ours, versions.theirs)
    )
    kept = (
        (our_sources | their_sources)
        - (base_sources - our_sources)
        - (base_sources - their_sources)
    )
    before, ours, theirs = versions.values("source")
    candidates = {merged_value(before, ours, theirs)}
    if not is_settled(before, ours, theirs):
        candidates = {ours, theirs}
        # replaced by two papers, neither of which the other side knows
        is_replaced = None not in {before, *candidates} and (
            our_sources & their_sources
        ).isdisjoint(candidates)
        if is_replaced and before not in our_sources | their_sources:
            yield versions.conflict("source")
            row["source"] = merged_value(before, ours, theirs)
            row["also"] = sorted(kept - candidates, key=source_order) or None
            return
    row["source"] = min(candidates & kept or kept, key=source_order, default=None)
    row["also"] = sorted(kept - {row["source"]}, key=source_order) or None


def sources_of(fact: TomlTable) -> set[str]:
    """Return the sources that tell a fact."""
    return {*fact.get("also", ()), *([fact["source"]] if "source" in fact else [])}


def _merged_notes(versions: _FactVersions, source: str | None) -> TomlTable:
    """Return the notes, whose lines are kept; first those of the source that stays.

    A side without a translation lends its new lines to that of the other.
    """
    base = versions.base
    ours, theirs = (
        _with_lent_lines(base, versions.ours, versions.theirs),
        _with_lent_lines(base, versions.theirs, versions.ours),
    )
    sides = sorted(
        (ours, theirs),
        key=lambda fact: (
            fact.get("source") != source,
            *(fact.get(key, "") for key in NOTES),
        ),
    )
    return {key: _merged_note(base, ours, theirs, sides, key) for key in NOTES}


def _merged_note(
    base: TomlTable, ours: TomlTable, theirs: TomlTable, sides: list[TomlTable], key: str
) -> str | None:
    values = base.get(key), ours.get(key), theirs.get(key)
    if is_settled(*values):
        text: str | None = merged_value(*values)
        return text
    return _merged_lines(*(lines_of(fact.get(key)) for fact in (base, *sides)))


def _with_lent_lines(base: TomlTable, side: TomlTable, other: TomlTable) -> TomlTable:
    # where the base has one, it was taken away
    if "note_zh" not in other or "note_zh" in side | base:
        return side
    known_lines = {*lines_of(base.get("note")), *lines_of(other.get("note"))}
    lent_lines = [line for line in lines_of(side.get("note")) if line not in known_lines]
    return side | {"note_zh": "\n".join(lent_lines)} if lent_lines else side


def lines_of(text: str | None) -> list[str]:
    """Return the lines of a note."""
    return [] if text is None else text.split("\n")


def further_lines_last(
    merged: TomlTable, before: TomlTable, known: TomlTable, told: TomlTable
) -> TomlTable:
    """Return the notes of a merged row of which one side was known and the other told.

    What is told is a further line: the known ones stand as they stood. For example, of `c` known
    and `a` told: `c a`, where two who told them at once would have `a c`, whoever merges.
    """
    notes: TomlTable = {}
    for key in NOTES:
        if key in merged and not is_settled(before.get(key), known.get(key), told.get(key)):
            known_lines, lines = lines_of(known.get(key)), lines_of(merged[key])
            kept_lines = [line for line in known_lines if line in lines]
            new_lines = [line for line in lines if line not in known_lines]
            notes[key] = "\n".join(kept_lines + new_lines)
    return notes


def _merged_lines(base: list[str], first: list[str], second: list[str]) -> str | None:
    """Return the lines of both that neither removed; where one holds the other, those of one."""
    removed = (set(base) - set(first)) | (set(base) - set(second))
    kept_first, kept_second = sides = [
        [line for line in side if line not in removed] for side in (first, second)
    ]
    # where one holds the other there is nothing to add: merged once more it stays as it is
    longer, shorter = sorted(sides, key=lambda side: (len(set(side)), len(side)), reverse=True)
    if set(shorter) <= set(longer):
        return "\n".join(longer) or None
    return "\n".join([*kept_first, *(line for line in kept_second if line not in kept_first)])
