"""Where the problems of a registry's text are said to lie."""

from datetime import date

import pytest

from qhtrack.domain.errors import RefusedError
from qhtrack.domain.messages import message
from qhtrack.registry import toml
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

EXPECTED_LINE = message("expected_line")
PROJECT = '[[project]]\nid = "a"\nname = "A"\ncategory = "road"\n'


def problems(text: str) -> list[str]:
    """Return the problems of a text, a line each."""
    with pytest.raises(RefusedError) as error:
        toml.parse(text, "r.toml", date(2026, 11, 23))
    return [sentence(problem.located(), Language.EN) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("schema = '1'\n", ["r.toml:1: schema: '1' is not a schema this version reads (1)"]),
        (
            f"schema = 1\n{PROJECT}owner = ['x']\n",
            ["r.toml:6: a: owner: ['x'] is not " + sentence(EXPECTED_LINE, Language.EN)],
        ),
        (
            "region = [{id = 'x'}]\n",
            ["r.toml: 'schema' is missing", "r.toml:1: x: 'name' is missing"],
        ),
        (
            f"schema = 1\n{PROJECT}event = [{{date = '2023'}}, 5]\nid2 = 1\n",
            [
                "r.toml:6: a: event 1: 'status' is missing",
                "r.toml:6: a: event 2: 5 is not a table",
                "r.toml:7: a: id2: unknown key; did you mean 'id'?",
            ],
        ),
        (
            "a = 1\n<<<<<<< a\n=======\n",
            ["r.toml:2: git's conflict markers (lines 2, 3); resolve the conflict first"],
        ),
    ],
)
def test_problems_come_by_line_and_where_they_lie(text: str, expected: list[str]) -> None:
    """What lies on no line comes first."""
    assert problems(text) == expected
