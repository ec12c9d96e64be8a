"""What shared options mean."""

from pathlib import Path

import pytest

from conftest import NOW, Run
from qhtrack.actions.context import Clock, Context
from qhtrack.commands.options import format_of, page_format_of, split_at_dashes, terms_of
from qhtrack.output.formats import Format, PageFormat
from qhtrack.output.screen import Screen


def test_an_unknown_column_is_refused_with_the_nearest(run: Run, sample: Path) -> None:
    """Exit 2."""
    del sample
    said = run("list", "--columns", "id,ownr")
    assert said == (2, "", "qhtrack: 'ownr' is not a column; did you mean 'owner'?\n")


def test_options_are_sugar_for_terms() -> None:
    """Of the field of their name."""
    assert terms_of(["a"], status=["x", "y,z"], region=None) == ["a", "status:x,y,z"]


def test_a_home_is_understood_where_no_shell_has_done_so(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In what is written and in the registry that is asked."""
    monkeypatch.setenv("HOME", str(sample.parent))
    for command, name in (("export", "other.toml"), ("report", "STATUS.md")):
        said = run("--registry=~/sample.toml", command, f"--output=~/{name}")
        assert said == (0, f"{sample.parent / name}: written\n", "")
        assert (sample.parent / name).exists()


@pytest.mark.parametrize(
    ("argument", "query", "expected"),
    [
        (None, None, (None, [])),
        ("a", None, ("a", [])),
        ("a", ["--", "b"], ("a", ["b"])),
        ("--", ["a", "b"], (None, ["a", "b"])),
        ("--", None, (None, [])),
        ("category:x", ["b"], (None, ["category:x", "b"])),
        ("类别：x", None, (None, ["类别：x"])),
        ("c:/x", None, ("c:/x", [])),
    ],
)
def test_dashes_part_an_argument_from_the_query(
    argument: str | None, query: list[str] | None, expected: tuple[str | None, list[str]]
) -> None:
    """Which may both be left out."""
    assert split_at_dashes(argument, query) == expected


def test_a_pipe_gets_tab_separated_values() -> None:
    """A terminal a table, whoever asks what he asks for."""
    terminal, pipe = Context(Clock(NOW), Screen(is_terminal=True)), Context(Clock(NOW))
    assert format_of(terminal, None, json=False) is Format.TABLE
    assert format_of(pipe, None, json=False) is Format.TSV
    assert format_of(pipe, Format.TABLE, json=False) is Format.TABLE
    assert format_of(terminal, Format.CSV, json=True) is Format.JSON


@pytest.mark.parametrize(
    ("call", "head", "row"),
    [
        (
            "--lang en list dam",
            "| name | status | since | due | category | regions | MW | id |",
            "| The Dam | partial | 2024-04-01 | 2024-12 ! | Hydropower | Golog | 2,320 | dam |",
        ),
        (
            "--lang zh list dam --columns name,capacity,来源",
            "| 名称 | 装机（万千瓦） | 来源 |",
            r"| 大坝 | 232 | A \[paper\] on \| the dam |",
        ),
        ("list dam --as-of 2022 --columns name,due", "| name | due |", "| The Dam | 2023 |"),
        (
            "scorecard dam due:2024",
            "| name | milestone | due | outcome | reached | days late | promised | source |",
            "| The Dam | operating | 2023 → 2024-12 (best effort) | overdue, no news since",
        ),
        ("scorecard dam --by year", "| year | promises |", "| 2023 | 1 |"),
        ("stats -c road", "| category | projects |", "| Roads | 2 |"),
        ("stats --columns capacity", "| category | MW |", "| Hydropower | 2,320 |"),
        (
            "history dam",
            "| date | project | status | MW in service | note | source |",
            "| 2024-04-01 | The Dam | partial | 550 | First unit. | site visit, 2024 |",
        ),
        (
            "sources",
            "| source | publisher | date | facts | id |",
            r"| A \[paper\] on \| the dam | Press | 2021-05 | 5 | paper |",
        ),
        ("compare 2023 2025", "| kind | date | project |", "| event | 2024-04-01 | The Dam |"),
    ],
)
def test_markdown_is_what_people_read(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, call: str, head: str, row: str
) -> None:
    """The words and columns of a table that has room, however narrow the terminal."""
    del sample
    monkeypatch.setenv("COLUMNS", "20")
    lines = run(*call.split(), "-f", "markdown").stdout.splitlines()
    assert lines[0].startswith(head)
    assert set(lines[1]) == set("| -") | set(":" * lines[1].count(":"))
    assert lines[2].startswith(row)


def test_a_page_is_text_unless_json_is_asked_for() -> None:
    """On one line or on several."""
    assert page_format_of(None, json=False) is None
    assert page_format_of(None, json=True) is PageFormat.JSON
    assert page_format_of(PageFormat.JSONL, json=True) is PageFormat.JSONL
