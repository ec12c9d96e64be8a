"""Statements, and the facts that they are laid over."""

import pytest

from qhtrack.domain.change_results import Verdict
from qhtrack.domain.citations import by_publication
from qhtrack.domain.statements import (
    Fact,
    Statement,
    addition,
    apply_statement,
    correction,
    fact_of,
    known_part,
    removal,
    replay_statements,
    revert_statement,
)
from qhtrack.domain.toml_tables import TomlTable

SOURCE_ORDER = by_publication({"old": "2020", "new": "2024"})
EVENT = Fact("event", "dam", ("2024", "partial"))
PROMISE = Fact("promise", "dam", ("operating", None, "2025", "all units"))
PROJECT = Fact("project", "dam")
BARE: TomlTable = {"date": "2024", "status": "partial"}
FOUND: TomlTable = {"reached": "2024", "evidence": "x"}
A_SOURCE = BARE | {"source": "old"}


def test_what_a_load_has_seen_is_kept_as_a_number() -> None:
    """The same in databases that were made before."""
    assert [*map(int, (Verdict.UNSEEN, Verdict.SEEN, Verdict.OVERRULED))] == [0, 1, 2]


def test_a_fact_knows_its_place_and_what_it_is_known_by() -> None:
    """An event by date and status, a promise by what it promises, a row by its id."""
    assert EVENT.identity == BARE
    assert EVENT.path == ("project", "dam", "event", (*[None] * 4, "2024", "partial"))
    assert PROMISE.identity == {"milestone": "operating", "due": "2025", "wording": "all units"}
    assert PROMISE.path == (
        "project",
        "dam",
        "promise",
        ("operating", None, "2025", "all units", None, None),
    )
    assert (PROJECT.identity, PROJECT.path) == ({"id": "dam"}, ("project", "dam"))
    for fact in (EVENT, PROMISE, PROJECT):
        assert fact_of(fact.kind, "dam", {**fact.identity, "note": "x"}) == fact
    assert [fact.is_event_or_promise for fact in (EVENT, PROMISE, PROJECT)] == [True, True, False]


@pytest.mark.parametrize(
    ("fact", "row", "said", "known"),
    [
        (EVENT, {"source": "old"}, {"source": "old"}, {"source": "old"}),
        (EVENT, {"source": "old", "also": ["new"]}, {"source": "new"}, {"source": "new"}),
        (EVENT, {"source": "old"}, {"source": "new"}, {}),
        (EVENT, {"source": "old"}, {"also": ["old", "new"]}, {"also": ["old"]}),
        (EVENT, {"source": "old"}, {"also": ["new"]}, {}),
        (EVENT, {"note": "a\nb"}, {"note": "b\nc"}, {"note": "b"}),
        (EVENT, {"note": "a"}, {"note": "b"}, {}),
        (EVENT, {"open_km": 1}, {"open_km": 1.0}, {"open_km": 1}),
        (EVENT, {"open_km": 1}, {"open_km": 2}, {}),
        (PROMISE, {"reached": "2024", "evidence": "x"}, FOUND, FOUND),
        (PROMISE, {**FOUND, "by": True}, FOUND, {}),
        (PROMISE, FOUND, {**FOUND, "by": True, "source": "old"}, {}),
        (PROMISE, FOUND, {"reached": "2024", "evidence": "y"}, {}),
        (PROJECT, {"aliases": ["a"]}, {"aliases": ["a", "b"]}, {"id": "dam", "aliases": ["a"]}),
        (PROJECT, {"note": "a\nb"}, {"note": "b"}, {"id": "dam"}),
        (PROJECT, {"name": "Dam"}, {"name": "Dam"}, {"id": "dam", "name": "Dam"}),
    ],
)
def test_what_of_a_telling_is_known(
    fact: Fact, row: TomlTable, said: TomlTable, known: TomlTable
) -> None:
    """The rest is news; of a finding, and of a project's own note, only the whole."""
    assert known_part(fact, {**fact.identity, **row}, said) == known


