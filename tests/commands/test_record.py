"""The arguments and answers of update and undo."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("dam", "unknown"), "'unknown' is not a status"),
        (("dam", "operating", "--expect", "x"), "--expect: 'x' is not a status"),
        (("dam", "operating", "--date", "2027"), "lies in the future"),
        (("dam", "operating", "--date", "yesterday"), "is not a date"),
        (("dam", "operating", "--source", "papr"), "did you mean 'paper'?"),
        (("dam", "operating", "--note", "a\x1bb"), "--note: 'a\\x1bb' is empty or holds"),
        (("dam", "operating", "--capacity-mw", "nan"), "--capacity-mw: 'nan' is not a number"),
        (("dam", "suspended", "--capacity-mw", "1"), "only what is partial or operating"),
    ],
)
def test_a_wrong_argument_is_said_in_one_sentence(
    run: Run, sample: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    """And nothing is recorded."""
    del sample
    said = run("update", *arguments)
    assert (said.exit_code, said.stdout) == (2, "")
    assert sentence in said.stderr
    assert said.stderr.count("\n") == 1
    assert run("history", "--local", "--json").stdout == "[]\n"


def test_an_update_answers_a_script(run: Run, sample: Path) -> None:
    """As one object; capacities are whole where they are."""
    del sample
    said = run("update", "dam", "operating", "--capacity-mw", "2320", "--json")
    assert json.loads(said.stdout) == {
        "project": "dam",
        "from": "partial",
        "to": "operating",
        "date": "2026-11-23",
        "recorded": True,
    }
    (event,) = json.loads(run("history", "--local", "--json").stdout)
    assert event["capacity_mw"] == 2320
    assert event["recorded_by"] == "tester"
    assert event["recorded_at"] == "2026-11-23T12:00:00+00:00"


def test_recording_speaks_chinese(run: Run, sample: Path) -> None:
    """Labels follow the language."""
    del sample
    said = run("--lang", "zh", "update", "大坝", "operating", "--date", "2025")
    assert said.stdout == "dam: 部分投运 → 建成投运 (2025)\n"
    assert run("--lang", "zh", "undo").stdout == "dam: 撤回建成投运 (2025)；现为部分投运\n"
