"""What became of updates, in words."""

from typing import Any

import pytest

from qhtrack.actions.results import RESULT_KEYS, result_line, result_row, total_line
from qhtrack.domain.history import StatusEvent
from qhtrack.domain.status import Status
from qhtrack.domain.updates import Action, UpdateResult
from qhtrack.words.language import Language

NEW = UpdateResult("dam", Status.PARTIAL, Status.OPERATING, "2025", Action.RECORDED)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "dam: partial → operating (2025)"),
        ({"previous_status": None}, "dam: unknown → operating (2025)"),
        ({"action": Action.CONFIRMED}, "dam: operating confirmed (2025)"),
        ({"action": Action.AMENDED}, "dam: operating (2025) amended"),
        (
            {"action": Action.AMENDED, "replaced": {"note": "a\nb", "also": ["x", "y"]}},
            r"dam: operating (2025) amended; in place of note a\nb, also x, y",
        ),
        ({"action": Action.UNCHANGED}, "dam: operating (2025) unchanged"),
        (
            {"next_event": StatusEvent("2026", Status.RETIRED)},
            "dam: partial → operating (2025), back-filled before retired (2026)",
        ),
    ],
)
def test_a_result_is_a_line(changes: dict[str, Any], line: str) -> None:
    """A dry run says of what it would record that it would."""
    result = NEW._replace(**changes)
    assert result_line(result, Language.EN, dry_run=False) == f"{line}\n"
    would = "would record: " if result.recorded else ""
    assert result_line(result, Language.EN, dry_run=True) == f"{would}{line}\n"


def test_a_script_gets_a_row() -> None:
    """Its keys in their order."""
    assert tuple(result_row(NEW)) == RESULT_KEYS
    assert list(result_row(NEW).values()) == [
        *("dam", "recorded", "partial", "operating", "2025", True, None)
    ]


def test_all_are_counted() -> None:
    """Those recorded, and the rest."""
    results = [NEW, NEW._replace(action=Action.UNCHANGED), NEW]
    assert total_line(results, Language.EN, dry_run=False) == "2 recorded, 1 unchanged\n"
    assert total_line(results, Language.EN, dry_run=True) == "2 would be recorded, 1 unchanged\n"
