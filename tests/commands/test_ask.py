"""Questions: which rows, which columns, how many."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run


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


def test_chinese_tables_name_projects_in_chinese(run: Run, sample: Path) -> None:
    """And what has no Chinese name as it is called."""
    del sample
    said = run("--lang", "zh", "list", "-f", "table")
    assert "大坝" in said.stdout
    assert "The Dam" not in said.stdout
    assert "=Road *A*" in said.stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ["dam", "dam", "dam", "road-a", "road-b"]),
        (("--outcome", "overdue"), ["dam", "dam", "road-a"]),
        (("--outcome", "不作评价,missed"), ["dam", "road-b"]),
        (("outcome!=overdue",), ["dam", "road-b"]),
        (("--due", "2023"), ["dam", "road-a"]),
        (("due>2023",), ["dam"]),
        (("--due", "2023", "category:road"), ["road-a"]),
        (("--due", "2023", "-c", "road"), ["road-a"]),
        (("-r", "haixi"), ["road-a"]),
        (("-s", "cancelled"), ["road-b"]),
        (("--outcome", "failed"), ["dam", "dam", "road-a", "road-b"]),
        (("source:paper",), ["dam", "dam", "road-b"]),
        (("publisher:Press",), ["dam", "dam", "road-b"]),
        (("stretch:true",), ["dam"]),
        (("--as-of", "2020"), ["road-a"]),
        (("取消", "outcome:met"), []),
    ],
)
def test_a_scorecard_has_the_promises_asked_for(
    run: Run, sample: Path, arguments: tuple[str, ...], expected: list[str]
) -> None:
    """Terms on outcome and due are a promise's own, others its project's."""
    del sample
    rows = json.loads(run("scorecard", "--json", *arguments).stdout)
    assert [row["project"] for row in rows] == expected
    ids = run("scorecard", "-f", "ids", *arguments).stdout.split()
    assert ids == list(dict.fromkeys(expected))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_scorecard_is_golden(
    run: Run, sample: Path, golden: Callable[[str, str], None], language: str
) -> None:
    """With its totals; JSON has its own keys."""
    del sample
    golden(f"scorecard-{language}.txt", run("--lang", language, "scorecard", "-f", "table").stdout)
    golden("scorecard.json", run("--lang", language, "scorecard", "--json").stdout)


def test_statistics_count_and_sum(run: Run, sample: Path) -> None:
    """Each sum says of how many projects it is known; several regions are one row."""
    del sample
    hydropower, road = json.loads(run("stats", "--json").stdout)
    assert hydropower == {
        "category": "hydropower",
        "projects": 1,
        "capacity_mw": 2320,
        "capacity_mw_known": 1,
        "in_service_mw": 550,
        "in_service_mw_known": 1,
        "length_km": None,
        "length_km_known": 0,
        "open_km": None,
        "open_km_known": 0,
        "investment_bn": 18.6,
        "investment_bn_known": 1,
        "spent_bn": None,
        "spent_bn_known": 0,
    }
    assert (road["projects"], road["capacity_mw"], road["capacity_mw_known"]) == (2, None, 0)
    regions = json.loads(run("stats", "--by", "region", "--json").stdout)
    assert [row["region"] for row in regions] == ["golog", "several", None]
    assert run("stats", "--by", "yaer").stderr.startswith("qhtrack: --by: 'yaer' is not one of")


def test_an_end_before_its_beginning_is_refused(run: Run, sample: Path) -> None:
    """No chart is drawn backwards."""
    del sample
    said = run("timeline", "--since", "2024", "--until", "2023")
    assert said == (2, "", "qhtrack: --until: 2023 lies before --since 2024\n")


def test_an_empty_value_is_no_value(run: Run, sample: Path) -> None:
    """A script's empty variable must not pass for none."""
    del sample
    for arguments in (
        ("list", "--as-of", ""),
        ("scorecard", "--due", ""),
        ("timeline", "--since", ""),
        ("history", "--until", ""),
        ("report", "--since", ""),
        ("update", "dam", "operating", "--expect", ""),
        ("update", "dam", "operating", "--date", ""),
        ("update", "dam", "operating", "--source", " "),
    ):
        assert run(*arguments).exit_code == 2, arguments
    assert run("show", "").exit_code == run("update", " ", "operating").exit_code == 4


def test_a_table_without_rows_says_so(run: Run, sample: Path) -> None:
    """On stderr."""
    del sample
    assert run("list", "-f", "table", "zzz").stderr == "qhtrack: nothing has 'zzz'\n"
