"""Two sides that tell the same event or promise are both right."""

from typing import Any

import pytest

from merges import PROMISE, SOURCE, WORKS, conflict_lines, event, merged, with_projects
from qhtrack.domain.merging import merge_registries
from qhtrack.domain.toml_tables import TomlTable


def known_by(kind: str, row: TomlTable, **witness: Any) -> TomlTable:  # noqa: ANN401
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
        ({"source": "b"}, {"source": "c"}, {"source": "b", "also": ["c"]}),
        ({"source": "b"}, {"source": "paper"}, {"source": "b", "also": ["paper"]}),
        (
            {"source": "http://x"},
            {"source": "a book"},
            {"source": "a book", "also": ["http://x"]},
        ),
        ({"source": "b"}, {"note": "seen"}, {"source": "b", "note": "seen"}),
        ({"note": "one"}, {"note": "two"}, {"note": "one\ntwo"}),
        ({"note": "two"}, {"note": "one\ntwo"}, {"note": "one\ntwo"}),
        ({"source": "b", "note": "x\nx"}, {"note": "x"}, {"source": "b", "note": "x\nx"}),
        ({"note": "one\n\none"}, {"note": "two\n\n"}, {"note": "one\n\none\ntwo"}),
        (
            {"source": "b", "note": "one"},
            {"source": "c", "note": "two"},
            {"source": "b", "also": ["c"], "note": "one\ntwo"},
        ),
        (
            {"note": "one"},
            {"note": "two", "note_zh": "二"},
            {"note": "one\ntwo", "note_zh": "one\n二"},
        ),
        (
            {"note": "one\ntwo"},
            {"note": "two", "note_zh": "二"},
            {"note": "one\ntwo", "note_zh": "one\n二"},
        ),
        ({"note": "two"}, {"note": "two", "note_zh": "二"}, {"note": "two", "note_zh": "二"}),
        ({"source": "b"}, {"note_zh": "二"}, {"source": "b", "note_zh": "二"}),
    ],
)
def test_who_add_the_same_fact_are_both_right(
    kind: str, row: TomlTable, ours: TomlTable, theirs: TomlTable, expected: TomlTable
) -> None:
    """The source published first stays, the other goes in `also`; merged again, no more does."""
    base, left, right = (
        with_projects({"id": "a"}),
        known_by(kind, row, **ours),
        known_by(kind, row, **theirs),
    )
    both = known_by(kind, row, **expected)
    assert merged(base, left, right) == merged(base, right, left) == both
    for side in (left, right):
        assert merged(base, side, both) == merged(base, both, side) == both


def test_a_translation_that_was_taken_away_is_lent_nothing() -> None:
    """The other side's stays as it is, with what that side added."""
    base, ours, theirs = (
        known_by("event", WORKS, **notes)
        for notes in (
            {"note": "one", "note_zh": "一"},
            {"note": "one\ntwo"},
            {"note": "one", "note_zh": "一\n三"},
        )
    )
    expected = known_by("event", WORKS, note="one\ntwo", note_zh="三")
    assert merged(base, ours, theirs) == merged(base, theirs, ours) == expected


def test_a_fact_that_was_there_before_is_edited_by_field() -> None:
    """Who changes its source or note differently than somebody else has to talk to them."""
    base, ours, theirs = (known_by("event", WORKS, source=name) for name in ("paper", "b", "c"))
    assert conflict_lines(base, ours, theirs) == [
        "a: event '2021 construction': source: changed differently by ours and theirs"
    ]


def test_of_two_sizes_the_papers_of_both_stay() -> None:
    """Whichever of them somebody chooses: both have told of the event."""
    ours = known_by("event", WORKS | {"in_service_mw": 1}, source="b")
    theirs = known_by("event", WORKS | {"in_service_mw": 2}, source="c")
    for sides in ((ours, theirs), (theirs, ours)):
        result = merge_registries(with_projects({"id": "a"}), *sides)
        assert [conflict.path[-1] for conflict in result.conflicts] == ["in_service_mw"]
        (told,) = result.registry.projects[0].events
        assert (told.source, told.also) == ("b", ("c",))


def test_what_else_tells_a_fact_stands_in_order_beside_a_disputed_source() -> None:
    """By age, then by text, as everywhere."""
    others = [f"book {number}" for number in range(6)]
    ours = known_by("event", WORKS | {"in_service_mw": 1}, source="b", also=others[::2])
    theirs = known_by("event", WORKS | {"in_service_mw": 2}, source="c", also=others[1::2])
    (project,) = merge_registries(with_projects({"id": "a"}), ours, theirs).registry.projects
    assert (project.events[0].source, project.events[0].also) == ("b", ("c", *others))


@pytest.mark.parametrize("key", ["note", "note_zh"])
@pytest.mark.parametrize("new", ["new", "old"])
def test_a_note_that_one_side_edits_stays_beside_a_conflict(key: str, new: str) -> None:
    """What is disputed is the size alone."""
    base = known_by("event", WORKS, **{key: "old\nold"})
    ours = known_by("event", WORKS | {"in_service_mw": 1}, **{key: new})
    theirs = known_by("event", WORKS | {"in_service_mw": 2}, **{key: "old\nold"})
    for sides in ((ours, theirs), (theirs, ours)):
        result = merge_registries(base, *sides)
        assert [conflict.path[-1] for conflict in result.conflicts] == ["in_service_mw"]
        assert getattr(result.registry.projects[0].events[0], key) == new


