"""Questions: which rows, which columns, how many."""

import json
from pathlib import Path

import pytest

from conftest import SAMPLE, Run


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ((), ["dam", "road-a", "road-b"]),
        (("-c", "road"), ["road-a", "road-b"]),
        (("-c", "水电"), ["dam"]),
        (("-c", "road,hydropower", "-r", "golog"), ["dam", "road-a"]),
        (("-r", "果洛州", "-r", "haixi"), ["dam", "road-a"]),
        (("-s", "partial"), ["dam"]),
        (("-s", "unknown,取消"), ["road-a", "road-b"]),
        (("--overdue",), ["dam", "road-a"]),
        (("--as-of", "2023", "-s", "construction"), ["dam"]),
        (("--sort", "-id", "-n", "2"), ["road-b", "road-a"]),
        (("-n", "0"), ["dam", "road-a", "road-b"]),
        (("capacity_mw>=1000",), ["dam"]),
        (("大坝",), ["dam"]),
        (("zzz",), []),
    ],
)
def test_list_finds_what_is_asked(
    run: Run, sample: Path, arguments: tuple[str, ...], ids: list[str]
) -> None:
    """Options and terms alike."""
    del sample
    assert run("list", "-f", "ids", *arguments).stdout.split() == ids


def test_list_shows_the_columns_asked_for(run: Run, sample: Path) -> None:
    """In their order."""
    del sample
    said = run("list", "--columns", "capacity_mw,id", "-f", "csv", "-n", "1")
    assert said.stdout.splitlines() == ["capacity_mw,id", "2320,dam"]
    said = run("list", "--columns", "id,owner", "-f", "table", "-n", "1")
    assert "Yellow River Co" in said.stdout
    assert "2 more" in said.stderr


def test_an_unknown_column_is_refused_with_the_nearest(run: Run, sample: Path) -> None:
    """Exit 2."""
    del sample
    said = run("list", "--columns", "id,ownr")
    assert said == (2, "", "qhtrack: 'ownr' is not a column; did you mean 'owner'?\n")


def test_chinese_tables_name_projects_in_chinese(run: Run, sample: Path) -> None:
    """And what has no Chinese name as it is called."""
    del sample
    said = run("--lang", "zh", "list", "-f", "table")
    assert "大坝" in said.stdout
    assert "The Dam" not in said.stdout
    assert "=Road *A*" in said.stdout


def test_show_as_json_is_one_object(run: Run, sample: Path) -> None:
    """With its commitments and events as of the date."""
    del sample
    shown = json.loads(run("show", "大坝", "--json", "--as-of", "2023").stdout)
    assert shown["status"] == "construction"
    assert [event["date"] for event in shown["events"]] == ["2021-05"]
    assert shown["commitments"][0]["outcome"] == "pending"
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
    told = json.loads(run("history", "--json", *arguments).stdout)
    assert [event["date"] for event in told] == dates


def test_history_is_a_table_on_a_terminal(run: Run, sample: Path) -> None:
    """And says how many rows it left out."""
    del sample
    said = run("history", "-f", "table", "-n", "1")
    assert "First unit." in said.stdout
    assert said.stderr == "qhtrack: 2 more; -n 0 shows all\n"


def test_info_says_where_things_are(run: Run, sample: Path) -> None:
    """And what is recorded here alone."""
    run("update", "dam", "operating")
    told = json.loads(run("info", "--json").stdout)
    assert told["registry"] == str(sample)
    assert (told["projects"], told["events"], told["unexported"]) == (3, 4, 1)
    assert told["stale"] is False
    sample.write_text(SAMPLE + "\n")
    assert json.loads(run("info", "-f", "json").stdout)["stale"] is True
    page = run("--lang", "zh", "info", "-f", "table").stdout
    assert str(sample)[:20] in page
