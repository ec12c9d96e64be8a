"""An update as it was typed."""

import pytest

from qhtrack.actions.updating import faults, understand
from qhtrack.domain.status import Status
from qhtrack.domain.updates import Update, UpdateInput

TODAY = "2026-11-23"


@pytest.mark.parametrize(
    ("said", "field", "message"),
    [
        (UpdateInput("a", "unknown"), "status", "'unknown' is not a status"),
        (UpdateInput("a", "operatng"), "status", "did you mean 'operating'?"),
        (UpdateInput("a", "partial", expect="x"), "expect", "'x' is not a status"),
        (UpdateInput("a", "partial", "2023-13"), "date", "'2023-13' is not a date"),
        (UpdateInput("a", "partial", "2026-12"), "date", "2026-12 lies in the future"),
        (UpdateInput("a", "partial", note="\x1b"), "note", "'\\x1b' is empty or holds"),
        (UpdateInput("a", "partial", note="\ud800"), "note", "'\\ud800' is empty or holds"),
        (UpdateInput("a", "partial", source="a b\n"), "source", "is empty or holds"),
        (UpdateInput("a", "partial", source="papr"), "source", "did you mean 'paper'?"),
        (
            UpdateInput("a", "partial", capacity_mw="12 MW"),
            "capacity_mw",
            "'12 MW' is not a number",
        ),
        (
            UpdateInput("a", "partial", capacity_mw="1e400"),
            "capacity_mw",
            "'1e400' is not a number",
        ),
        (UpdateInput("a", "partial", capacity_mw=10**400), "capacity_mw", "is not a number"),
        (UpdateInput("a", "partial", capacity_mw=-1), "capacity_mw", "'-1' is not a number"),
        (UpdateInput("a", "approved", capacity_mw=1), "capacity_mw", "only what is partial"),
    ],
)
def test_a_field_of_which_nothing_can_be_made_is_named(
    said: UpdateInput, field: str, message: str
) -> None:
    """It alone."""
    ((name, found),) = faults(said, TODAY, {"paper": {}})
    assert name == field
    assert message in found


def test_a_statement_is_understood_in_both_languages() -> None:
    """No date is today, figures are whole where they can be."""
    said = UpdateInput("dam", " 部分投运", None, "paper", "n", "550.0", "unknown")
    assert list(faults(said, TODAY, {"paper": {}})) == []
    meant = understand(said, "the-dam", TODAY)
    assert meant == Update(
        "the-dam", Status.PARTIAL, TODAY, "paper", "n", 550, "unknown", force=False
    )
    assert str(meant.capacity_mw) == "550"
