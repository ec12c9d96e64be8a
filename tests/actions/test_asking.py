"""Answers about many projects."""

import json
import shlex
from pathlib import Path

import pytest

from conftest import Run
from qhtrack.actions.asking import TABLE_COLUMNS
from qhtrack.domain.fields import PROJECT_KEYS
from qhtrack.domain.tallies import tally_keys


def test_a_tables_columns_are_fields() -> None:
    """All of them."""
    assert set(TABLE_COLUMNS) <= set(PROJECT_KEYS)


def test_a_limit_that_is_met_hides_nothing(run: Run, sample: Path) -> None:
    """One less hides one row, and the totals of a scorecard count it."""
    del sample
    for command, count in (("list", 3), ("scorecard", 5), ("history", 3)):
        whole = run(command, "-f", "table", "-n", str(count))
        assert whole.stderr == "", command
        assert whole.stdout == run(command, "-f", "table").stdout
        short = run(command, "-f", "table", "-n", str(count - 1))
        assert short.stderr == "qhtrack: 1 more; -n 0 shows all\n", command
        assert ", 5 promises" in short.stdout or command != "scorecard"


def test_limited_rows_for_a_script_are_the_first_ones(run: Run, sample: Path) -> None:
    """Nothing is said of the others."""
    del sample
    for command in ("list", "scorecard", "history"):
        lines = run(command, "-f", "jsonl").stdout.splitlines()
        for count in (1, 2, 99):
            said = run(command, "-f", "jsonl", "-n", str(count))
            assert said.stdout.splitlines() == lines[:count], command
            assert said.stderr == ""


def test_a_table_sorts_names_as_it_shows_them(run: Run, sample: Path) -> None:
    """In Chinese by the Chinese ones; ids in a pipe are in the order of the keys."""
    del sample
    run("set", "road-a", "name_zh=阿路")
    shown = run("--lang", "zh", "list", "--sort", "name", "--columns", "id", "-f", "table")
    assert shown.stdout.split()[1:] == ["road-a", "dam", "road-b"]
    assert run("list", "--sort", "name", "-f", "ids").stdout.split() == ["road-a", "road-b", "dam"]


def test_a_timeline_shows_what_happened_in_the_running_month(run: Run, sample: Path) -> None:
    """As `list` does; as of today it has not come yet."""
    del sample
    before = run("timeline").stdout
    run("update", "dam", "operating", "--date", "2026")
    assert run("timeline").stdout != before
    assert "█" in run("timeline").stdout.partition("·")[0]
    assert "█" not in run("timeline", "--as-of", "2026-11-23").stdout.partition("·")[0]


@pytest.mark.parametrize(
    ("arguments", "rows"),
    [
        (("--by", "source"), [("paper", 3, 2), ("https://example.org/road", 1, 1), (None, 1, 1)]),
        (("--by", "publisher"), [("Press", 3, 2), (None, 2, 2)]),
        (("--by", "year"), [("2023", 2, 2), ("2024", 1, 1), (None, 2, 2)]),
        (("--by", "category"), [("hydropower", 3, 1), ("road", 2, 2)]),
        (("--by", "region"), [("golog", 3, 1), ("several", 1, 1), (None, 1, 1)]),
        (("--by", "year", "-n", "1"), [("2023", 2, 2)]),
        (("--by", "year", "-c", "road"), [("2023", 1, 1), (None, 1, 1)]),
        (("--by", "year", "-r", "haixi", "-s", "unknown"), [("2023", 1, 1)]),
        (("--by", "year", "--due", "2024"), [("2024", 1, 1)]),
        (("--by", "year", "source:paper"), [("2023", 1, 1), (None, 2, 2)]),
        (("--by", "year", "--as-of", "2022"), [("2023", 2, 2), (None, 2, 2)]),
    ],
)
def test_the_scorecard_is_counted_by_what_is_asked(
    run: Run, sample: Path, arguments: tuple[str, ...], rows: list[tuple[str | None, int, int]]
) -> None:
    """A row a group: how many promises, of how many projects."""
    del sample
    groups = json.loads(run("scorecard", "--json", *arguments).stdout)
    assert [tuple(group.values())[:3] for group in groups] == rows
    assert {tuple(group) for group in groups} == {tally_keys(arguments[1])}


def test_a_table_of_groups_ends_with_all_promises(run: Run, sample: Path) -> None:
    """Those of the groups that a limit hides, too."""
    del sample
    whole = run("scorecard", "--by", "year", "-f", "table")
    assert ", 5 promises (3 projects)" in " ".join(whole.stdout.split())
    short = run("scorecard", "--by", "year", "-f", "table", "-n", "2")
    assert short.stderr == "qhtrack: 1 more; -n 0 shows all\n"
    totals = whole.stdout.partition("\nall")[2]
    assert short.stdout.partition("\nall")[2] == totals


