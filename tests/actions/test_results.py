"""What became of updates, in words."""

from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from qhtrack.actions.results import RESULT_KEYS, result_line, result_row, total_line
from qhtrack.domain.change_results import Action
from qhtrack.domain.history import StatusEvent
from qhtrack.domain.status import Status
from qhtrack.domain.updates import UpdateResult
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

EN, ZH = map(Vocabulary, Language)
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
    assert result_line(result, EN, dry_run=False) == f"{line}\n"
    would = "would record: " if result.is_recorded else ""
    assert result_line(result, EN, dry_run=True) == f"{would}{line}\n"


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "dam：部分投运 → 建成投运（2025）"),
        ({"action": Action.CONFIRMED}, "dam：再次确认建成投运（2025）"),
        ({"action": Action.UNCHANGED}, "dam：建成投运（2025）已有相同记录，未写入"),
        (
            {"action": Action.AMENDED, "replaced": {"note": "甲"}},
            "dam：建成投运（2025）已更新，原为：备注 甲",
        ),
        (
            {"next_event": StatusEvent("2026", Status.RETIRED)},
            "dam：部分投运 → 建成投运（2025），补录于退役（2026）之前",
        ),
    ],
)
def test_a_result_is_chinese(changes: dict[str, Any], line: str) -> None:
    """With the signs of Chinese."""
    assert result_line(NEW._replace(**changes), ZH, dry_run=False) == f"{line}\n"


def test_a_project_has_its_name_where_that_is_known() -> None:
    """In one line."""
    named = ZH._replace(names_by_id={"project": {"dam": "大\n坝"}})
    assert result_line(NEW, named, dry_run=False) == "大 坝：部分投运 → 建成投运（2025）\n"


def test_a_script_gets_a_row() -> None:
    """Its keys in their order."""
    assert tuple(result_row(NEW)) == RESULT_KEYS
    assert list(result_row(NEW).values()) == [
        *("dam", "recorded", "partial", "operating", "2025", True, None)
    ]


def test_all_are_counted() -> None:
    """Those recorded, and the rest."""
    results = [NEW, NEW._replace(action=Action.UNCHANGED), NEW]
    assert total_line(results, EN, dry_run=False) == "2 recorded, 1 unchanged\n"
    assert total_line(results, EN, dry_run=True) == "2 would be recorded, 1 unchanged\n"


def test_what_was_so_by_then_is_told_in_words(run: Run, sample: Path) -> None:
    """Not as Python has it."""
    del sample
    run("update", "dam", "operating", "--date", "2025", "--by")
    said = run("update", "dam", "operating", "--date", "2025", "--replace", "--note", "x").stdout
    assert "in place of by then yes" in said
