"""Three versions of a registry become one, by meaning."""

import pytest

from merges import PROMISE, ROAD, SOURCE, WORKS, conflict_lines, event, merged, with_projects
from qhtrack.domain.merging import MergedRegistry, merge_registries
from qhtrack.domain.merging_rows import identity
from qhtrack.domain.toml_tables import TomlTable


def test_fields_of_one_project_are_merged_one_by_one() -> None:
    """An edit here, a removal there, the same edit on both sides."""
    base = with_projects({"id": "a", "owner": "X", "note": "old", "place": "P"})
    ours = with_projects({"id": "a", "owner": "Y", "note": "old", "place": "Q"})
    theirs = with_projects({"id": "a", "owner": "X", "place": "Q"})
    assert merged(base, ours, theirs) == with_projects({"id": "a", "owner": "Y", "place": "Q"})


def test_lists_are_sets_in_which_a_removal_wins() -> None:
    """And the order is kept, what is new after its neighbour."""
    base = with_projects({"id": "a", "aliases": ["one", "two", "three"]})
    ours = with_projects({"id": "a", "aliases": ["one", "ours", "three"]})
    theirs = with_projects({"id": "a", "aliases": ["first", "one", "theirs", "two", "three"]})
    expected = ["first", "one", "ours", "theirs", "three"]
    assert merged(base, ours, theirs) == with_projects({"id": "a", "aliases": expected})
    none = with_projects({"id": "a"})
    assert merged(base, none, theirs)["project"][0]["aliases"] == ["first", "theirs"]


def test_new_projects_stand_after_their_neighbour() -> None:
    """Ours before theirs where both add at the same place."""
    names = {
        "base": "a b",
        "ours": "a x b c",
        "theirs": "z a y b w",
    }
    sides = [with_projects(*({"id": name} for name in row.split())) for row in names.values()]
    order = [project["id"] for project in merged(*sides)["project"]]
    assert order == ["z", "a", "x", "y", "b", "c", "w"]


def test_who_alone_moves_projects_is_followed() -> None:
    """Whichever side it is; where both move, ours stays."""
    base, ours, theirs = (
        with_projects(*({"id": name} for name in row)) for row in ("abc", "abxc", "cab")
    )
    for sides in ((ours, theirs), (theirs, ours)):
        assert [project["id"] for project in merged(base, *sides)["project"]] == list("cabx")
    other = with_projects(*({"id": name} for name in "bac"))
    assert merged(base, other, theirs) == other


def test_events_and_promises_are_known_by_what_they_say() -> None:
    """Both sides may add to one project, and edit what the other does not."""
    promise = {"milestone": "operating", "due": "2024", "wording": "建成"}
    works = event("2021", "construction")
    base = with_projects({"id": "a", "promise": [promise], "event": [works]})
    ours = with_projects(
        {
            "id": "a",
            "promise": [promise | {"note": "again"}],
            "event": [works, event("2023", "operating")],
        }
    )
    theirs = with_projects(
        {
            "id": "a",
            "promise": [promise, promise | {"due": "2025"}],
            "event": [works | {"note": "seen"}, event("2022", "partial")],
        }
    )
    (project,) = merged(base, ours, theirs)["project"]
    assert project["promise"] == [promise | {"note": "again"}, promise | {"due": "2025"}]
    assert project["event"] == [
        works | {"note": "seen"},
        event("2022", "partial"),
        event("2023", "operating"),
    ]


OTHERS = {
    "date": "2022",
    "status": "partial",
    "milestone": "operating",
    "due": "2025",
    "part": "phase-1",
    "wording": "开工",
}


@pytest.mark.parametrize("key", OTHERS)
def test_what_differs_in_one_of_its_keys_is_another(key: str) -> None:
    """Both stay."""
    kind, row = ("event", WORKS) if key in WORKS else ("promise", PROMISE)
    other = row | {key: OTHERS[key]}
    ours, theirs = (with_projects({"id": "a", kind: [fact]}) for fact in (row, other))
    (project,) = merged(with_projects({"id": "a"}), ours, theirs)["project"]
    assert project[kind] == [row, other]