def test_an_unknown_grouping_is_answered_with_those_there_are(run: Run, sample: Path) -> None:
    """The nearest first."""
    del sample
    said = run("scorecard", "--by", "sorce")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "'sorce' is not one of source, publisher, year, category, region" in said.stderr


def test_a_timeline_shows_what_fits(run: Run, sample: Path) -> None:
    """And what had happened by a day."""
    del sample
    assert "Dam" not in run("timeline", "category:road").stdout
    assert run("timeline", "--as-of", "2020").stdout != run("timeline").stdout


def test_a_table_leaves_out_what_nothing_has(run: Run, sample: Path, tmp_path: Path) -> None:
    """MW among roads, regions of what lies in none; both where one project has them."""
    del sample, tmp_path
    heads = [
        run("list", *query, "-f", "table").stdout.partition("\n")[0].split()
        for query in ((), ("category:road",), ("road-b",), ("dam",))
    ]
    assert [("regions" in head, "MW" in head) for head in heads] == [
        (True, True),
        (True, False),
        (False, False),
        (True, True),
    ]


def test_sorting_puts_absent_values_last(run: Run, sample: Path) -> None:
    """In both directions."""
    del sample
    assert run("list", "-f", "ids", "--sort", "-since,id").stdout.split() == [
        "dam",
        "road-b",
        "road-a",
    ]
    assert run("list", "-f", "ids", "--sort", "since").stdout.split()[-1] == "road-a"
    assert run("list", "-f", "ids", "--sort", "-name", "-n", "1").stdout == "dam\n"


@pytest.mark.usefixtures("platform_place")
@pytest.mark.parametrize(
    ("arguments", "heads"),
    [
        ("list --sort -investment", "name billion yuan status since"),
        ("list investment>10bn", "name billion yuan status since"),
        ("list capacity>1GW", "name MW status since"),
        ("list owner:Qinghai", "name owner status since"),
        ("list updated>2025 investment>1bn", "name updated billion yuan status"),
        ("list storage", "name status since"),
        ("list 'China Railway'", "name status since"),
        ("list due:2026", "name status since due"),
        ("list --sort since", "name status since due"),
        ("list -c airport --sort name", "name status since due"),
        ("list --sort -category", "name category status"),
        ("scorecard -c airport --sort -days_late", "name days late due outcome"),
        ("scorecard -c airport --sort made", "name made due outcome"),
        ("scorecard -c railway made>2020", "name made due outcome"),
        ("scorecard source:seed-major-projects -c airport", "name milestone due outcome"),
        ("scorecard -c road --sort due", "name milestone due outcome"),
    ],
)
def test_a_column_that_was_asked_for_is_shown(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: str, heads: str
) -> None:
    """Behind the name where it is none of those shown; on a narrow screen others go first."""
    monkeypatch.setenv("COLUMNS", "60")
    said = run(*shlex.split(arguments), "-f", "table")
    assert " ".join(said.stdout.splitlines()[0].split()).startswith(heads)


@pytest.mark.parametrize(
    "command", ["list", "list --columns name", "stats", "show dam", "show paper", "scorecard"]
)
@pytest.mark.parametrize(
    ("language", "told"), [("en", "As of 2025-12-31"), ("zh", "截至 2025-12-31")]
)
def test_people_are_told_which_day_was_asked_for(
    run: Run, sample: Path, command: str, language: str, told: str
) -> None:
    """Once, and where one was; programs have asked for it themselves."""
    del sample
    page_format = "" if command.startswith("show") else "-f table"
    words = ["--lang", language, *command.split(), *page_format.split()]
    assert run(*words, "--as-of", "2025").stdout.count(told) == 1
    assert run(*words, "--as-of", "2025", "--json").stdout.count("2025-12-31") == 0
    assert command == "scorecard" or told.split(maxsplit=1)[0] not in run(*words).stdout


@pytest.mark.parametrize(
    ("arguments", "heads"),
    [
        ("stats --columns investment_bn", "category billion yuan"),
        ("stats --columns investment_bn,category", "billion yuan category"),
        ("stats --by status --columns projects", "status projects"),
        ("scorecard --by year --columns met", "year met"),
    ],
)
def test_a_table_of_groups_names_them(run: Run, sample: Path, arguments: str, heads: str) -> None:
    """Whichever columns were asked for; programs get those alone."""
    del sample
    said = run(*arguments.split(), "-f", "table")
    assert " ".join(said.stdout.splitlines()[0].split()) == heads
    columns = arguments.rsplit(maxsplit=1)[-1]
    assert run(*arguments.split(), "-f", "csv").stdout.splitlines()[0] == columns


