"""The main job on the shipped registry, as a stranger does it, in both languages."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import REGISTRY, Run

STEPS = {
    "list": "list -c airport -f table",
    "show": "show 玛尔挡",
    "update": (
        "update gonghe-airport construction --date 2026-01 --source https://example.org/news/1"
    ),
    "undo": "undo",
    "report": "report -o STATUS.md",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_main_job_goes_as_it_is_told(
    run: Run,
    golden: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    platform_place: Path,
    language: str,
) -> None:
    """Every step's stdout, stderr and exit code; afterwards the registry is what it was."""
    monkeypatch.chdir(tmp_path)
    for name, step in STEPS.items():
        said = run("--lang", language, *step.split())
        told = (
            f"$ qhtrack {step}\n{said.stdout}--- stderr\n{said.stderr}--- exit {said.exit_code}\n"
        )
        told = told.replace(str(platform_place), "~/.local/share/qhtrack/qhtrack.db")
        golden(f"main-job/{name}-{language}.txt", told)
    document = "STATUS.md" if language == "en" else "STATUS.zh.md"
    golden(f"../../docs/{document}", Path("STATUS.md").read_text(encoding="utf-8"))
    exported = run("--lang", language, "export")
    assert exported == (0, REGISTRY.read_text(encoding="utf-8"), "")


def test_the_database_opens_in_other_tools(run: Run, platform_place: Path) -> None:
    """Its views answer by themselves."""
    run("list")
    query = "SELECT count(*) AS n FROM project_status WHERE status = 'operating'"
    tool = [sys.executable, "-m", "sqlite_utils", str(platform_place), query]
    done = subprocess.run(tool, capture_output=True, check=True, text=True)
    assert done.stdout.startswith('[{"n": ')
    assert not done.stdout.startswith('[{"n": 0')