@pytest.mark.parametrize(
    ("before", "after", "only_adds"),
    [
        (None, BARE, True),
        ({}, BARE, True),
        ({"note": "a"}, BARE | {"note": "a\nb"}, True),
        ({"note": "a\nb"}, BARE | {"note": "a"}, False),
        ({"also": ["a"]}, BARE | {"also": ["a", "b"]}, True),
        ({"also": ["a", "b"]}, BARE | {"also": ["a"]}, False),
        ({"open_km": 1}, BARE | {"open_km": 2}, False),
        ({"open_km": 1}, BARE, False),
        (BARE, None, False),
    ],
)
def test_a_statement_may_only_add(
    before: TomlTable | None, after: TomlTable | None, *, only_adds: bool
) -> None:
    """Then it needs nothing to be there."""
    assert Statement(EVENT, before, after).only_adds is only_adds


@pytest.mark.parametrize(
    ("stands", "seen", "written", "differs_from_file", "is_unfiled"),
    [
        (True, Verdict.UNSEEN, False, True, True),
        (True, Verdict.UNSEEN, True, True, False),
        (True, Verdict.SEEN, True, False, False),
        (True, Verdict.OVERRULED, False, False, False),
        (False, Verdict.UNSEEN, False, False, False),
        (False, Verdict.UNSEEN, True, False, True),
        (False, Verdict.SEEN, True, True, True),
        (False, Verdict.SEEN, False, True, False),
        (False, Verdict.OVERRULED, True, False, False),
    ],
)
def test_what_the_file_has_is_not_shown_twice(
    *, stands: bool, seen: Verdict, written: bool, differs_from_file: bool, is_unfiled: bool
) -> None:
    """What was undone is taken out of what the file has."""
    statement = Statement(EVENT, None, BARE, stands, seen, written)
    assert (statement.differs_from_file, statement.is_unfiled) == (differs_from_file, is_unfiled)


@pytest.mark.parametrize(
    ("row", "statement", "expected"),
    [
        (None, addition(EVENT, None, {"note": "a"}), BARE | {"note": "a"}),
        (BARE, addition(EVENT, BARE, {"note": "a"}), BARE | {"note": "a"}),
        (None, addition(EVENT, A_SOURCE, {"source": "old"}), A_SOURCE),
        (BARE, addition(EVENT, BARE | {"source": "old"}, {"source": "old", "note": "a"}),
         BARE | {"note": "a"}),
        (BARE | {"source": "new"}, addition(EVENT, None, {"source": "old"}),
         BARE | {"source": "old", "also": ["new"]}),
        (BARE | {"by": True}, addition(EVENT, None, {}), BARE),
        (BARE | {"open_km": 2, "note": "b"},
         correction(EVENT, BARE | {"open_km": 2}, {"open_km": 1}),
         BARE | {"open_km": 1, "note": "b"}),
        (BARE | {"note": "b"}, correction(EVENT, BARE | {"note": "b"}, {"note": None}), BARE),
        (BARE | {"note": "b"}, removal(EVENT, BARE | {"note": "b"}), None),
        (None, removal(EVENT, BARE), None),
        ({"id": "dam", "name": "Dam", "aliases": ["b"]},
         correction(PROJECT, {"id": "dam", "name": "D", "aliases": ["a"]}, {"aliases": ["a", "c"]}),
         {"id": "dam", "name": "Dam", "aliases": ["b", "c"]}),
    ],
)  # fmt: skip
def test_a_statement_is_laid_over_a_fact(
    row: TomlTable | None, statement: Statement, expected: TomlTable | None
) -> None:
    """What others have changed meanwhile stays; what they took away stays away."""
    assert apply_statement(row, statement, SOURCE_ORDER) == (expected, [])


@pytest.mark.parametrize(
    ("fact", "row", "said", "expected"),
    [
        (EVENT, {"source": "old"}, {"source": "new"}, {"source": "new"}),
        (PROMISE, {"reached": "2024", "evidence": "old"}, {"reached": "2025"},
         {"reached": "2025", "evidence": "old"}),
        (PROMISE, {"reached": "2024", "evidence": "old"}, {"reached": None, "missed": "2025"},
         {"missed": "2025", "evidence": "old"}),
        (PROMISE, {"note": "a", "note_zh": "甲"}, {"note": "b"}, {"note": "b", "note_zh": "甲"}),
        (PROMISE, {"note": "a"}, {"note_zh": "甲"}, {"note": "a", "note_zh": "甲"}),
        (PROMISE, {"note": "a", "note_zh": "甲"}, {"note_zh": None}, {"note": "a"}),
        (PROJECT, {"note": "a", "note_zh": "甲"}, {"note": "b"}, {"note": "b", "note_zh": "甲"}),
    ],
)  # fmt: skip
def test_what_is_replaced_leaves_the_rest(
    fact: Fact, row: TomlTable, said: TomlTable, expected: TomlTable
) -> None:
    """Of a finding, which is one thing, and of a note, which stands in two languages."""
    whole = fact.identity | row
    statement = correction(fact, whole, said)
    assert apply_statement(whole, statement, SOURCE_ORDER) == (fact.identity | expected, [])
    assert revert_statement(fact.identity | expected, statement, SOURCE_ORDER) == (whole, [])