def test_columns_that_are_named_are_those_that_are_shown(run: Run, sample: Path) -> None:
    """No others, whatever was asked for; nor in what programs read."""
    del sample
    for command in ("list", "scorecard"):
        named = (command, "--sort", "-status", "--columns", "category", "-f", "table")
        assert run(*named).stdout.startswith("category\n")
        csv = run(command, "--sort", "-status", "-f", "csv").stdout.splitlines()[0]
        assert csv == run(command, "-f", "csv").stdout.splitlines()[0]


@pytest.mark.usefixtures("platform_place")
@pytest.mark.parametrize(
    ("arguments", "heads"),
    [
        ("list --overdue", "name due"),
        ("list overdue:true", "name due"),
        ("list overdue!=true", "name status"),
        ("list", "name status"),
    ],
)
def test_what_is_overdue_is_shown_with_its_date(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: str, heads: str
) -> None:
    """Before what else there is room for."""
    monkeypatch.setenv("COLUMNS", "40")
    said = run(*shlex.split(arguments), "-f", "table")
    assert said.stdout.splitlines()[0].split() == heads.split()


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("list nowhere", ""),
        ("list nowhere --as-of 2024", "As of 2024-12-31\n"),
        ("list nowhere --columns name", ""),
        ("scorecard nowhere", ""),
        ("scorecard nowhere --by source", ""),
        ("stats nowhere", ""),
        ("history nowhere", ""),
        ("sources nowhere", ""),
    ],
)
def test_what_fits_nothing_has_no_heading(run: Run, sample: Path, call: str, told: str) -> None:
    """No line of column heads stands above that nothing fits."""
    del sample
    answer = run(*call.split(), "-f", "table")
    assert answer.stdout == told
    assert "nothing has 'nowhere'" in answer.stderr


@pytest.mark.parametrize("call", ["scorecard", "scorecard --by source"])
def test_a_registry_without_promises_says_so(run: Run, tmp_path: Path, call: str) -> None:
    """Where nothing is asked of them."""
    path = tmp_path / "bare.toml"
    path.write_text("schema = 1\n")
    answer = run("--registry", str(path), *call.split(), "-f", "table")
    assert answer.stdout == "As of 2026-11-23, no promises.\n"
    assert run("--registry", str(path), "stats", "-f", "table").stdout.strip()


def test_a_table_of_an_owners_projects_counts_those_of_none(run: Run, tmp_path: Path) -> None:
    """Where there are some."""
    path = tmp_path / "owned.toml"
    row = '[[project]]\nid = "{0}"\nname = "{0}"\ncategory = "x"\n'
    path.write_text(f'schema = 1\n{row.format("a")}owner = "Grid"\n{row.format("b")}')
    assert run("load", str(path)).exit_code == 0
    told = run("list", "owner:grid", "-f", "table")
    assert told.stderr == "qhtrack: 1 more without a known owner; owner:none lists them\n"
    assert run("list", "owner:grid", "id:a", "-f", "table").stderr == ""


@pytest.mark.parametrize(("language", "head"), [("en", "made"), ("zh", "提出时间")])
def test_people_read_the_day_on_which_a_promise_counts_as_made(
    run: Run, sample: Path, language: str, head: str
) -> None:
    """That of its source, unless told; programs read what is recorded."""
    del sample
    call = ["--lang", language, "scorecard", "dam"]
    heads, *rows = run(*call, "made<2022", "-f", "table").stdout.splitlines()
    assert head in heads
    assert all("2021-05" in row for row in rows[:2])
    chosen = run(*call, "--columns", "made", "--sort", "made", "-f", "table").stdout
    assert chosen.splitlines()[:4] == [head, "2021-05", "2021-05", "2024-01"]
    made = [row["made"] for row in json.loads(run(*call, "--json").stdout)]
    assert made == [None, "2024-01", None]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("list dam --columns sources -f table", "A [paper] on | the dam"),
        ("list dam --columns sources -f csv", "paper"),
        ("scorecard dam due:2023 --columns source,due -f csv", "paper,2023"),
        (
            "scorecard dam due:2024 --columns due,days_late -f table",
            "2023 → 2024-12 (best effort) 692",
        ),
    ],
)
def test_columns_that_are_asked_for_have_titles_and_due_dates_as_a_table_has(
    run: Run, sample: Path, command: str, told: str
) -> None:
    """What programs read has ids, and each promise's own due date."""
    del sample
    assert " ".join(run(*command.split()).stdout.splitlines()[1].split()) == told
