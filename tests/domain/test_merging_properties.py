"""Whatever two sides have done, a merge of them holds what it must."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from merges import merged, whole
from qhtrack.domain.consistency import faults
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.merging import Data, merge
from qhtrack.domain.model import Registry
from strategies import branches, neighbours

Branches = tuple[Registry, Registry, Registry]
SIDES: st.SearchStrategy[Branches] = branches() | neighbours()


def unordered(value: Any) -> Any:  # noqa: ANN401
    """Return a value without the order of its lists."""
    if isinstance(value, dict):
        return {name: unordered(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return sorted((unordered(inner) for inner in value), key=repr)
    return value


def event_keys(data: Data) -> set[tuple[str, str, str]]:
    """Return each event's project, date and status."""
    return {
        (project["id"], one["date"], one["status"])
        for project in data.get("project", ())
        for one in project.get("event", ())
    }


@given(SIDES)
def test_a_side_untouched_gives_the_other(three: Branches) -> None:
    """Its order too; and two sides that are the same give what they are."""
    base, ours, _ = whole(*three)
    assert merged(base, base, ours) == merged(base, ours, base) == merged(base, ours, ours) == ours


@settings(max_examples=200)
@given(SIDES)
def test_the_result_is_valid_or_a_conflict(three: Branches) -> None:
    """Without a conflict `check` finds nothing in it."""
    result = merge(*whole(*three))
    assert result.conflicts or not list(faults(result.registry, END_OF_TIME))


@given(SIDES)
def test_no_event_is_lost(three: Branches) -> None:
    """One is gone only where a side took away what was there before."""
    base, ours, theirs = map(event_keys, whole(*three))
    found = event_keys(*whole(merge(*whole(*three)).registry))
    assert (ours & theirs) | (ours - base) | (theirs - base) <= found <= ours | theirs


@given(SIDES)
def test_what_both_sides_changed_differently_is_a_conflict(three: Branches) -> None:
    """Neither of them wins."""
    sides = [{one["id"]: one for one in side.get("project", ())} for side in whole(*three)]
    places = {conflict.place for conflict in merge(*whole(*three)).conflicts}
    for name in sides[0].keys() & sides[1].keys() & sides[2].keys():
        for field in ("name", "note", "capacity_mw"):
            if len({side[name].get(field) for side in sides}) == 3:
                assert ("project", name, field) in places


@given(SIDES)
def test_sides_may_change_places(three: Branches) -> None:
    """But for the order of what is new, and for who is who in a conflict."""
    base, ours, theirs = whole(*three)
    one, two = merge(base, ours, theirs), merge(base, theirs, ours)
    sides = {conflict.place: (conflict.ours, conflict.theirs) for conflict in one.conflicts}
    assert sides == {conflict.place: conflict[2:0:-1] for conflict in two.conflicts}
    if not sides:
        assert unordered(whole(one.registry)) == unordered(whole(two.registry))


@given(SIDES)
def test_merging_again_changes_nothing(three: Branches) -> None:
    """With either side, as after a merge that was pulled twice."""
    base, ours, theirs = whole(*three)
    result = merge(base, ours, theirs)
    if not result.conflicts:
        (once,) = whole(result.registry)
        assert unordered(merged(base, ours, once)) == unordered(once)
        assert unordered(merged(base, once, theirs)) == unordered(once)
