"""A statement as a row for a script."""

import pytest

from qhtrack.domain.change_results import Action
from qhtrack.domain.statement_rows import statement_row
from qhtrack.domain.statements import Fact, Statement
from qhtrack.domain.toml_tables import TomlTable

EVENT = Fact("event", "dam", ("2024", "partial"))


@pytest.mark.parametrize(
    ("fact", "project", "id_"),
    [
        (EVENT, "dam", None),
        (Fact("promise", "dam", (None, None, "2024", "soon")), "dam", None),
        (Fact("project", "dam"), "dam", "dam"),
        (Fact("source", "paper"), None, "paper"),
        (Fact("category", "water"), None, "water"),
        (Fact("region", "golog"), None, "golog"),
    ],
)
def test_a_statement_names_what_it_is_of(fact: Fact, project: str | None, id_: str | None) -> None:
    """By project, by id, or both."""
    row = statement_row(Statement(fact, None, fact.identity))

    assert (row["kind"], row["project"], row["id"]) == (fact.kind, project, id_)


@pytest.mark.parametrize(
    ("before", "after", "action"),
    [
        (None, {"note": "seen"}, "recorded"),
        ({}, {"note": "seen"}, "amended"),
        ({"note": "seen"}, {}, "amended"),
        ({"note": "seen"}, {"note": "seen"}, "unchanged"),
        ({"note": "seen"}, None, "dropped"),
        ({}, None, "dropped"),
    ],
)
def test_a_statement_says_what_it_did(
    before: TomlTable | None, after: TomlTable | None, action: str
) -> None:
    """With what it found and what it made of it."""
    row = statement_row(Statement(EVENT, before, after))

    assert (row["action"], row["before"], row["after"]) == (action, before, after)


def test_who_knows_more_of_a_statement_says_what_it_did() -> None:
    """An event that confirms is new as well."""
    row = statement_row(Statement(EVENT, None, {}), Action.CONFIRMED)

    assert row["action"] == "confirmed"
