"""Load, check, export, report: files in and out."""

from pathlib import Path

from conftest import SAMPLE, Run


def test_export_is_canonical_and_may_be_checked(run: Run, sample: Path, tmp_path: Path) -> None:
    """`--check` without a file compares with the registry of the last load."""
    assert run("export").stdout == SAMPLE
    assert run("export", "--check") == (0, "", "")
    run("update", "dam", "operating")
    stale = run("export", "--check")
    assert stale.exit_code == 1
    assert '+status = "operating"' in stale.stdout
    target = tmp_path / "new.toml"
    assert run("export", "-o", str(target)).stdout == f"{target}: written\n"
    assert run("export", "-o", str(target)).stdout == f"{target}: unchanged\n"
    assert sample.read_text() == SAMPLE


def test_a_report_is_written_once(run: Run, sample: Path, tmp_path: Path) -> None:
    """It stays as it is when nothing changed, and `--check` takes its date."""
    del sample
    target = tmp_path / "STATUS.md"
    first = run("report", "--as-of", "2024-01-01", "-o", str(target))
    assert first == (0, f"{target}: written\n", "")
    assert run("report", "--as-of", "2024-01-01", "-o", str(target)).stdout.endswith("unchanged\n")
    assert run("report", "--check", "-o", str(target)) == (0, "", "")
    run("update", "dam", "operating", "--date", "2023-12-30", "--force", "--note", "early")
    stale = run("report", "--check", "-o", str(target))
    assert stale.exit_code == 1
    assert stale.stdout.startswith(f"--- {target}\n+++ qhtrack\n")
