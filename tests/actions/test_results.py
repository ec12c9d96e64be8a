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

EN, ZH = Vocabulary(Language.EN), Vocabulary(Language.ZH)
NEW = UpdateResult("dam", Status.PARTIAL, Status.OPERATING, "2025", Action.RECORDED)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "dam: partial → operating (2025)"),
        ({"previous_status": None}, "dam: unknown → operating (2025)"),
        ({"action": Action.CONFIRMED}, "dam: operating, confirmed (2025)"),
        ({"action": Action.AMENDED}, "dam: operating (2025) amended"),
        (
            {"action": Action.AMENDED, "replaced": {"note": "a\nb", "also": ["x", "y"]}},
            "dam: operating (2025) amended; in place of note a b, also x, y",
        ),
        (
            {"action": Action.AMENDED, "replaced": {"in_service_mw": 1000, "by": True}},
            "dam: operating (2025) amended; in place of in service 1,000 MW, by then yes",
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
            "dam：建成投运（2025）已更新，原为：备注：甲",
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
    assert total_line(results, ZH, dry_run=False) == ("已写入2条，另有1条与已有记录相同，未写入\n")


@pytest.mark.parametrize(
    ("count", "language", "text"),
    [
        (1, EN, "1 recorded\n"),
        (1, ZH, "已写入1条\n"),
        (0, EN, "0 recorded\n"),
        (0, ZH, "已写入0条\n"),
    ],
)
def test_a_total_tells_of_nothing_that_there_is_none_of(
    count: int, language: Vocabulary, text: str
) -> None:
    """Neither of rows that changed nothing, nor of rows."""
    assert total_line([NEW] * count, language, dry_run=False) == text


def test_what_was_so_by_then_is_told_in_words(run: Run, sample: Path) -> None:
    """Not as Python has it."""
    del sample
    run("update", "dam", "operating", "--date", "2025", "--by")
    said = run("update", "dam", "operating", "--date", "2025", "--replace", "--note", "x").stdout
    assert "in place of by then yes" in said


OWN_WORDS = {
    "en": (
        "the-road: partly open → open (2025)",
        "the-road: event dropped: partly open (2024)",
        "the-road: promise recorded: so wird es sein (open, due 2027)",
    ),
    "zh": (
        "the-road：部分通车 → 建成通车（2025）",
        "the-road：已撤下进展：部分通车（2024）",
        "the-road：已记录承诺：so wird es sein（建成通车，时限 2027）",
    ),
}


@pytest.mark.parametrize("language", OWN_WORDS)
def test_what_was_done_is_told_in_the_words_of_the_category(
    run: Run, sample: Path, language: str
) -> None:
    """Of an event, of what an undo leaves, of a milestone; the log knows what is gone as well."""
    colon = "：" if language == "zh" else ": "
    open_, partly = ("建成通车", "部分通车") if language == "zh" else ("open", "partly open")
    run("set", "category", "road", "words.operating=open", "words.partial=partly open")
    run("set", "category", "road", "words_zh.operating=建成通车", "words_zh.partial=部分通车")
    rows = sample.with_name("rows.csv")
    rows.write_text("id,name,category,status,date\nthe-road,The road,road,partial,2024\n")
    say = ("--lang", language)
    added = run(*say, "apply", str(rows)).stdout
    assert partly in added
    step, dropped, promised = OWN_WORDS[language]
    assert run(*say, "update", "the-road", "operating", "--date", "2025").stdout == f"{step}\n"
    dropping = ("drop", "the-road", "2024", "partial", "--dry-run")
    assert run(*say, *dropping).stdout.endswith(f"{dropped}\n")
    wording = ("--wording", "so wird es sein", "--milestone", "open", "--due", "2027")
    assert run(*say, "promise", "the-road", *wording, "--dry-run").stdout.endswith(f"{promised}\n")
    assert f"{colon}{open_}" in run(*say, "log").stdout
    undone = run(*say, "undo").stdout
    assert open_ in undone
    assert undone.endswith(f"{partly}\n")
    assert run(*say, "redo").stdout.endswith(f"{open_}\n")
    run("undo")
    assert f"{colon}{partly}" in run(*say, "undo").stdout
    assert f"{colon}{partly}" in run(*say, "log").stdout
