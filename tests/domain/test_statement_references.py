"""What a statement rests on, and which fields it changes."""

import pytest

from qhtrack.domain.statements import (
    Fact,
    Statement,
    addition,
    changed_keys,
    correction,
    depends_on,
    removal,
)
from qhtrack.domain.toml_tables import TomlTable

EVENT = Fact("event", "dam", ("2024", "partial"))
PROMISE = Fact("promise", "dam", ("operating", None, "2025", "all units"))
PROJECT = Fact("project", "dam")
BARE: TomlTable = {"date": "2024", "status": "partial"}
PAPER = Fact("source", "paper")


@pytest.mark.parametrize(
    ("statement", "fact"),
    [
        (addition(EVENT, None, {"source": "paper"}), PAPER),
        (addition(EVENT, None, {"also": ["old", "paper"]}), PAPER),
        (addition(PROMISE, None, {"reached": "2024", "evidence": "paper"}), PAPER),
        (addition(PROJECT, None, {"sources": ["paper"]}), PAPER),
        (addition(PAPER, {"id": "paper"}, {"title": "T"}), PAPER),
        (addition(PROJECT, None, {"category": "road"}), Fact("category", "road")),
        (addition(PROJECT, None, {"regions": ["golog"]}), Fact("region", "golog")),
        (addition(EVENT, None, {}), PROJECT),
        (addition(PROMISE, None, {}), PROJECT),
        (addition(PROJECT, {"id": "dam"}, {"owner": "X"}), PROJECT),
    ],
)
def test_a_statement_rests_on_the_rows_that_it_names_and_speaks_of(
    statement: Statement, fact: Fact
) -> None:
    """On none of another id or kind, nor on one that it no longer names."""
    assert depends_on(statement, fact)
    assert not depends_on(statement, fact._replace(owner="another"))
    for kind in {"source", "category", "region", "project"} - {fact.kind}:
        assert not depends_on(statement, Fact(kind, fact.owner))
    if fact not in (statement.fact, PROJECT):
        assert not depends_on(removal(statement.fact, statement.after or {}), fact)


def test_a_row_of_a_projects_id_is_no_project() -> None:
    """What is said of a source rests on none that has its id."""
    said = addition(Fact("source", "dam"), None, {"title": "T"})
    assert not depends_on(said, PROJECT)


def test_changed_are_the_fields_whose_values_are_others() -> None:
    """Told, corrected or taken away; what it is known by is not changed."""
    row = {"open_km": 1, "note": "a", "spent_bn": 5}
    says = {"open_km": 2, "note": None, "source": "old"}
    assert changed_keys(correction(EVENT, BARE | row, says)) == [
        "note",
        "open_km",
        "source",
    ]
    assert changed_keys(addition(EVENT, None, {"note": "a"})) == ["note"]
    assert changed_keys(removal(EVENT, BARE | {"note": "a"})) == ["note"]
    known = addition(EVENT, BARE | {"source": "old"}, {"source": "old", "note": "b"})
    assert changed_keys(known) == ["note"]
