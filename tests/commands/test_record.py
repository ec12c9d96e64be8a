"""The arguments and answers of update."""

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
        (("dam", "operating", "--date", "one day"), "is not a date"),
        (("dam", "operating", "--source", "papr"), "did you mean 'paper'?"),
        (("dam", "operating", "--note", "a\x1bb"), "--note: 'a\\x1bb' is empty or holds"),
        (("dam", "operating", "--in-service-mw", "nan"), "--in-service-mw: 'nan' is not a number"),
        (("dam", "partial", "--open-km", "-1"), "--open-km: '-1' is not a number"),
        (("dam", "partial", "--spent-bn", "inf"), "--spent-bn: 'inf' is not a number"),
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
    said = run("update", "dam", "operating", "--in-service-mw", "2320", "--json")
    assert json.loads(said.stdout) == {
        "project": "dam",
        "action": "recorded",
        "from": "partial",
        "to": "operating",
        "date": "2026-11-23",
        "recorded": True,
        "replaced": None,
    }
    (event,) = json.loads(run("history", "--local", "--json").stdout)
    assert event["in_service_mw"] == 2320
    assert event["recorded_by"] == "tester"
    assert event["recorded_at"] == "2026-11-23T12:00:00+00:00"


def test_an_update_tells_figures_and_that_it_was_so_by_then(run: Run, sample: Path) -> None:
    """What is not told is unknown."""
    del sample
    figures = ("--open-km", "12.5", "--spent-bn", "3")
    assert run("update", "road-a", "partial", "--date", "2025", "--by", *figures).exit_code == 0
    (event,) = json.loads(run("history", "--local", "--json").stdout)
    keys = ("by", "in_service_mw", "open_km", "spent_bn", "also", "note_zh")
    assert [event[key] for key in keys] == [True, None, 12.5, 3, [], None]
    (road,) = json.loads(run("list", "id:road-a", "--json").stdout)
    assert (road["since"], road["since_by"]) == ("2025", True)
    assert (road["open_km"], road["spent_bn"]) == (12.5, 3)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("dam", "partial", "--in-service-mw", "2320.5"), "2,320.5 MW in service are more than"),
        (("road-a", "construction", "--open-km", "0.5"), "0.5 km are open though it is"),
        (("road-a", "approved", "--in-service-mw", "1"), "1 MW are in service though it is"),
    ],
)
def test_figures_that_cannot_be_are_forced(
    run: Run, sample: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    """By `--force` alone; what is known already may be said again without."""
    del sample
    arguments = (*arguments, "--date", "2025")
    said = run("update", *arguments)
    assert (said.exit_code, said.stdout) == (6, "")
    assert f"): {sentence}" in said.stderr
    assert said.stderr.startswith(f"qhtrack: {arguments[0]} (")
    assert "record it with --force" in said.stderr
    assert "--force" in run("--lang", "zh", "update", *arguments).stderr
    assert run("history", "--local", "--json").stdout == "[]\n"
    assert run("update", *arguments, "--force").exit_code == 0
    assert run("update", *arguments).stdout.endswith("unchanged\n")


def test_recording_speaks_chinese(run: Run, sample: Path) -> None:
    """Labels follow the language."""
    del sample
    said = run("--lang", "zh", "update", "大坝", "operating", "--date", "2025")
    assert said.stdout == "dam：部分投运 → 建成投运（2025）\n"
