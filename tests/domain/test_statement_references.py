"""What a statement rests on, and which fields it changes."""

import pytest

from qhtrack.domain.conflicts import Data
from qhtrack.domain.statements import (
    Fact,
    Statement,
    adding,
    changed_keys,
    dropping,
    replacing,
    rests_on,
)

EVENT = Fact("event", "dam", ("2024", "partial"))
PROMISE = Fact("promise", "dam", ("operating", None, "2025", "all units"))
PROJECT = Fact("project", "dam")
BARE: Data = {"date": "2024", "status": "partial"}
PAPER = Fact("source", "paper")


@pytest.mark.parametrize(
    ("statement", "fact"),
    [
        (adding(EVENT, None, {"source": "paper"}), PAPER),
        (adding(EVENT, None, {"also": ["old", "paper"]}), PAPER),
        (adding(PROMISE, None, {"reached": "2024", "evidence": "paper"}), PAPER),
        (adding(PROJECT, None, {"sources": ["paper"]}), PAPER),
        (adding(PAPER, {"id": "paper"}, {"title": "T"}), PAPER),
        (adding(PROJECT, None, {"category": "road"}), Fact("category", "road")),
        (adding(PROJECT, None, {"regions": ["golog"]}), Fact("region", "golog")),
        (adding(EVENT, None, {}), PROJECT),
        (adding(PROMISE, None, {}), PROJECT),
        (adding(PROJECT, {"id": "dam"}, {"owner": "X"}), PROJECT),
    ],
)
def test_a_statement_rests_on_the_rows_that_it_names_and_speaks_of(
    statement: Statement, fact: Fact
) -> None:
    """On none of another id or kind, nor on one that it no longer names."""
    assert rests_on(statement, fact)
    assert not rests_on(statement, fact._replace(owner="another"))
    for kind in {"source", "category", "region", "project"} - {fact.kind}:
        assert not rests_on(statement, Fact(kind, fact.owner))
    if fact not in (statement.fact, PROJECT):
        assert not rests_on(dropping(statement.fact, statement.after or {}), fact)


def test_a_row_of_a_projects_id_is_no_project() -> None:
    """What is said of a source rests on none that has its id."""
    said = adding(Fact("source", "dam"), None, {"title": "T"})
    assert not rests_on(said, PROJECT)


def test_changed_are_the_fields_whose_values_are_others() -> None:
    """Told, corrected or taken away; what it is known by is not changed."""
    row = {"open_km": 1, "note": "a", "spent_bn": 5}
    says = {"open_km": 2, "note": None, "source": "old"}
    assert changed_keys(replacing(EVENT, BARE | row, says)) == ["note", "open_km", "source"]
    assert changed_keys(adding(EVENT, None, {"note": "a"})) == ["note"]
    assert changed_keys(dropping(EVENT, BARE | {"note": "a"})) == ["note"]
    known = adding(EVENT, BARE | {"source": "old"}, {"source": "old", "note": "b"})
    assert changed_keys(known) == ["note"]
