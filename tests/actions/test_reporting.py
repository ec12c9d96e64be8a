"""What a report is about, and as of when."""

from pathlib import Path

from conftest import Run


def test_a_report_without_a_date_is_as_if_todays_were_given(run: Run, sample: Path) -> None:
    """On stdout."""
    del sample
    assert run("report").stdout == run("report", "--as-of", "2026-11-23").stdout
    assert run("report", "--since", "2026-01").stdout != run("report").stdout


def test_checking_a_file_without_a_date_takes_today(run: Run, sample: Path, tmp_path: Path) -> None:
    """It differs anyway."""
    del sample
    target = tmp_path / "STATUS.md"
    target.write_text("hand-made\n")
    assert run("report", "--check", "-o", str(target)).exit_code == 1


def test_a_leap_days_year_before_is_the_end_of_february(run: Run, sample: Path) -> None:
    """There is no 2023-02-29."""
    del sample
    assert "2023-02-28" in run("report", "--as-of", "2024-02-29").stdout


def test_a_report_replaces_nothing_but_a_report(run: Run, sample: Path) -> None:
    """The registry least of all."""
    before = sample.read_bytes()
    said = run("report", "-o", str(sample))
    assert (said.exit_code, said.stdout) == (6, "")
    assert "is no report; write to another file, or remove it" in said.stderr
    assert sample.read_bytes() == before
