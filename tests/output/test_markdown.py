"""The status report."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SAMPLE, Run


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("by", ["category", "region", "status"])
def test_the_report_is_golden(
    run: Run, sample: Path, golden: Callable[[str, str], None], by: str, language: str
) -> None:
    """And the same each time it is made."""
    del sample
    run("update", "dam", "operating", "--date", "2026", "--note", "all | units")
    options = ["--lang", language, "report", "--by", by, "--as-of", "2026-12"]
    said = run(*options)
    golden(f"report-{by}-{language}.md", said.stdout)
    assert run(*options) == said


def test_a_report_of_nothing_says_so(run: Run, sample: Path) -> None:
    """Every part is there."""
    del sample
    text = run("report", "status:retired").stdout
    assert text.count("Nothing.") == 7


@pytest.mark.parametrize(("count", "is_said"), [(50, False), (51, True)])
def test_only_fifty_projects_are_drawn(
    run: Run, tmp_path: Path, count: int, *, is_said: bool
) -> None:
    """And the report says so."""
    project = '[[project]]\nid = "p{}"\nname = "P"\ncategory = "road"\n'
    event = '[[project.event]]\ndate = "2023"\nstatus = "suspended"\n'
    path = tmp_path / "many.toml"
    projects = "".join(project.format(number) + event for number in range(count))
    path.write_text("schema = 1\n" + projects)
    run("load", str(path))
    text = run("report").stdout
    assert ("first 50 of 51" in text) is is_said
    assert text.count("    section ") == 50
    assert text.startswith("# Status report\n")


def test_sources_are_numbered_as_they_are_referred_to(run: Run, sample: Path) -> None:
    """Registry sources, addresses and citations alike."""
    del sample
    text = run("report").stdout
    assert "1. A \\[paper\\] on \\| the dam, Press, 2021-05, <https://example.org/paper>\n" in text
    assert "<https://example.org/road>\n" in text
    assert SAMPLE.count("[[project]]") == 3


GANTT = """schema = 1
[[project]]
id = "p"
name = "100% of 甲: %%"
category = "road"
[[project.event]]
date = "2010"
status = "construction"
[[project.event]]
date = "2021"
status = "suspended"
[[project.event]]
date = "2023"
status = "construction"
[[project.event]]
date = "2023-09-12"
status = "partial"
[[project.event]]
date = "2023-09-12"
status = "operating"
"""


def test_bars_follow_one_another_as_in_the_timeline(run: Run, tmp_path: Path) -> None:
    """Ten years back, each from the day its event counts as; names have room beside them."""
    path = tmp_path / "gantt.toml"
    path.write_text(GANTT, encoding="utf-8")
    run("load", str(path))
    text = run("report", "--as-of", "2024-05").stdout
    assert text.split("```mermaid\n")[1].split("```")[0].splitlines() == [
        '%%{init: {"gantt": {"leftPadding": 98}}}%%',
        "gantt",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %Y",
        "    todayMarker off",
        "    section 100% of 甲   ",
        "    construction :2014-01-01, 2021-12-31",
        "    suspended :crit, 2021-12-31, 2023-09-12",
        "    operating :done, 2023-09-12, 2024-05-31",
    ]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("1. A day", "1\\. A day"),
        ("- a note", "\\- a note"),
        ("2.5 GW", "2\\.5 GW"),
        ("--- ---", "\\--- ---"),
        ("2) x", "2\\) x"),
        ("    of 2023", "of 2023"),
    ],
)
def test_a_source_begins_no_list_of_its_own(run: Run, sample: Path, source: str, told: str) -> None:
    """Nor a rule, nor code."""
    del sample
    assert run("update", "road-a", "construction", "--source", source).exit_code == 0
    assert f"\n3. {told}\n" in run("report").stdout


def test_a_report_of_some_projects_says_of_which(run: Run, sample: Path) -> None:
    """Below its date, which `--check` still finds."""
    del sample
    lines = run("report", "region:golog", "capacity_mw>0", "--as-of", "2025").stdout.splitlines()
    assert lines[2:5] == [
        "As of 2025-12-31",
        "",
        "Only what fits: region:golog capacity\\_mw\\>0",
    ]
