"""One project, what happened, and where things are."""

import json
from pathlib import Path

import pytest

from conftest import Run


def test_show_as_json_is_one_object(run: Run, sample: Path) -> None:
    """With its promises and events as of the date."""
    del sample
    shown = json.loads(run("show", "大坝", "--json", "--as-of", "2023").stdout)
    assert shown["status"] == "construction"
    assert [event["date"] for event in shown["events"]] == ["2021-05"]
    assert shown["promises"][0]["outcome"] == "pending"
    assert json.loads(run("show", "dam", "-f", "json").stdout)["status"] == "partial"


@pytest.mark.parametrize(
    ("arguments", "dates"),
    [
        ((), ["2024-04-01", "2022", "2021-05"]),
        (("dam",), ["2024-04-01", "2021-05"]),
        (("--since", "2022-06"), ["2024-04-01", "2022"]),
        (("--until", "2022-06"), ["2021-05"]),
        (("-n", "1"), ["2024-04-01"]),
        (("--local",), []),
    ],
)
def test_history_tells_what_happened_newest_first(
    run: Run, sample: Path, arguments: tuple[str, ...], dates: list[str]
) -> None:
    """A partial date counts as its last day."""
    del sample
    events = json.loads(run("history", "--json", *arguments).stdout)
    assert [event["date"] for event in events] == dates


def test_history_is_a_table_on_a_terminal(run: Run, sample: Path) -> None:
    """And says how many rows it left out."""
    del sample
    said = run("history", "-f", "table", "-n", "1")
    assert "First unit." in said.stdout
    assert said.stderr == "qhtrack: 2 more; -n 0 shows all\n"
