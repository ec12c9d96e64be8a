"""What changed, as a table."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SAMPLE, Run


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_changed_is_golden(
    run: Run,
    sample: Path,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[str, str], None],
    language: str,
) -> None:
    """As a table, in the reader's language."""
    monkeypatch.chdir(sample.parent)
    other = sample.with_name("other.toml")
    other.write_text(SAMPLE.replace("capacity_mw = 2320", "capacity_mw = 2400"), encoding="utf-8")
    days = run("--lang", language, "compare", "2021-06", "-f", "table").stdout
    files = run("--lang", language, "compare", sample.name, other.name, "-f", "table").stdout
    golden(f"compare-{language}.txt", days + files)


@pytest.mark.parametrize(
    ("width", "heads"),
    [
        (80, "kind date project change in words"),
        (58, "kind date project change"),
        (57, "date project change"),
        (49, "date project change"),
        (48, "project change"),
        (37, "project change"),
        (36, "project"),
    ],
)
def test_what_changed_stays_on_a_narrow_screen(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, width: int, heads: str
) -> None:
    """Its kind goes before it, then its date."""
    assert sample.exists()
    monkeypatch.setenv("COLUMNS", str(width))
    first, *rows = run("compare", "2021-06", "-f", "table").stdout.splitlines()
    assert " ".join(first.split()) == heads
    assert max(map(len, rows)) <= width


def test_a_project_that_came_has_its_status_and_no_words(run: Run, sample: Path) -> None:
    """What a promise says, or an event, is told of those."""
    other = sample.with_name("other.toml")
    road = '[[project]]\nid = "road-c"\nname = "Road C"\ncategory = "road"\n'
    event = '[[project.event]]\ndate = "2024"\nstatus = "construction"\nnote = "dug"\n'
    other.write_text(f"{SAMPLE}\n{road}\n{event}", encoding="utf-8")
    said = run("compare", str(sample), str(other), "-f", "table")
    first, *_ = (line for line in said.stdout.splitlines() if "Road C" in line)
    assert "dug" not in first
    assert "construction" in first


def test_an_outcome_without_news_is_told_so_on_either_side(run: Run, sample: Path) -> None:
    """As the scorecard has it then and now."""
    before, after = (sample.with_name(f"{name}.toml") for name in ("before", "after"))
    project = '[[project]]\nid = "r"\nname = "R"\ncategory = "road"\n'
    promise = '[[project.promise]]\nwording = "built"\nmilestone = "operating"\ndue = "2023"\n'
    missed = 'missed = "2025"\nevidence = "a visit, 2025"\n'
    before.write_text(f"{SAMPLE}{project}{promise}", encoding="utf-8")
    after.write_text(f"{SAMPLE}{project}{promise}{missed}", encoding="utf-8")
    forth = run("compare", str(before), str(after), "-f", "table").stdout
    back = run("compare", str(after), str(before), "-f", "table").stdout
    assert "overdue, no news → missed" in forth
    assert "missed → overdue, no news" in back