def test_the_heading_is_a_field() -> None:
    """Changed on one side it is changed, changed on both it is a conflict."""
    base, ours, theirs = (with_projects(heading=f"# {text}") for text in ("old", "new", "other"))
    assert merge_registries(base, ours, base).heading == "# new"
    assert conflict_lines(base, ours, theirs) == ["heading: changed differently by ours and theirs"]


def test_both_sides_may_begin_the_file() -> None:
    """Then there is no base, and what both say is compared field by field."""
    ours, theirs = with_projects({"id": "a"}), with_projects({"id": "b"})
    assert merged({}, ours, theirs) == with_projects({"id": "a"}, {"id": "b"})
    other = with_projects({"id": "a", "name": "B", "owner": "X"})
    assert conflict_lines({}, ours, other) == ["a: name: changed differently by ours and theirs"]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        (
            {"owner": "X"},
            {"owner": "Y"},
            {"owner": "Z"},
            "a: owner: changed differently by ours and theirs",
        ),
        ({"owner": "X"}, {}, {"owner": "Z"}, "a: owner: removed by ours, changed by theirs"),
        (
            {"event": [WORKS]},
            {"event": [WORKS | {"note": "x"}]},
            {},
            "a: event '2021 construction': removed by theirs, changed by ours",
        ),
        (
            {"promise": [PROMISE | {"made": "2021"}]},
            {"promise": [PROMISE | {"made": "2022"}]},
            {"promise": [PROMISE | {"made": "2023"}]},
            "a: promise '2024 by\\n2024': made: changed differently by ours and theirs",
        ),
    ],
)
def test_a_conflict_is_named_by_project_and_field(
    base: TomlTable, ours: TomlTable, theirs: TomlTable, expected: str
) -> None:
    """In one line, whatever a text holds."""
    sides = (with_projects({"id": "a"} | project) for project in (base, ours, theirs))
    assert conflict_lines(*sides) == [expected]


def test_a_project_removed_here_and_edited_there_is_a_conflict() -> None:
    """It stays until somebody decides; what is in it is no conflict of its own."""
    base = with_projects({"id": "a"}, source=[SOURCE])
    ours = with_projects({"id": "a", "event": [event("2020", "approved", source="paper")]})
    theirs = with_projects(source=[])
    assert conflict_lines(base, ours, theirs) == [
        "source paper: removed by theirs, used by ours",
        "a: removed by theirs, changed by ours",
    ]
    assert merge_registries(base, theirs, ours).registry.projects[0].id == "a"


def test_what_is_removed_here_and_used_there_is_a_conflict() -> None:
    """Sources, categories and regions, in fields and in lists."""
    region, other = {"id": "haixi", "name": "Haixi"}, {"id": "yushu", "name": "Yushu"}
    dam = {"id": "dam", "name": "Dam"}
    base = with_projects({"id": "a"}, region=[region, other], category=[ROAD, dam])
    ours = with_projects({"id": "a", "sources": ["paper"]})
    ours |= {"region": [region, other], "category": [ROAD, dam]}
    ours["project"][0] |= {"regions": ["haixi"], "category": "dam"}
    theirs = with_projects({"id": "a"}, source=[], region=[other])
    assert conflict_lines(base, ours, theirs) == [
        "category dam: removed by theirs, used by ours",
        "source paper: removed by theirs, used by ours",
        "region haixi: removed by theirs, used by ours",
    ]


