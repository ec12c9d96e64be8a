"""Statuses and their order; tests/test_rules.py has every pair of the ladder."""

import pytest

from qhtrack.domain.status import ENDED, FINISHED, IN_SERVICE, LADDER, Status, rank_of, remedy_of


def test_the_order_is_the_tables() -> None:
    """Unknown comes last."""
    assert sorted([None, *reversed(Status)], key=rank_of) == [*Status, None]
    assert rank_of("proposed") == 0


def test_the_ladder_ends_where_a_project_operates() -> None:
    """What comes after that leaves it."""
    assert LADDER == ("proposed", "approved", "construction", "partial", "operating")
    assert set(Status) - set(LADDER) == {"suspended", "cancelled", "retired"}


def test_what_is_in_service_and_what_is_over() -> None:
    """Some of it runs; nothing follows; nothing more is expected."""
    assert {"partial", "operating"} == IN_SERVICE
    assert {"cancelled", "retired"} == ENDED
    assert {"operating", "cancelled", "retired"} == FINISHED


@pytest.mark.parametrize(
    ("told", "neighbour", "remedy"),
    [
        ("construction", "partial", "partial_or_force"),
        ("operating", "partial", "partial_or_force"),
        ("operating", "construction", "force_with_note"),
        ("construction", "operating", "force_with_note"),
        ("partial", "operating", "force_with_note"),
        ("approved", "partial", "force_with_note"),
        ("cancelled", "partial", "force_with_note"),
    ],
)
def test_what_is_in_service_in_part_is_neither_being_built_nor_operating(
    told: str, neighbour: str, remedy: str
) -> None:
    """So it is said to who tells one of these; to others, how a step is explained."""
    assert remedy_of(Status(told), {Status(told), Status(neighbour)}) == remedy
