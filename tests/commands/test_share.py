"""Load, check, export, report: files in and out."""

import json
from pathlib import Path

import pytest

from conftest import SAMPLE, Run


def test_check_tells_of_facts_without_a_source(run: Run, sample: Path) -> None:
    """They are no error in other people's registries."""
    said = run("check", str(sample))
    assert said == (0, f"{sample}: valid\n", f"qhtrack: {sample}: 2 facts have no source\n")
    assert run("check", "--json", str(sample)).stdout == "[]\n"


def test_check_names_every_problem_of_every_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shipped registry is checked where none is named."""
    monkeypatch.chdir(tmp_path)
    Path("a.toml").write_text("x = 1\n")
    Path("b.toml").write_text("schema = 1\ny = 1\nz = 1\n")
    said = run("check", "a.toml", "b.toml")
    assert (said.exit_code, said.stdout) == (3, "")
    assert said.stderr.count("\n") == 4
    failure = json.loads(run("check", "a.toml", "b.toml", "--json").stderr)
    assert [problem["path"] for problem in failure["problems"]] == ["a.toml"] * 2 + ["b.toml"] * 2
    assert run("check").exit_code == 0


def test_export_is_canonical_and_may_be_checked(run: Run, sample: Path, tmp_path: Path) -> None:
    """`--check` without a file compares with the registry of the last load."""
    assert run("export").stdout == SAMPLE
    assert run("export", "--check") == (0, "", "")
    run("update", "dam", "operating")
    stale = run("export", "--check")
    assert stale.exit_code == 1
    assert '+status = "operating"' in stale.stdout
    target = tmp_path / "new.toml"
    assert run("export", "-o", str(target)).stdout == f"{target}: changed\n"
    assert run("export", "-o", str(target)).stdout == f"{target}: unchanged\n"
    assert sample.read_text() == SAMPLE


def test_a_report_is_written_once(run: Run, sample: Path, tmp_path: Path) -> None:
    """It stays as it is when nothing changed, and `--check` takes its date."""
    del sample
    target = tmp_path / "STATUS.md"
    first = run("report", "--as-of", "2024-01-01", "-o", str(target))
    assert first == (0, f"{target}: changed\n", "")
    assert run("report", "--as-of", "2024-01-01", "-o", str(target)).stdout.endswith("unchanged\n")
    assert run("report", "--check", "-o", str(target)) == (0, "", "")
    run("update", "dam", "operating", "--date", "2023-12-30", "--force", "--note", "early")
    stale = run("report", "--check", "-o", str(target))
    assert stale.exit_code == 1
    assert stale.stdout.startswith(f"--- {target}\n+++ qhtrack\n")
