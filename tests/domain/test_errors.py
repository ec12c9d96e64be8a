"""Failures, their problems and what a script gets of them."""

import pytest

from qhtrack.domain.errors import (
    AmbiguousProjectError,
    Problem,
    QhtrackError,
    RefusedError,
    RowsError,
    StateError,
    UsageError,
    reason,
)
from qhtrack.domain.messages import FieldName, message
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language


def english(error: QhtrackError) -> str:
    """Return what a person reads."""
    return sentence(error.message, Language.EN)


@pytest.mark.parametrize(
    ("where", "key", "told", "chinese"),
    [
        ("A2", "of_cell", "b.csv:2: A2: project: wrong", "b.csv 第2行（A2，项目）：wrong"),
        ("", "of_cell", "b.csv:2: project: wrong", "b.csv:2：项目：wrong"),
        ("A2", "located", "b.csv:2: A2: project: wrong", "b.csv:2：A2：项目：wrong"),
    ],
)
def test_a_cell_is_named_with_its_row_in_chinese(
    where: str, key: str, told: str, chinese: str
) -> None:
    """In English as compilers do; what has no cell is named by its line alone."""
    inner = {"place" if key == "located" else "field": FieldName("project"), "message": "wrong"}
    located = Problem("b.csv", 2, where, message(key, **inner)).located()
    assert sentence(located, Language.EN) == told
    assert sentence(located, Language.ZH) == chinese


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (50, "a.toml:49: x: wrong"),
        (51, "and 1 more problem"),
        (52, "and 2 more problems"),
        (60, "and 10 more problems"),
    ],
)
def test_fifty_problems_are_shown_and_the_rest_counted(count: int, last: str) -> None:
    """All of them go to a script."""
    error = RefusedError([Problem("a.toml", line, "x", "wrong") for line in range(count)])
    lines = english(error).split("\n")
    assert (lines[0], lines[-1]) == ("a.toml:0: x: wrong", last)
    assert len(lines) == min(count, 51)
    problems = error.details(str)["problems"]
    assert isinstance(problems, list)
    assert len(problems) == count
    assert problems[0] == {"path": "a.toml", "line": 0, "where": "x", "message": "wrong"}


def test_a_problem_without_a_line_names_the_file() -> None:
    """Nothing empty is printed."""
    assert sentence(Problem("a.toml", None, "", "wrong").located(), Language.EN) == "a.toml: wrong"


def test_a_problems_message_is_told_to_a_script_as_text() -> None:
    """By whoever knows the words."""
    problem = Problem("a.toml", 1, "", message("file_not_utf8", guess=""))
    details = RefusedError([problem]).details(lambda _: "said")
    told = {"path": "a.toml", "line": 1, "where": "said", "message": "said"}
    assert details == {"problems": [told]}


def test_the_smallest_code_of_bad_rows_decides() -> None:
    """They stand by file, in the order in which the files were first named, and by line."""
    bad = [
        (Problem("b.csv", 3, "", "late"), StateError),
        (Problem("a.csv", 2, "", "odd"), RefusedError),
        (Problem("b.csv", None, "", "unread"), RefusedError),
    ]
    error = RowsError(bad)
    assert (error.exit_code, error.slug) == (RefusedError.exit_code, "refused")
    assert english(error) == "b.csv: unread\nb.csv:3: late\na.csv:2: odd"
    assert RowsError(bad[:1]).exit_code == StateError.exit_code


def test_candidates_go_to_a_script() -> None:
    """Other failures have no details."""
    assert AmbiguousProjectError("?", ["a"]).details(str) == {"candidates": ["a"]}
    assert UsageError("?").details(str) == {}


def test_a_failure_in_words_is_its_own_text() -> None:
    """A message waits for its language."""
    assert str(UsageError("as it is")) == "as it is"
    assert UsageError(message("bug")).message == message("bug")


def test_the_reason_is_the_systems_or_the_errors_own() -> None:
    """An error that is none of the system's has no other words."""
    assert reason(FileNotFoundError(2, "No such file")) == "No such file"
    assert reason(ValueError("embedded null byte")) == "embedded null byte"
