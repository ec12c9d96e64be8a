"""A project is found by what people call it."""

import json
from pathlib import Path

import pytest

from conftest import Run
from qhtrack.database import finding
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
        assert finding.find(connection, "ROAD ") == "road"
        assert finding.find(connection, "road-") == "road-b"
        assert finding.find(connection, "b-r") == "ab-road"
        with pytest.raises(AmbiguousProjectError) as error:
            finding.find(connection, "roa")
    assert error.value.candidates == ["road", "road-b"]


@pytest.mark.parametrize(("count", "end"), [(10, "road-9"), (11, "road-9, …")])
def test_ten_projects_are_named_where_a_name_could_be_any_of_them(count: int, end: str) -> None:
    """All of them go to a script."""
    named = [project(f"road-{number:x}") for number in range(count)]
    with saved(*named) as connection, pytest.raises(AmbiguousProjectError) as error:
        finding.find(connection, "road")
    assert len(error.value.candidates) == count
    text = sentence(error.value.message, Language.EN)
    assert text.startswith("'road' could be any of road-0, road-1")
    assert text.endswith(end)


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
        finding.find(connection, name)
    assert sentence(error.value.message, Language.EN) == expected
