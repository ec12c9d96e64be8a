"""What a report is about, and as of when."""

from pathlib import Path

import pytest

from conftest import Run
from qhtrack.actions.reporting import GROUPINGS, date_in
from qhtrack.domain.groups import GROUPINGS as ALL_GROUPINGS
from qhtrack.words import en, zh


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


@pytest.mark.parametrize("sentence", ["State of {date}", "{date} (as of)", "On {date}: [all|any]*"])
def test_a_report_is_known_by_the_words_it_was_written_with(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    """A word changed in the catalogue is changed in what is looked for."""
    del sample
    monkeypatch.setitem(en.WORDS, "as_of", sentence)
    target = tmp_path / "STATUS.md"
    for day in ("2024-01-01", "2024-01-02"):
        said = run("report", "--as-of", day, "-o", str(target))
        assert said == (0, f"{target}: changed\n", "")
        assert sentence.format(date=day) in target.read_text()
        assert date_in(str(target)) == day
        assert run("report", "--check", "-o", str(target)).exit_code == 0


def test_a_report_in_one_language_gives_way_to_one_in_another(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """Its date is read in any."""
    del sample
    target = tmp_path / "STATUS.md"
    for language in ("zh", "en", "zh"):
        said = run("--lang", language, "report", "--as-of", "2024-01-01", "-o", str(target))
        assert said.exit_code == 0
        assert date_in(str(target)) == "2024-01-01"
        assert run("--lang", language, "report", "--check", "-o", str(target)).exit_code == 0


@pytest.mark.parametrize("words", [en.WORDS, zh.WORDS])
def test_a_date_within_a_line_is_not_the_reports(tmp_path: Path, words: dict[str, str]) -> None:
    """It has a line of its own, and is a whole day."""
    path = tmp_path / "a.md"
    line = words["as_of"].format(date="2024-01-01")
    for text, day in [
        (f"# A\n\n{line}\n", "2024-01-01"),
        (f"# A\n\n {line}\n", None),
        (f"# A\n\n{line}.\n", None),
        (words["as_of"].format(date="2024-01"), None),
    ]:
        path.write_text(text, encoding="utf-8")
        assert date_in(str(path)) == day


def test_an_empty_file_is_filled(run: Run, sample: Path, tmp_path: Path) -> None:
    """Nothing is lost."""
    del sample
    (tmp_path / "STATUS.md").touch()
    assert run("report", "-o", str(tmp_path / "STATUS.md")).exit_code == 0


def test_a_report_is_grouped_as_statistics_are() -> None:
    """But by year."""
    assert {*GROUPINGS, "year"} == set(ALL_GROUPINGS)


def test_only_a_file_is_checked(run: Run, sample: Path) -> None:
    """Standard output has nothing to compare with."""
    del sample
    for output in ([], ["-o", "-"]):
        said = run("report", "--check", *output)
        assert said == (2, "", "qhtrack: --check compares with a file; name it with -o\n")
    assert run("report", "-o", "-").stdout == run("report").stdout


def test_the_date_asked_for_goes_before_the_files(run: Run, sample: Path, tmp_path: Path) -> None:
    """Which is of another day then."""
    del sample
    target = tmp_path / "STATUS.md"
    run("report", "--as-of", "2024-01-01", "-o", str(target))
    said = run("report", "--as-of", "2024-01-02", "--check", "-o", str(target))
    assert said.exit_code == 1
    assert "-As of 2024-01-01\n+As of 2024-01-02\n" in said.stdout