@pytest.mark.parametrize("key", ["note", "note_zh"])
@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("x", "x\na", "x\nb", "x\na\nb"),
        ("x", "a", "b", "a\nb"),
        ("x\ny", "x\ny\na", "y", "y\na"),
        ("x\ny", "x", "y", None),
        ("x\ny\nz", "z\ny", "x\nz", "z"),
        ("x", None, "x\na", "a"),
        (None, "a\nb", "b\na", "a\nb"),
        (None, "b\na", "a\nb", "a\nb"),
        (None, "b", "b\nb\na", "b\nb\na"),
        (None, "a", "a\na", "a\na"),
        ("a\n", "b\n", "c", "b\nc"),
    ],
)
def test_a_note_is_a_list_of_lines(
    key: str, base: str | None, ours: str | None, theirs: str | None, expected: str | None
) -> None:
    """Lines that differ are all kept, a removed one stays removed; merged again, no more is."""
    before, left, right, both = (
        known_by("event", WORKS, source="b", **({} if note is None else {key: note}))
        for note in (base, ours, theirs, expected)
    )
    assert merged(before, left, right) == merged(before, right, left) == both
    for side in (left, right):
        assert merged(before, side, both) == merged(before, both, side) == both


def test_the_notes_of_the_source_that_stays_come_first() -> None:
    """In both languages, whatever their texts are."""
    left = known_by("event", WORKS, source="b", note="z", note_zh="丁")
    right = known_by("event", WORKS, source="c", note="a", note_zh="丙")
    both = known_by("event", WORKS, source="b", also=["c"], note="z\na", note_zh="丁\n丙")
    assert merged(with_projects({"id": "a"}), left, right) == both
    assert merged(with_projects({"id": "a"}), right, left) == both


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        # as where two branches have met the same third one, each by itself
        (["c"], ["c", "paper"], ["b", "c"], ["b", "c", "paper"]),
        (["c", "paper"], ["c"], ["c", "paper", "x y"], ["c", "x y"]),
        (["c"], ["b", "c"], ["c", "paper"], ["b", "c", "paper"]),
        # what both name, one of them no more
        (["b", "c"], ["c"], ["b", "c", "paper"], ["c", "paper"]),
        # what one moved to the front, the other removed
        (["b", "c"], ["c", "b"], ["b", "x y"], ["b", "x y"]),
        (["c"], ["b"], ["c", "paper"], ["b", "paper"]),
        # what both sides have removed leaves a further source as the only one
        (["c", "b"], ["b"], ["b", "paper"], ["b", "paper"]),
        (["c"], [], ["c", "b"], ["b"]),
        (["c"], [], ["c"], []),
        ([], ["c"], ["c", "b"], ["c", "b"]),
        ([], ["c", "b"], ["b", "c"], ["b", "c"]),
        # replaced here, preceded there; replaced by two papers that one side knows
        (["c"], ["paper"], ["b", "paper"], ["b", "paper"]),
        (["c"], ["paper"], ["b", "c"], ["b", "paper"]),
    ],
)
def test_sources_are_a_set_in_which_a_removal_wins(
    base: list[str], ours: list[str], theirs: list[str], expected: list[str]
) -> None:
    """What both sides have as `source` stays it; merged again, all stays as it is."""
    before, left, right, both = (
        known_by("event", WORKS, note="x", **cited_as(names))
        for names in (base, ours, theirs, expected)
    )
    # a note of each side is another change, so that neither is taken whole
    left["project"][0]["event"][0]["open_km"] = 1
    right["project"][0]["event"][0]["spent_bn"] = 2
    both["project"][0]["event"][0] |= {"open_km": 1, "spent_bn": 2}
    assert merged(before, left, right) == merged(before, right, left) == both
    for side in (left, right):
        assert merged(before, side, both) == merged(before, both, side) == both


def cited_as(names: list[str]) -> TomlTable:
    """Return a source and further ones."""
    keys = {"source": names[:1] and names[0], "also": names[1:]}
    return {key: value for key, value in keys.items() if value}


@pytest.mark.parametrize("dated", [{}, {"date": "2020"}])
def test_a_source_removed_here_and_named_there_is_a_conflict(dated: TomlTable) -> None:
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
        assert [conflict.path for conflict in result.conflicts] == [("source", "b", "date")]
        assert result.registry.projects[0].events[0].source == "c"


def test_a_source_that_both_name_explains_no_step() -> None:
    """Of the ladder: a note would."""
    works, again = WORKS, event("2022-06", "construction", note="begun again")
    base = with_projects({"id": "a", "event": [works, again]})
    opened = event("2023", "operating")
    ours, theirs = known_by("event", opened, source="b"), known_by("event", opened, source="c")
    ours["project"][0]["event"][:0] = [works, event("2022", "cancelled"), again]
    theirs["project"][0]["event"][:0] = [works]
    assert conflict_lines(base, ours, theirs) == [
        "a: event: operating (2023) may not follow cancelled (2022) without a note that explains it"
    ]