def test_a_ladder_that_no_longer_holds_is_a_conflict_of_its_events() -> None:
    """A conflict within them is part of it."""
    base = with_projects({"id": "a", "event": [WORKS | {"open_km": 1}]})
    ours = with_projects(
        {"id": "a", "event": [WORKS | {"open_km": 2}, event("2022", "cancelled")]},
    )
    theirs = with_projects(
        {"id": "a", "event": [WORKS | {"open_km": 3}, event("2023", "operating")]},
    )
    result = merge_registries(base, ours, theirs)
    (conflict,) = result.conflicts
    assert conflict.path == ("project", "a", "event")
    assert (conflict.ours, conflict.theirs) == (
        ours["project"][0]["event"],
        theirs["project"][0]["event"],
    )
    assert conflict_lines(base, ours, theirs) == [
        "a: event: operating (2023) may not follow cancelled (2022) without a note that explains it"
    ]


def test_an_alias_given_to_two_projects_is_a_conflict() -> None:
    """Of the field of one of them."""
    base = with_projects({"id": "a"}, {"id": "b"})
    ours = with_projects({"id": "a", "aliases": ["x"]}, {"id": "b"})
    theirs = with_projects({"id": "a"}, {"id": "b", "aliases": ["X"]})
    assert conflict_lines(base, ours, theirs) == ["b: aliases: 'X' is an id or alias of a (A) too"]


def test_whose_an_alias_is_does_not_depend_on_who_merges() -> None:
    """Where both sides have moved their projects, too."""
    base = with_projects({"id": "a"}, {"id": "b"}, {"id": "c"})
    ours = with_projects({"id": "c"}, {"id": "a", "aliases": ["x"]}, {"id": "b"})
    theirs = with_projects({"id": "b", "aliases": ["x"]}, {"id": "a"}, {"id": "c"})
    expected = ["b: aliases: 'x' is an id or alias of a (A) too"]
    assert conflict_lines(base, ours, theirs) == conflict_lines(base, theirs, ours) == expected


def test_a_contradiction_within_a_conflict_is_no_second_one() -> None:
    """The alias went from the project that is removed to another."""
    base = with_projects({"id": "a"}, {"id": "b"})
    ours = with_projects({"id": "a"}, {"id": "b", "aliases": ["x"]})
    theirs = with_projects({"id": "a", "aliases": ["x"]})
    assert conflict_lines(base, ours, theirs) == ["b: removed by theirs, changed by ours"]


def test_a_category_that_nobody_lists_is_a_conflict_of_its_project() -> None:
    """One side began a list of them while the other had none."""
    base = with_projects(category=[])
    ours = with_projects({"id": "a", "category": "dam"}, category=[])
    assert conflict_lines(base, ours, with_projects()) == [
        "a: category: 'dam' is not a category of this registry"
    ]


def test_what_is_merged_is_made_anew() -> None:
    """The three versions stay as they are."""
    base, ours, theirs = (with_projects({"id": "a", "name": name}) for name in "abc")
    assert isinstance(merge_registries(base, ours, theirs), MergedRegistry)
    assert [side["project"][0]["name"] for side in (base, ours, theirs)] == ["a", "b", "c"]


def test_a_conflict_is_known_by_what_it_is_about() -> None:
    """So that a second one in the same list finds its place."""
    base = with_projects({"id": "a"}, {"id": "b"})
    ours = with_projects({"id": "a", "note": "one"}, {"id": "b", "note": "one"})
    conflicts = merge_registries(base, ours, with_projects()).conflicts
    assert [identity(conflict) for conflict in conflicts] == ["a", "b"]


def test_what_belongs_to_a_goal_here_and_to_none_there_is_a_conflict() -> None:
    """Who made a category one of goals has to talk to who told of its event."""
    base = with_projects({"id": "a"})
    ours = with_projects({"id": "a"}, category=[ROAD | {"goal": True}])
    theirs = with_projects({"id": "a", "capacity_mw": 5, "event": [WORKS]})
    assert conflict_lines(base, ours, theirs) == [
        "a: capacity_mw: a goal has no event, size or milestone",
        "a: event: a goal has no event, size or milestone",
    ]


