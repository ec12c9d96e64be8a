"""A project is found by what people call it."""

import json
from pathlib import Path

import pytest

from conftest import Run


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
    said = run("show", "old dma", "--json")
    assert said.exit_code == 4
    assert json.loads(said.stderr)["candidates"] == ["dam", "road-a"]
    assert "did you mean 'old dam'?" in said.stderr
