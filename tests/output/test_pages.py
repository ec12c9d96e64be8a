"""One project's page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import Run


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("project", ["dam", "road-a", "road-b"])
def test_a_projects_page_is_golden(
    run: Run, sample: Path, golden: Callable[[str, str], None], project: str, language: str
) -> None:
    """Local events are marked."""
    del sample
    run("update", "dam", "partial", "--date", "2025-03", "--capacity-mw", "1340.5")
    run("update", "dam", "operating", "--date", "2026", "--note", "all units")
    golden(f"show-{project}-{language}.txt", run("--lang", language, "show", project).stdout)


@pytest.mark.parametrize("width", [40, 60])
def test_a_narrow_scorecard_is_brief(
    run: Run, monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None], width: int
) -> None:
    """Outcomes and dues without what came before, on the shipped registry."""
    monkeypatch.setenv("COLUMNS", str(width))
    said = run("scorecard", "category:airport,wind-solar", "-f", "table")
    assert max(cell_len(line) for line in said.stdout.splitlines()[:-1]) <= width
    golden(f"scorecard-{width}.txt", said.stdout)