def test_a_word_for_two_statuses_is_a_conflict_whoever_merges() -> None:
    """Named where the later category by its id has it."""
    road, dam = ROAD, {"id": "dam", "name": "Dam"}
    base = with_projects(category=[road, dam])
    ours = with_projects(category=[road | {"words": {"partial": "Open"}}, dam])
    words = dam | {"words": {"operating": "open"}}
    expected = ["category road: words partial: 'Open' is a word for 'operating' too"]
    for order in ([words, road], [road, words]):
        theirs = with_projects(category=order)
        assert conflict_lines(base, ours, theirs) == conflict_lines(base, theirs, ours) == expected


def test_words_are_merged_one_by_one() -> None:
    """A removal too; an empty table is none."""
    base = with_projects(category=[ROAD | {"words": {"partial": "part open"}}])
    ours = with_projects(category=[ROAD | {"words": {"partial": "part open", "operating": "open"}}])
    theirs = with_projects(category=[ROAD])
    assert conflict_lines(base, ours, theirs) == [
        "category road: words: removed by theirs, changed by ours"
    ]
    theirs = with_projects(category=[ROAD | {"words": {"retired": "closed"}}])
    (road,) = merged(base, ours, theirs)["category"]
    assert road["words"] == {"operating": "open", "retired": "closed"}


@pytest.mark.parametrize("key", ["also", "evidence", "source"])
def test_a_source_removed_here_and_named_there_in_any_key_is_a_conflict(key: str) -> None:
    """In lists too."""
    told: dict[str, TomlTable] = {
        "also": {"source": "a book", "also": ["paper"]},
        "evidence": {"reached": "2024", "evidence": "paper"},
        "source": {"source": "paper"},
    }
    base = with_projects({"id": "a"})
    ours = with_projects({"id": "a", "promise": [PROMISE | told[key]]})
    theirs = with_projects({"id": "a"}, source=[])
    expected = "source paper: removed by {}, used by {}"
    assert conflict_lines(base, ours, theirs) == [expected.format("theirs", "ours")]
    assert conflict_lines(base, theirs, ours) == [expected.format("ours", "theirs")]


@pytest.mark.parametrize("name", ["source", "evidence"])
def test_a_source_may_be_called_as_a_key_is(name: str) -> None:
    """Its conflict names no other source."""
    base, ours, theirs = (
        with_projects(source=[{"id": name, "title": title}]) for title in ("X", "Y", "Z")
    )
    assert conflict_lines(base, ours, with_projects(source=[])) == [
        f"source {name}: removed by theirs, changed by ours"
    ]
    assert conflict_lines(base, ours, theirs) == [
        f"source {name}: title: changed differently by ours and theirs"
    ]


def test_both_that_are_in_conflict_are_used() -> None:
    """So the removal of either is a conflict, whoever merges."""
    old = {"id": "old", "title": "Old"}
    fact: TomlTable = {**PROMISE, "source": "one book"}
    base = with_projects({"id": "a", "promise": [fact]}, source=[old, SOURCE])
    ours = with_projects({"id": "a", "promise": [fact | {"source": "old"}]}, source=[old])
    theirs = with_projects({"id": "a", "promise": [fact | {"source": "paper"}]}, source=[SOURCE])
    named = {"source old: removed by theirs, used by ours"}
    named.add("source paper: removed by ours, used by theirs")
    found = fact | {"reached": "2023", "evidence": "old"}, fact | {"missed": "2024"}
    other = with_projects({"id": "a", "promise": [found[0]]}, source=[old])
    judged = with_projects({"id": "a", "promise": [found[1] | {"evidence": "paper"}]})
    assert named <= {*conflict_lines(base, other, judged)}
    assert sorted(conflict_lines(base, ours, theirs)) == [
        "a: promise '2024 by\\n2024': source: changed differently by ours and theirs",
        "source old: removed by theirs, used by ours",
        "source paper: removed by ours, used by theirs",
    ]
