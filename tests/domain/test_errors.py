"""Failures and how they are worded."""

from qhtrack.domain.errors import AmbiguousProjectError, Problem, QhtrackError, RefusedError


def test_fifty_problems_are_shown_and_the_rest_counted() -> None:
    """All of them go to a script."""
    error = RefusedError([Problem("a.toml", line, "x", "wrong") for line in range(60)])
    assert str(error).count("\n") == 50
    assert str(error).endswith("and 10 more problems")
    assert len(error.details()["problems"]) == 60


def test_a_problem_without_a_line_names_the_file() -> None:
    """Nothing empty is printed."""
    assert str(Problem("a.toml", None, "", "wrong")) == "a.toml: wrong"


def test_candidates_go_to_a_script() -> None:
    """A bug has no details."""
    assert AmbiguousProjectError("?", ["a"]).details() == {"candidates": ["a"]}
    assert QhtrackError("?").details() == {}
