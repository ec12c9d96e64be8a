"""What is said of a project, and what becomes of it."""

import pytest

from qhtrack.domain.errors import StateError
from qhtrack.domain.history import StatusEvent, order_events
from qhtrack.domain.status import Status
from qhtrack.domain.updates import Update, apply_update

KNOWN = order_events(
    [StatusEvent("2021", Status.CONSTRUCTION), StatusEvent("2024-04", Status.PARTIAL)]
)


def test_what_is_known_already_is_not_recorded() -> None:
    """The same event, or the status in force with nothing to confirm it by."""
    for date, note in (("2024-04", "x"), ("2025", None)):
        one, _ = apply_update(Update("a", Status.PARTIAL, date, note=note), KNOWN)
        assert (one.before, one.recorded) == (Status.PARTIAL, False)
    assert apply_update(Update("a", Status.PARTIAL, "2025", note="x"), KNOWN)[0].recorded


def test_a_back_fill_is_weighed_in_its_place() -> None:
    """Against both neighbours."""
    one, _ = apply_update(Update("a", Status.APPROVED, "2020"), KNOWN)
    assert (one.before, one.followed_by) == (None, KNOWN[0].event)
    with pytest.raises(StateError, match=r"construction \(2021\) may not follow partial \(2020\)"):
        apply_update(Update("a", Status.PARTIAL, "2020", note="x", force=True), KNOWN)


def test_the_latest_status_may_be_expected() -> None:
    """Whatever the date."""
    apply_update(Update("a", Status.OPERATING, "2025", expect="partial"), KNOWN)
    with pytest.raises(StateError, match="a is partial, not construction as expected"):
        apply_update(Update("a", Status.OPERATING, "2025", expect="construction"), KNOWN)


def test_a_statement_becomes_a_sighting() -> None:
    """With what the ladder needs to know, numbered after those before it."""
    meant = Update("a", Status.PARTIAL, "2025", "paper", "n", 5)
    _, placed = apply_update(meant, KNOWN)
    assert (placed[-1].number, placed[-1].event) == (
        len(KNOWN),
        StatusEvent("2025", Status.PARTIAL, "n", 5),
    )
