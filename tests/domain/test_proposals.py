"""What becomes of what is told."""

import pytest

from qhtrack.domain.change_results import Action
from qhtrack.domain.citations import by_publication
from qhtrack.domain.errors import StateError
from qhtrack.domain.proposals import propose, propose_correction, propose_removal
from qhtrack.domain.statements import Fact
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

SOURCE_ORDER = by_publication({"a": "2020", "b": "2021"})
PROMISE = Fact("promise", "dam", ("operating", None, "2023", "Open"))
FOUND = PROMISE.identity | {"source": "a", "reached": "2022", "evidence": "a"}
ROAD = Fact("category", "road")
ROW = {"id": "road", "name": "Roads", "words": {"partial": "open in part"}}


@pytest.mark.parametrize(
    ("fact", "row", "said", "action"),
    [
        (PROMISE, None, {"source": "a"}, Action.RECORDED),
        (PROMISE, FOUND, {"source": "a"}, Action.UNCHANGED),
        (PROMISE, FOUND, {"source": "b"}, Action.AMENDED),
        (PROMISE, FOUND, {"reached": "2022", "evidence": "a"}, Action.UNCHANGED),
        (PROMISE, FOUND, {"reached": "2022", "by": True, "evidence": "a"}, Action.UNCHANGED),
        (PROMISE, FOUND | {"by": True}, {"reached": "2022", "evidence": "a"}, Action.AMENDED),
        (ROAD, ROW, {"name": "Roads"}, Action.UNCHANGED),
        (ROAD, ROW, {"words": {"operating": "open"}}, Action.AMENDED),
    ],
)
def test_it_is_new_more_or_known(
    fact: Fact, row: TomlTable | None, said: TomlTable, action: Action
) -> None:
    """What is told exactly is more than what was so by then."""
    assert propose(fact, row, said, SOURCE_ORDER).action is action


@pytest.mark.parametrize(
    ("fact", "row", "said", "before", "after"),
    [
        (PROMISE, FOUND, {"source": "b"}, {"source": "a"}, {"source": "a", "also": ["b"]}),
        (PROMISE, FOUND, {"source": "a"}, {"source": "a"}, {"source": "a"}),
        (PROMISE, FOUND, {"note": "n"}, {}, {"note": "n"}),
        (PROMISE, {"note": "m"}, {"note": "n"}, {"note": "m"}, {"note": "m\nn"}),
        (ROAD, {"id": "road", "name": "R"}, {"name_zh": "路"}, {}, {"name_zh": "路"}),
    ],
)
def test_what_more_is_told_says_what_was_there_and_is(
    fact: Fact, row: TomlTable, said: TomlTable, before: TomlTable, after: TomlTable
) -> None:
    """Of the fields that are told, or change by it."""
    effect = propose(fact, fact.identity | row, said, SOURCE_ORDER).effect
    assert (effect.before, effect.after) == (fact.identity | before, fact.identity | after)


@pytest.mark.parametrize(
    ("fact", "row", "said", "what", "remedy"),
    [
        (
            *(PROMISE, FOUND, {"missed": "2023", "evidence": "a"}),
            "dam: finding is known to be 'reached 2022, evidence a', not 'missed 2023, evidence a'",
            "if 'missed 2023, evidence a' is right, --replace",
        ),
        (
            *(PROMISE, FOUND | {"made": "2019"}, {"made": "2020"}),
            "dam: made is known to be '2019', not '2020'",
            "if '2020' is right, --replace",
        ),
        (
            *(ROAD, ROW, {"words": {"partial": "x"}}),
            "road: words.partial is known to be 'open in part', not 'x'",
            "if 'x' is right: qhtrack set category road words.partial=...",
        ),
    ],
)
def test_both_are_named_where_something_else_is_known(
    fact: Fact, row: TomlTable, said: TomlTable, what: str, remedy: str
) -> None:
    """And what to do."""
    with pytest.raises(StateError) as error:
        propose(fact, row, said, SOURCE_ORDER)
    assert sentence(error.value.message, Language.EN) == f"{what}; nothing was recorded; {remedy}"


def test_a_correction_says_what_it_changes() -> None:
    """And of a finding all of it."""
    told = propose_correction(PROMISE, FOUND, {"source": "a", "made": "2020"})
    assert told.action is Action.AMENDED
    assert told.statement.before == PROMISE.identity
    assert told.statement.after == PROMISE.identity | {"made": "2020"}
    finding = {"reached": None, "by": None, "missed": "2023", "evidence": "a"}
    told = propose_correction(PROMISE, FOUND, finding)
    assert told.statement.before == PROMISE.identity | {"reached": "2022", "evidence": "a"}
    assert told.statement.after == PROMISE.identity | {"missed": "2023", "evidence": "a"}
    assert (
        propose_correction(PROMISE, FOUND, {"source": "a", "made": None}).action is Action.UNCHANGED
    )


def test_a_fact_is_dropped_whole() -> None:
    """With all that is known of it."""
    told = propose_removal(PROMISE, FOUND)
    assert (told.action, told.statement.before, told.statement.after) == (
        *(Action.DROPPED, FOUND),
        None,
    )
