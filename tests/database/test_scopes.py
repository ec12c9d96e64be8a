"""What terms are asked of."""

import sqlite3

import pytest
from msgspec.structs import replace

from qhtrack.database import questions
from qhtrack.database.questions import AsOf
from saving import project, promise, saved


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("milestone:construction due:2026", "one"),
        ("milestone:construction due:2024", "two"),
        ("milestone:construction", "one two"),
        ("due>2024 due<2026", "one"),
        ("due>2025 due<2025", ""),
        ("due>=2024 due<=2024", "two"),
        ("outcome:overdue milestone:operating", ""),
        ("逾期未完成 due:2024", "two"),
        ("逾期未完成 due:2026", ""),
        # each of another promise
        ("outcome:overdue outcome:pending", "one two"),
        ("milestone:construction milestone:operating", "two"),
        # the same twice is the same; without news something is overdue too
        ("outcome:overdue outcome:overdue due:2026", ""),
        ("outcome:overdue outcome:overdue,met due:2024", "two"),
        ("outcome:overdue outcome:no-news due:2026", ""),
        ("outcome:overdue outcome:no-news due:2024", "two"),
        ("outcome:overdue outcome:pending due:2024", "two"),
        ("milestone:none due:2024", ""),
        ("milestone:none due:2030", "three"),
        ("milestone!=construction due:2026", ""),
        ("milestone!=approved due:2026", "one two"),
        ("made:none due:2026", "one two"),
        ("days_late>0 due:2024", "two"),
        ("days_late>0 due:2026", ""),
        ("slip_days>0 days_late>0", ""),
        ("slip_days>0 due:2026", "one"),
        ("days_late>0 due:2024 category:road", "two"),
        ("days_late>0 due:2024 capacity_mw>1", ""),
        ("slip_days>0 due:2026 stretch:true", ""),
        ("slip_days>0 due:2026 stretch:false", "one"),
    ],
)
def test_terms_on_promises_hold_of_one_promise(query: str, expected: str) -> None:
    """Not one of each; what turns round or asks for two outcomes is of the project."""
    one = project(
        "one", promises=(promise("construction", "2025"), promise("construction", "2026"))
    )
    two = project("two", promises=(promise("construction", "2024"), promise("operating", "2026")))
    three = project("three", promises=(promise(None, "2030"),))
    with saved(one, two, three) as connection:
        assert found(connection, query) == expected.split()


def test_a_name_may_hold_a_word_beside_a_term_of_promises() -> None:
    """What is called so is found by it, if what else is asked holds of a promise."""
    called = replace(project("a", promises=(promise("operating", "2027"),)), name="逾期未完成路")
    with saved(called, project("b", promises=(promise("operating", "2027"),))) as connection:
        assert found(connection, "逾期未完成 due:2027") == ["a"]
        assert found(connection, "逾期未完成 due:2028") == []


def found(connection: sqlite3.Connection, query: str) -> list[str]:
    """Return the ids of the projects that a QUERY leaves."""
    rows = questions.projects(connection, questions.Filter(query.split()), AsOf("2026-01-01"))
    return [row["id"] for row in rows]
