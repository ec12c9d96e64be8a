"""Failures and how they are worded."""

from qhtrack.domain.errors import (
    AmbiguousProjectError,
    Problem,
    QhtrackError,
    RefusedError,
    nearest,
    nearest_or_all,
    shown,
)


def test_fifty_problems_are_shown_and_the_rest_counted() -> None:
    """All of them go to a script."""
    error = RefusedError([Problem("a.toml", line, "x", "wrong") for line in range(60)])
    assert str(error).count("\n") == 50
    assert str(error).endswith("and 10 more problems")
    assert len(error.details()["problems"]) == 60


def test_a_problem_without_a_line_names_the_file() -> None:
    """Nothing empty is printed."""
    assert str(Problem("a.toml", None, "", "wrong")) == "a.toml: wrong"


def test_the_nearest_word_is_offered() -> None:
    """Far ones are not."""
    assert nearest("operatng", ["operating", "partial"]) == "; did you mean 'operating'?"
    assert nearest("zzz", ["operating"]) == ""


def test_where_nothing_is_near_a_few_are_all_named() -> None:
    """In the script of the word."""
    known = ["operating", "建成投运", "partial", "部分投运"]
    assert nearest_or_all("operatng", known) == "; did you mean 'operating'?"
    assert nearest_or_all("zzz", known) == "; it is one of operating, partial"
    assert nearest_or_all("开工", known) == "; it is one of 建成投运, 部分投运"
    assert nearest_or_all("zzz", ["开工"]) == ""
    assert nearest_or_all("zzz", [f"name-{number}" for number in range(16)]) == ""


def test_a_shown_value_cannot_harm_a_terminal() -> None:
    """Escapes are visible, length is bounded."""
    assert shown("a\x1b[31m机") == "'a\\x1b[31m机'"
    assert shown(["x"]) == "['x']"
    assert len(shown("x" * 1000)) < 100


def test_candidates_go_to_a_script() -> None:
    """A bug has no details."""
    assert AmbiguousProjectError("?", ["a"]).details() == {"candidates": ["a"]}
    assert QhtrackError("?").details() == {}
