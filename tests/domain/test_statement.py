"""What is said of a project, and what becomes of it."""

import pytest

from qhtrack.domain.errors import StateError
from qhtrack.domain.statement import Said, Statement, faults, understand, weigh
from qhtrack.domain.status import Sighting, Status, place

TODAY = "2026-11-23"
KNOWN = place([Sighting("2021", Status.CONSTRUCTION), Sighting("2024-04", Status.PARTIAL)])


@pytest.mark.parametrize(
    ("said", "field", "message"),
    [
        (Said("a", "unknown"), "status", "'unknown' is not a status"),
        (Said("a", "operatng"), "status", "did you mean 'operating'?"),
        (Said("a", "partial", expect="x"), "expect", "'x' is not a status"),
        (Said("a", "partial", "2023-13"), "date", "'2023-13' is not a date"),
        (Said("a", "partial", "2026-12"), "date", "2026-12 lies in the future"),
        (Said("a", "partial", note="\x1b"), "note", "'\\x1b' is empty or holds"),
        (Said("a", "partial", note="\ud800"), "note", "'\\ud800' is empty or holds"),
        (Said("a", "partial", source="a b\n"), "source", "is empty or holds"),
        (Said("a", "partial", source="papr"), "source", "did you mean 'paper'?"),
        (Said("a", "partial", capacity_mw="12 MW"), "capacity_mw", "'12 MW' is not a number"),
        (Said("a", "partial", capacity_mw="1e400"), "capacity_mw", "'1e400' is not a number"),
        (Said("a", "partial", capacity_mw=10**400), "capacity_mw", "is not a number"),
        (Said("a", "partial", capacity_mw=-1), "capacity_mw", "'-1' is not a number"),
        (Said("a", "approved", capacity_mw=1), "capacity_mw", "only what is partial"),
    ],
)
def test_a_field_of_which_nothing_can_be_made_is_named(
    said: Said, field: str, message: str
) -> None:
    """It alone."""
    ((name, found),) = faults(said, TODAY, {"paper": {}})
    assert name == field
    assert message in found


def test_a_statement_is_understood_in_both_languages() -> None:
    """No date is today, figures are whole where they can be."""
    said = Said("dam", " 部分投运", None, "paper", "n", "550.0", "unknown")
    assert list(faults(said, TODAY, {"paper": {}})) == []
    meant = understand(said, "the-dam", TODAY)
    assert meant == Statement(
        "the-dam", Status.PARTIAL, TODAY, "paper", "n", 550, "unknown", force=False
    )
    assert str(meant.capacity_mw) == "550"


def test_what_is_known_already_is_not_recorded() -> None:
    """The same event, or the status in force with nothing to confirm it by."""
    for date, note in (("2024-04", "x"), ("2025", None)):
        one, _ = weigh(Statement("a", Status.PARTIAL, date, note=note), KNOWN)
        assert (one.before, one.recorded) == (Status.PARTIAL, False)
    assert weigh(Statement("a", Status.PARTIAL, "2025", note="x"), KNOWN)[0].recorded


def test_a_back_fill_is_weighed_in_its_place() -> None:
    """Against both neighbours."""
    one, _ = weigh(Statement("a", Status.APPROVED, "2020"), KNOWN)
    assert (one.before, one.followed_by) == (None, KNOWN[0].sighting)
    with pytest.raises(StateError, match=r"construction \(2021\) may not follow partial \(2020\)"):
        weigh(Statement("a", Status.PARTIAL, "2020", note="x", force=True), KNOWN)


def test_the_latest_status_may_be_expected() -> None:
    """Whatever the date."""
    weigh(Statement("a", Status.OPERATING, "2025", expect="partial"), KNOWN)
    with pytest.raises(StateError, match="a is partial, not construction as expected"):
        weigh(Statement("a", Status.OPERATING, "2025", expect="construction"), KNOWN)


def test_a_statement_becomes_a_sighting() -> None:
    """With what the ladder needs to know, numbered after those before it."""
    meant = Statement("a", Status.PARTIAL, "2025", "paper", "n", 5)
    _, placed = weigh(meant, KNOWN)
    assert (placed[-1].number, placed[-1].sighting) == (
        len(KNOWN),
        Sighting("2025", Status.PARTIAL, "n", 5),
    )