EXACT = {"reached": "2024", "evidence": "b"}
BY = EXACT | {"by": True}
LATER = {"reached": "2025", "evidence": "b"}
MISSED = {"missed": "2024", "evidence": "c"}


@pytest.mark.parametrize("base", [None, {}])
def test_a_finding_that_both_make_is_exact_if_either_is(base: TomlTable | None) -> None:
    """Whether the promise was there before or not."""
    before = with_projects({"id": "a"})
    if base is not None:
        before = known_by("promise", PROMISE, **base)
    exact, by = known_by("promise", PROMISE, **EXACT), known_by("promise", PROMISE, **BY)
    papers = before | {"source": exact["source"]}
    assert merged(papers, exact, by) == merged(papers, by, exact) == exact
    assert merged(papers, by, by) == by


def test_an_event_that_both_tell_is_exact_if_either_is() -> None:
    """What was there before is edited by who edits it."""
    exact, by = known_by("event", WORKS), known_by("event", WORKS, by=True)
    noted = known_by("event", WORKS, by=True, note="x")
    first = with_projects({"id": "a"}, source=exact["source"])
    assert merged(first, exact, noted) == known_by("event", WORKS, note="x")
    assert merged(first, by, noted) == noted
    assert merged(by, exact, noted) == known_by("event", WORKS, note="x")
    assert merged(exact, by, known_by("event", WORKS, note="x")) == noted


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "keys"),
    [
        ({}, EXACT, LATER, ["reached"]),
        ({}, EXACT, MISSED, ["evidence", "missed", "reached"]),
        ({}, BY, MISSED, ["by", "evidence", "missed", "reached"]),
        ({}, BY, EXACT | {"evidence": "c"}, ["by", "evidence"]),
        (EXACT, LATER, MISSED, ["evidence", "missed", "reached"]),
        (EXACT, LATER, EXACT | {"evidence": "c"}, ["evidence", "reached"]),
        (EXACT, {}, LATER, ["evidence", "reached"]),
    ],
)
def test_findings_that_differ_are_a_conflict(
    base: TomlTable, ours: TomlTable, theirs: TomlTable, keys: list[str]
) -> None:
    """Of each key in which they do: who takes one side of all has one finding."""
    before, left, right = (known_by("promise", PROMISE, **row) for row in (base, ours, theirs))
    for sides in ((left, right), (right, left)):
        conflicts = merge_registries(before, *sides).conflicts
        assert sorted(conflict.path[-1] for conflict in conflicts) == keys
        assert {conflict.reason.key for conflict in conflicts} == {"findings_differ"}


@pytest.mark.parametrize("finding", [EXACT, BY, MISSED])
def test_a_finding_that_one_side_makes_is_taken(finding: TomlTable) -> None:
    """And taken back by one side it is gone, whatever else the other says."""
    without, noted = known_by("promise", PROMISE), known_by("promise", PROMISE, note="x")
    found, both = (
        known_by("promise", PROMISE, **finding),
        known_by("promise", PROMISE, note="x", **finding),
    )
    assert merged(without, found, noted) == merged(without, noted, found) == both
    assert merged(found, without, both) == merged(found, both, without) == noted


def test_a_finding_disputes_no_source() -> None:
    """It rests on its evidence."""
    left = known_by("promise", PROMISE, source="b", **EXACT)
    right = known_by("promise", PROMISE, source="c", **LATER)
    result = merge_registries(with_projects({"id": "a"}, source=left["source"]), left, right)
    assert [conflict.path[-1] for conflict in result.conflicts] == ["reached"]
    (promise,) = result.registry.projects[0].promises
    assert (promise.source, promise.also) == ("b", ("c",))


def test_a_dispute_of_sources_leaves_none_of_them_further() -> None:
    """What others both name stays beside it."""
    before = known_by("event", WORKS, source="paper")
    left = known_by("event", WORKS, source="b", also=["x y"])
    right = known_by("event", WORKS, source="c", also=["x y"])
    result = merge_registries(before, left, right)
    assert [conflict.path[-1] for conflict in result.conflicts] == ["source"]
    assert result.registry.projects[0].events[0].also == ("x y",)


def test_flags_and_zeros_are_told_too() -> None:
    """None of them is nothing."""
    base = known_by("event", WORKS)
    ours = known_by("event", WORKS, open_km=0)
    theirs = known_by("event", WORKS, spent_bn=0)
    assert merged(base, ours, theirs) == known_by("event", WORKS, open_km=0, spent_bn=0)
    promised = known_by("promise", PROMISE)
    ours = known_by("promise", PROMISE, stretch=True)
    theirs = known_by("promise", PROMISE, note="x")
    both = known_by("promise", PROMISE, stretch=True, note="x")
    assert merged(promised, ours, theirs) == both
