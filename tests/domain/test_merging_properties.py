"""Whatever two sides have done, a merge of them holds what it must."""

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from branches import VALUES, Branches, Dispute, branches, disputes, neighbours, retellings
from merges import data_of, merged
from qhtrack.domain.consistency import violations
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.merging import merge_registries
from qhtrack.domain.merging_rows import identity
from qhtrack.domain.toml_tables import TomlTable

SIDES: st.SearchStrategy[Branches] = branches() | neighbours() | retellings()
THOROUGH = settings(max_examples=200)


def unordered(value: Any) -> Any:  # noqa: ANN401
    """Return a value without the order of its lists."""
    if isinstance(value, dict):
        return {name: unordered(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return sorted((unordered(inner) for inner in value), key=repr)
    return value


def event_keys(data: TomlTable) -> set[tuple[str, str, str]]:
    """Return each event's project, date and status."""
    return {
        (project["id"], event["date"], event["status"])
        for project in data.get("project", ())
        for event in project.get("event", ())
    }


def both_changed(base: TomlTable, ours: TomlTable, theirs: TomlTable) -> bool:
    """Tell whether there is something to merge."""
    return base not in (ours, theirs) and ours != theirs


def test_a_side_untouched_gives_the_other() -> None:
    """Its order too; and two sides that are the same give what they are."""
    hits: Counter[str] = Counter()

    @THOROUGH
    @given(SIDES)
    def holds(three: Branches) -> None:
        base, ours = (data_of(side) for side in three[:2])
        assert merged(base, base, ours) == merged(base, ours, base) == ours
        assert merged(base, ours, ours) == ours
        hits["changed"] += base != ours

    holds()
    assert hits["changed"] > 100, hits


def test_the_result_is_valid_or_a_conflict() -> None:
    """Without a conflict `check` finds nothing in it."""
    hits: Counter[str] = Counter()

    @THOROUGH
    @given(SIDES)
    def holds(three: Branches) -> None:
        base, ours, theirs = (data_of(side) for side in three)
        result = merge_registries(base, ours, theirs)
        assert result.conflicts or not list(violations(result.registry, END_OF_TIME))
        if both_changed(base, ours, theirs):
            hits["conflict" if result.conflicts else "valid"] += 1

    holds()
    assert min(hits["conflict"], hits["valid"]) > 5, hits


def test_no_event_is_lost() -> None:
    """One is gone only where a side took away what was there before."""
    hits: Counter[str] = Counter()

    @settings(max_examples=400)
    @given(SIDES)
    def holds(three: Branches) -> None:
        base, ours, theirs = (event_keys(data_of(side)) for side in three)
        result = merge_registries(*(data_of(side) for side in three))
        kept = event_keys(data_of(result.registry))
        assert (ours & theirs) | (ours - base) | (theirs - base) <= kept <= ours | theirs
        hits["both added"] += bool(ours - base and theirs - base)
        hits["taken away"] += bool((base & ours) - theirs)

    holds()
    assert hits["both added"] > 40, hits
    assert hits["taken away"] > 3, hits


def facts_by_path(data: TomlTable) -> dict[Any, TomlTable]:
    """Return each event and promise by its project and what it is known by."""
    return {
        (project["id"], kind, identity(fact)): fact
        for project in data.get("project", ())
        for kind in ("event", "promise")
        for fact in project.get(kind, ())
    }


def papers(fact: TomlTable) -> set[str]:
    """Return what a fact rests on."""
    return {*fact.get("also", ()), *([fact["source"]] if "source" in fact else [])}


def lines(fact: TomlTable) -> set[tuple[str, str]]:
    """Return the lines of a fact's notes, in each language."""
    notes = [(key, fact[key]) for key in ("note", "note_zh") if key in fact]
    return {(key, line) for key, note in notes for line in note.split("\n")}


def lent(base: TomlTable, side: TomlTable, other: TomlTable) -> set[tuple[str, str]]:
    """Return the lines that a side without a translation lends to the other's."""
    if "note_zh" in side | base or "note_zh" not in other:
        return set()
    new = [line for key, line in lines(side) - lines(base) - lines(other) if key == "note"]
    return {("note_zh", line) for line in new}


def finding(fact: TomlTable) -> tuple[str | None, ...]:
    """Return what was found of a promise."""
    return tuple(fact.get(key) for key in ("reached", "missed", "evidence", "by"))


def test_what_a_fact_rests_on_and_says_is_kept() -> None:
    """A source or a line is gone only where a side took it away; nothing is told that none told."""
    hits: Counter[str] = Counter()

    @settings(max_examples=200)
    @given(branches() | retellings())
    def holds(three: Branches) -> None:
        sides = [data_of(side) for side in three]
        result = merge_registries(*sides)
        if result.conflicts:
            return
        kept, *facts = (facts_by_path(data) for data in (data_of(result.registry), *sides))
        for place in facts[1].keys() & facts[2].keys():
            base, ours, theirs = (side.get(place, {}) for side in facts)
            for read in (papers, lines):
                old, mine, yours = (set[Any](read(fact)) for fact in (base, ours, theirs))
                if read is lines:
                    mine |= lent(base, ours, theirs)
                    yours |= lent(base, theirs, ours)
                expected = (mine | yours) - (old - mine) - (old - yours)
                assert read(kept[place]) == expected
                hits[f"{read.__name__} of both"] += bool(mine - yours and yours - mine)
                hits[f"{read.__name__} removed"] += bool(old - mine - yours or old - expected)
            assert kept[place].get("source") not in kept[place].get("also", ())
            assert finding(kept[place])[:3] in {finding(ours)[:3], finding(theirs)[:3]}
            assert not kept[place].get("by") or ours.get("by") or theirs.get("by")
            hits["found"] += place[1] == "promise" and finding(ours) != finding(theirs)
            hits["by"] += ours.get("by") != theirs.get("by")

    holds()
    points = ("papers of both", "lines of both", "papers removed", "lines removed", "found", "by")
    assert min(hits[point] for point in points) > 5, hits


def test_findings_that_differ_meet() -> None:
    """They are conflicts, of which each side is whole."""
    hits: Counter[str] = Counter()

    @settings(max_examples=200)
    @given(branches() | retellings())
    def holds(three: Branches) -> None:
        sides = [data_of(side) for side in three]
        result = merge_registries(*sides)
        disputed = {
            conflict.path[:4]
            for conflict in result.conflicts
            if conflict.reason.key == "findings_differ"
        }
        for _, project, kind, name in disputed:
            base, ours, theirs = (
                finding(facts_by_path(data).get((project, kind, name), {})) for data in sides
            )
            assert len({base, ours, theirs}) == 3
            hits["differ"] += 1

    holds()
    assert hits["differ"] > 5, hits


def test_what_both_sides_changed_differently_is_a_conflict() -> None:
    """Neither of them wins, whichever field of a project it is."""
    hits: Counter[str] = Counter()

    @settings(max_examples=400)
    @given(disputes())
    def holds(dispute: Dispute) -> None:
        base, ours, theirs = (data_of(side) for side in dispute.branches)
        sides = [
            next(row for row in data["project"] if row["id"] == dispute.project)
            for data in (ours, theirs)
        ]
        path = ("project", dispute.project, dispute.key)
        conflicts = {
            conflict.path: conflict for conflict in merge_registries(base, ours, theirs).conflicts
        }
        conflict = conflicts[path]
        assert [conflict.ours, conflict.theirs] == [side.get(dispute.key) for side in sides]
        hits[dispute.key] += 1

    holds()
    assert set(hits) == set(VALUES), hits


def test_sides_may_change_places() -> None:
    """But for the order of what is new, and for who is who in a conflict."""
    hits: Counter[str] = Counter()

    @THOROUGH
    @given(SIDES)
    def holds(three: Branches) -> None:
        base, ours, theirs = (data_of(side) for side in three)
        result, swapped = merge_registries(base, ours, theirs), merge_registries(base, theirs, ours)
        sides = {conflict.path: (conflict.ours, conflict.theirs) for conflict in result.conflicts}
        assert sides == {
            conflict.path: (conflict.theirs, conflict.ours) for conflict in swapped.conflicts
        }
        if not sides:
            assert unordered(data_of(result.registry)) == unordered(data_of(swapped.registry))
        if both_changed(base, ours, theirs):
            hits["conflict" if sides else "same"] += 1

    holds()
    assert min(hits["conflict"], hits["same"]) > 5, hits


def test_merging_again_changes_nothing() -> None:
    """With either side, as after a merge that was pulled twice."""
    hits: Counter[str] = Counter()

    @THOROUGH
    @given(SIDES)
    def holds(three: Branches) -> None:
        base, ours, theirs = (data_of(side) for side in three)
        result = merge_registries(base, ours, theirs)
        if result.conflicts:
            return
        once = data_of(result.registry)
        assert unordered(merged(base, ours, once)) == unordered(once)
        assert unordered(merged(base, once, theirs)) == unordered(once)
        hits["merged"] += both_changed(base, ours, theirs)

    holds()
    assert hits["merged"] > 50, hits
