"""The ladder and a project's history."""

import pytest

from qhtrack.domain.promises import outcome_order
from qhtrack.domain.status import Status, may_follow, order_of


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("proposed", "operating", True),
        ("construction", "construction", True),
        ("operating", "construction", False),
        ("operating", "partial", False),
        ("operating", "suspended", True),
        ("operating", "cancelled", False),
        ("operating", "retired", True),
        ("construction", "retired", False),
        ("construction", "cancelled", True),
        ("suspended", "proposed", True),
        ("suspended", "cancelled", True),
        ("suspended", "retired", True),
        ("cancelled", "construction", False),
        ("cancelled", "suspended", False),
        ("cancelled", "cancelled", True),
        ("retired", "operating", False),
    ],
)
def test_the_ladder(before: str, after: str, *, allowed: bool) -> None:
    """Up, across and off it as DESIGN says; the rest needs explaining."""
    assert may_follow(Status(before), Status(after)) is allowed


def test_order_is_the_tables() -> None:
    """Unknown comes last."""
    assert order_of("proposed") < order_of("retired") < order_of(None)
    assert outcome_order("met") < outcome_order("unmeasurable")
