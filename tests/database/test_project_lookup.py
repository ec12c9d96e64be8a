"""A project is found by what people call it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import Run
from qhtrack.database import project_lookup
from qhtrack.domain.errors import AmbiguousProjectError, ProjectError
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from saving import project, saved


@pytest.mark.parametrize(
    ("name", "expected"),
    [("大坝", "dam"), ("old dam", "dam"), ("the", "dam"), ("乙", "road-b"), ("ROAD-A", "road-a")],
)
def test_a_project_is_found_by_any_of_its_names(
    run: Run, sample: Path, name: str, expected: str
) -> None:
    """Or a beginning or part of one."""
    del sample
    assert json.loads(run("show", name, "--json").stdout)["id"] == expected


def test_a_name_nearly_right_is_answered_with_the_nearest(run: Run, sample: Path) -> None:
    """And its ids in JSON."""
    del sample
    refused = run("show", "old dma", "--json")
    assert refused.exit_code == 4
    assert json.loads(refused.stderr)["candidates"] == ["dam"]
    assert "did you mean 'dam'?" in refused.stderr


def test_a_whole_name_goes_before_its_beginning_and_that_before_any_part() -> None:
    """So a name that is part of another is not lost."""
    with saved(project("road"), project("road-b"), project("ab-road")) as connection:
        assert project_lookup.find(connection, "ROAD ") == "road"
        assert project_lookup.find(connection, "road-") == "road-b"
        assert project_lookup.find(connection, "b-r") == "ab-road"
        with pytest.raises(AmbiguousProjectError) as error:
            project_lookup.find(connection, "roa")
    assert error.value.candidates == ["road", "road-b"]


@pytest.mark.parametrize(("count", "end"), [(10, ", road-9 (Road-9)"), (11, "), …")])
def test_ten_projects_are_named_where_a_name_could_be_any_of_them(count: int, end: str) -> None:
    """All of them go to a script."""
    named = [project(f"road-{number:x}") for number in range(count)]
    with saved(*named) as connection, pytest.raises(AmbiguousProjectError) as error:
        project_lookup.find(connection, "road")
    assert len(error.value.candidates) == count
    text = sentence(error.value.message, Language.EN)
    assert text.startswith("'road' could be any of road-0 (Road-0), road-1 (Road-1), ")
    assert text.endswith(end)


def test_projects_of_one_name_are_told_apart_by_id_and_name(run: Run, sample: Path) -> None:
    """The name in the reader's language."""
    del sample
    said = run("show", "road-").stderr
    assert said == "qhtrack: 'road-' could be any of road-a (=Road *A*), road-b (Road B)\n"
    said = run("--lang", "zh", "show", "road-").stderr
    assert said == "qhtrack：“road-”可指以下项目之一：=Road *A*（road-a）、乙路（road-b）\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("  ", "no project is called ''; see them with: qhtrack list"),
        ("zzz", "no project is called 'zzz'; see them with: qhtrack list"),
        ("raod", "no project is called 'raod'; did you mean 'road'?"),
    ],
)
def test_a_name_of_nothing_is_said_to_be_none(name: str, expected: str) -> None:
    """With the nearest, or with how to see all."""
    with saved(project("road")) as connection, pytest.raises(ProjectError) as error:
        project_lookup.find(connection, name)
    assert sentence(error.value.message, Language.EN) == expected


@pytest.mark.parametrize(
    ("name", "names", "alike"),
    [
        ("青豫直流", ["青桂直流", "青豫铁路"], ["p1"]),  # who begins alike goes first
        ("青豫直流", ["青桂直流", "青海铁路"], ["p0"]),
        ("青豫直流", ["青桂交流", "青海铁路"], []),
        ("玛尔挡", ["玛尔沟", "尔挡"], ["p0"]),  # half of three is two
        ("玛尔挡", ["玛沟", "拉尔挡"], ["p1"]),
        ("玛尔挡电站", ["玛沟", "玛尔沟"], ["p1"]),
        ("玛尔挡水电站", ["玛尔沟", "玛尔挡二级"], ["p1"]),
        ("gonghe works", ["Gonghe Solar Park", "Works"], ["p0"]),
        ("qqqq works", ["Gongbu Works"], []),
        ("水电", [f"水库{number}" for number in range(3)], []),
        ("水力电站", [f"水力坝{number}" for number in range(3)], ["p0", "p1", "p2"]),
        ("水力电站", [f"水力坝{number}" for number in range(4)], []),
        # most of its characters go before its beginning
        ("玉树第二回线", ["玉树330千伏第二回线路", "玉树第一线路"], ["p0"]),
    ],
)
def test_what_is_like_a_name_of_nothing_is_named_where_it_is_little(
    name: str, names: list[str], alike: list[str]
) -> None:
    """What begins with its first word, in Chinese its half, or ends with that; three at most."""
    told = [
        replace(project(f"p{number}"), name=f"Project {number}", name_zh=text)
        for number, text in enumerate(names)
    ]
    with saved(*told) as connection, pytest.raises(ProjectError) as error:
        project_lookup.find(connection, name)
    assert error.value.candidates == alike
    end = f"; similar: {', '.join(alike)}" if alike else "; see them with: qhtrack list"
    assert sentence(error.value.message, Language.EN).endswith(end)


