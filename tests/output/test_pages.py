"""One project's page."""

from collections.abc import Callable
from pathlib import Path

import pytest

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