@pytest.mark.parametrize(
    ("row", "statement"),
    [
        (BARE | {"open_km": 2}, addition(EVENT, None, {"open_km": 1})),
        (BARE | {"open_km": 3}, correction(EVENT, BARE | {"open_km": 2}, {"open_km": 1})),
        (None, correction(EVENT, BARE | {"open_km": 2}, {"open_km": 1})),
        (BARE | {"note": "b"}, removal(EVENT, BARE)),
        (None, addition(PROJECT, {"id": "dam", "name": "D"}, {"owner": "X"})),
        (
            {"id": "dam", "owner": "Z"},
            correction(PROJECT, {"id": "dam", "owner": "X"}, {"owner": "Y"}),
        ),
        (
            {"id": "dam", "owner": "Z"},
            addition(PROJECT, {"id": "dam"}, {"owner": "Y"}),
        ),
    ],
)
def test_what_was_changed_otherwise_is_a_conflict(
    row: TomlTable | None, statement: Statement
) -> None:
    """Nobody's word goes in silence."""
    assert apply_statement(row, statement, SOURCE_ORDER).conflicts


@pytest.mark.parametrize(
    ("row", "statement", "expected"),
    [
        (BARE | {"note": "a"}, addition(EVENT, None, {"note": "a"}), None),
        (BARE | {"note": "a\nb", "source": "old"}, addition(EVENT, None, {"note": "a"}),
         BARE | {"note": "b", "source": "old"}),
        (BARE | {"source": "old", "also": ["new"]}, addition(EVENT, BARE | {"source": "old"},
         {"source": "new"}), BARE | {"source": "old"}),
        (BARE | {"source": "old"}, addition(EVENT, BARE | {"source": "old"}, {"source": "old",
         "note": "a"}), BARE | {"source": "old"}),
        (BARE, addition(EVENT, BARE, {"open_km": 1}), BARE),
        (None, addition(EVENT, None, {"note": "a"}), None),
        (BARE | {"open_km": 1}, correction(EVENT, BARE | {"open_km": 2}, {"open_km": 1}),
         BARE | {"open_km": 2}),
        (None, removal(EVENT, BARE | {"note": "a"}), BARE | {"note": "a"}),
        # who has told it since has told it anew
        (BARE, removal(EVENT, BARE | {"note": "a"}), BARE | {"note": "a"}),
        (BARE | {"source": "new", "note": "b"}, removal(EVENT, A_SOURCE | {"note": "a"}),
         A_SOURCE | {"also": ["new"], "note": "b\na"}),
    ],
)  # fmt: skip
def test_what_the_file_has_is_taken_out_again(
    row: TomlTable | None, statement: Statement, expected: TomlTable | None
) -> None:
    """What others have told of the same stays."""
    assert revert_statement(row, statement, SOURCE_ORDER) == (expected, [])


TELLS = addition(EVENT, None, {"note": "a"})
AMENDS = addition(EVENT, BARE | {"note": "a"}, {"note": "b"})
CORRECTS = correction(EVENT, BARE | {"note": "a"}, {"note": "c"})
C, AB = (BARE | {"note": note} for note in ("c", "a\nb"))


@pytest.mark.parametrize(("there", "later"), [(AB, AMENDS), (C, CORRECTS)])
def test_what_was_undone_is_taken_out_of_the_file_last_first(
    there: TomlTable, later: Statement
) -> None:
    """All of it leaves nothing; what the file has not got is laid upon the rest."""
    undone = [
        one._replace(stands=False, verdict=Verdict.SEEN, number=number)
        for number, one in enumerate((TELLS, later), 1)
    ]
    assert replay_statements(there, undone, SOURCE_ORDER) == (None, [])
    anew = addition(EVENT, None, {"note": "d"})
    assert replay_statements(there, [*undone, anew], SOURCE_ORDER) == (BARE | {"note": "d"}, [])
