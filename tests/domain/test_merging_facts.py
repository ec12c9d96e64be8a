"""Two sides that tell the same event or promise are both right."""

import pytest

from merges import PROMISE, SOURCE, WORKS, conflict_lines, event, merged, with_projects
from qhtrack.domain.conflicts import Data
from qhtrack.domain.merging import merge_registries


def known_by(kind: str, row: Data, **witness: str) -> Data:
    """Return a registry whose one project has this event or promise, known in this way."""
    papers = [
        {"id": name, "title": name, "date": date}
        for name, date in (("b", "2022-03"), ("c", "2022"))
    ]
    return with_projects({"id": "a", kind: [row | witness]}, source=[{**SOURCE}, *papers])


@pytest.mark.parametrize(("kind", "row"), [("event", WORKS), ("promise", PROMISE)])
@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ({"source": "b"}, {"source": "c"}, {"source": "b", "note": "Also: c"}),
        ({"source": "b"}, {"source": "paper"}, {"source": "b", "note": "Also: paper"}),
        (
            {"source": "http://x"},
            {"source": "a book"},
            {"source": "a book", "note": "Also: http://x"},
        ),
        ({"source": "b"}, {"note": "seen"}, {"source": "b", "note": "seen"}),
        ({"note": "one"}, {"note": "two"}, {"note": "one\ntwo"}),
        ({"note": "two"}, {"note": "one\ntwo"}, {"note": "one\ntwo"}),
        ({"source": "b", "note": "x\nx"}, {"note": "x"}, {"source": "b", "note": "x\nx"}),
        ({"note": "one\n\none"}, {"note": "two\n\n"}, {"note": "one\n\none\ntwo\n\n"}),
        (
            {"source": "b", "note": "one"},
            {"source": "c", "note": "two"},
            {"source": "b", "note": "one\nAlso: c\ntwo"},
        ),
    ],
)
def test_who_add_the_same_fact_are_both_right(
    kind: str, row: Data, ours: Data, theirs: Data, expected: Data
) -> None:
    """The source published first stays, the other goes in the note; merged again, no more does."""
    base, left, right = (
        with_projects({"id": "a"}),
        known_by(kind, row, **ours),
        known_by(kind, row, **theirs),
    )
    both = known_by(kind, row, **expected)
    assert merged(base, left, right) == merged(base, right, left) == both
    for side in (left, right):
        assert merged(base, side, both) == merged(base, both, side) == both


def test_a_fact_that_was_there_before_is_edited_by_field() -> None:
    """Who changes its source or note differently than somebody else has to talk to them."""
    base, ours, theirs = (known_by("event", WORKS, source=name) for name in ("paper", "b", "c"))
    assert conflict_lines(base, ours, theirs) == [
        "a: event '2021 construction': source: changed differently by ours and theirs"
    ]


def test_a_size_goes_with_the_source_that_tells_it() -> None:
    """Where two sizes are told, somebody chooses both."""
    ours = known_by("event", WORKS | {"in_service_mw": 1}, source="b")
    theirs = known_by("event", WORKS | {"in_service_mw": 2}, source="c")
    assert conflict_lines(with_projects({"id": "a"}), ours, theirs) == [
        f"a: event '2021 construction': {field}: changed differently by ours and theirs"
        for field in ("in_service_mw", "source")
    ]


def test_a_note_that_one_side_edits_stays_beside_a_conflict() -> None:
    """What is disputed is the size alone."""
    base = known_by("event", WORKS, note="old")
    ours = known_by("event", WORKS | {"in_service_mw": 1}, note="new")
    theirs = known_by("event", WORKS | {"in_service_mw": 2}, note="old")
    for sides in ((ours, theirs), (theirs, ours)):
        result = merge_registries(base, *sides)
        assert [conflict.place[-1] for conflict in result.conflicts] == ["in_service_mw"]
        assert result.registry.projects[0].events[0].note == "new"


def test_notes_that_both_add_to_what_was_there_are_kept() -> None:
    """As where two branches have met the same third one, each by itself."""
    base = known_by("event", WORKS, source="b")
    ours, theirs = (known_by("event", WORKS, source="b", note=f"Also: {name}") for name in "cd")
    both = known_by("event", WORKS, source="b", note="Also: c\nAlso: d")
    assert merged(base, ours, theirs) == merged(base, theirs, ours) == both


@pytest.mark.parametrize("dated", [{}, {"date": "2020"}])
def test_a_source_removed_here_and_named_there_is_a_conflict(dated: Data) -> None:
    """Whichever of the two would stay."""
    old = {"id": "old", "title": "Old"} | dated
    base = with_projects({"id": "a"}, source=[old])
    ours = with_projects({"id": "a", "event": [WORKS | {"source": "paper"}]})
    theirs = with_projects({"id": "a", "event": [WORKS | {"source": "old"}]}, source=[old])
    assert conflict_lines(base, ours, theirs) == ["source old: removed by ours, used by theirs"]
    assert conflict_lines(base, theirs, ours) == ["source old: removed by theirs, used by ours"]


def test_a_date_that_is_disputed_makes_no_source_the_first() -> None:
    """Else the event would follow whoever merges."""
    papers = [[{"id": "b", "title": "B", "date": date}] for date in ("2020", "2024")]
    other = {"id": "c", "title": "C", "date": "2022"}
    ours, theirs = (
        with_projects({"id": "a", "event": [WORKS | {"source": name}]}, source=[*paper, other])
        for name, paper in zip("bc", papers, strict=True)
    )
    base = with_projects({"id": "a"}, source=[other])
    for sides in ((ours, theirs), (theirs, ours)):
        result = merge_registries(base, *sides)
        assert [conflict.place for conflict in result.conflicts] == [("source", "b", "date")]
        assert result.registry.projects[0].events[0].source == "c"


def test_a_source_that_both_name_explains_no_step() -> None:
    """Of the ladder: a note would. Neither in this merge nor in the next."""
    works, again = WORKS, event("2022-06", "construction", note="begun again")
    base = with_projects({"id": "a", "event": [works, again]})
    opened = event("2023", "operating")
    ours, theirs = known_by("event", opened, source="b"), known_by("event", opened, source="c")
    ours["project"][0]["event"][:0] = [works, event("2022", "cancelled"), again]
    theirs["project"][0]["event"][:0] = [works]
    expected = [
        "a: event: operating (2023) may not follow cancelled (2022) without a note that explains it"
    ]
    assert conflict_lines(base, ours, theirs) == expected
    first = with_projects({"id": "a"})
    theirs = known_by("event", opened, source="c")
    both = merged(first, known_by("event", opened, source="b"), theirs)
    ended = with_projects({"id": "a", "event": [event("2022", "cancelled")]})
    assert conflict_lines(first, both, ended) == conflict_lines(first, theirs, ended) == expected