NAMES = """schema = 1

[[category]]
id = "road"
name = "Roads"
"""
PROJECT = """
[[project]]
id = "{}"
name = "{}"
aliases = ["{}"]
category = "road"
"""


@pytest.fixture
def named(run: Run, tmp_path: Path) -> None:
    """Load projects whose names are parts of each other."""
    rows = (
        ("ring", "Ring Road", "环线"),
        ("ring-2", "Second Ring", "二环"),
        ("bridge", "Old", "旧桥环线路"),
    )
    path = tmp_path / "named.toml"
    path.write_text(NAMES + "".join(PROJECT.format(*row) for row in rows), encoding="utf-8")
    assert run("load", str(path)).exit_code == 0


@pytest.fixture
def codes(run: Run, named: None, tmp_path: Path) -> Callable[[str], list[tuple[int, str]]]:
    """Return what says how update and apply end for a name, and which project they name."""
    del named
    sheet = tmp_path / "rows.csv"

    def record(name: str) -> list[tuple[int, str]]:
        sheet.write_text(f"project,status\n{name},construction\n", encoding="utf-8")
        done = run("update", name, "construction", "--dry-run"), run("apply", str(sheet))
        return [(said.exit_code, said.stdout.removeprefix("would record: ")[:6]) for said in done]

    return record


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("RING ", "ring: "),  # whole, though others have it too
        ("环线", "ring: "),
        ("二环", "ring-2"),
        ("ring-", "ring-2"),
        ("ring r", "ring: "),
        ("旧", "bridge"),
    ],
)
def test_what_records_takes_a_beginning_that_one_project_alone_has(
    codes: Callable[[str], list[tuple[int, str]]], name: str, expected: str
) -> None:
    """And whole names always; a sheet's rows as well."""
    assert codes(name) == [(0, expected)] * 2


@pytest.mark.parametrize(
    ("name", "candidates", "sentence"),
    [
        ("ond", ["ring-2"], "no project is called 'ond'; did you mean 'ring-2'?"),
        (
            *("环", ["bridge", "ring", "ring-2"]),  # one begins with it
            "'环' could be any of bridge (Old), ring (Ring Road), ring-2 (Second Ring)",
        ),
        ("桥环", ["bridge"], "no project is called '桥环'; did you mean 'bridge'?"),
        (
            "rign",
            ["ring", "ring-2"],
            "no project is called 'rign'; it may mean 'ring', 'ring-2'; say which",
        ),
    ],
)
def test_what_records_takes_no_other_part_of_a_name(
    run: Run,
    codes: Callable[[str], list[tuple[int, str]]],
    name: str,
    candidates: list[str],
    sentence: str,
) -> None:
    """A wrong answer is seen, a wrong recording is not."""
    assert codes(name) == [(4, "")] * 2
    failure = json.loads(run("update", name, "construction", "--json").stderr)
    assert (failure["message"], failure["candidates"]) == (sentence, candidates)


def test_names_are_looked_up_by_a_part_or_all_at_once() -> None:
    """Folded, each with whoever bears it."""
    with saved(project("dam"), project("road")) as connection:
        assert project_lookup.ids_by_name(connection, "roa") == {"road": {"road"}}
        assert project_lookup.ids_by_name(connection) == {"dam": {"dam"}, "road": {"road"}}


def test_several_names_that_hold_a_part_are_all_named_to_who_records() -> None:
    """One alone would be asked back for, since it begins otherwise."""
    roads = project("ab-road"), project("cb-road")
    with saved(*roads) as connection, pytest.raises(AmbiguousProjectError) as error:
        project_lookup.find_to_record(connection, "b-roa")
    assert error.value.candidates == ["ab-road", "cb-road"]
