"""What a report is about, and as of when."""

import json
from pathlib import Path

import pytest

from conftest import Run
from qhtrack.actions.reporting import GROUPINGS, day_made_for
from qhtrack.database.questions import AsOf
from qhtrack.domain.groups import GROUPINGS as ALL_GROUPINGS


def test_a_report_without_a_date_is_of_today(run: Run, sample: Path) -> None:
    """On stdout; its first line says how events count."""
    del sample
    first, _, rest = run("report").stdout.partition("\n")
    assert first == "<!-- made by qhtrack report, on 2026-11-23 -->"
    dated = run("report", "--as-of", "2026-11-23").stdout.partition("\n")
    assert dated[0] == "<!-- made by qhtrack report, as of 2026-11-23 -->"
    assert dated[2] == rest
    assert run("report", "--since", "2026-01").stdout != run("report").stdout


def test_what_happened_in_the_running_month_is_told_today(run: Run, sample: Path) -> None:
    """As `list` does; as of today it has not come yet."""
    del sample
    run("update", "dam", "operating", "--date", "2026-11")
    assert json.loads(run("list", "id:dam", "--json").stdout)[0]["status"] == "operating"
    told = run("report").stdout
    assert "| The Dam | operating | 2026-11 |" in told
    assert "    operating :done, 2026-11-01, 2026-11-23" in told
    assert "| The Dam | operating" not in run("report", "--as-of", "2026-11-23").stdout


def test_what_changed_lies_after_the_last_day_of_since(run: Run, sample: Path) -> None:
    """That day itself belongs to what was known."""
    del sample
    for since, is_told in (("2024-03-31", True), ("2024-04-01", False), ("2024", False)):
        assert ("First unit." in run("report", "--since", since).stdout) is is_told, since


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
    other = sample.with_suffix(".md")
    other.write_bytes(before := sample.read_bytes())
    said = run("report", "-o", str(other))
    assert (said.exit_code, said.stdout) == (6, "")
    assert "is not a qhtrack report; write to another file, or remove it" in said.stderr
    assert run("report", "-o", str(sample)).exit_code == 2
    assert sample.read_bytes() == other.read_bytes() == before


def test_a_report_in_one_language_gives_way_to_one_in_another(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """Programs read its day, not its prose."""
    del sample
    target = tmp_path / "STATUS.md"
    for language in ("zh", "en", "zh"):
        said = run("--lang", language, "report", "--as-of", "2024-01-01", "-o", str(target))
        assert (said.exit_code, said.stderr) == (0, "")
        assert day_made_for(str(target)) == AsOf("2024-01-01", "2024-01-01")
        assert run("--lang", language, "report", "--check", "-o", str(target)).exit_code == 0


def test_a_report_is_checked_as_it_was_made(run: Run, sample: Path, tmp_path: Path) -> None:
    """On a day every event counts, as of a day those that had come by then."""
    del sample
    on, as_of = tmp_path / "on.md", tmp_path / "as-of.md"
    run("report", "-o", str(on))
    run("report", "--as-of", "2026-11-23", "-o", str(as_of))
    for path in (on, as_of):
        assert run("report", "--check", "-o", str(path)) == (0, "", "")
    run("update", "dam", "operating", "--date", "2026-11")
    assert run("report", "--check", "-o", str(on)).exit_code == 1
    assert run("report", "--check", "-o", str(as_of)).exit_code == 0


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("<!-- made by qhtrack report, on 2024-01-01 -->\n", AsOf("2024-01-01")),
        ("<!-- made by qhtrack report, as of 2024-01-01 -->\n", AsOf("2024-01-01", "2024-01-01")),
        ("\ufeff<!-- made by qhtrack report, on 2024-01-01 -->\r\n", AsOf("2024-01-01")),
        ("\n<!-- made by qhtrack report, on 2024-01-01 -->\n", None),
        ("<!-- made by qhtrack report, on 2024-02-30 -->\n", None),
        ("<!-- made by qhtrack report, on 2024-01 -->\n", None),
        ("# Status report\n\nAs of 2024-01-01\n", None),
    ],
)
def test_a_report_is_known_by_its_first_line(tmp_path: Path, text: str, day: AsOf | None) -> None:
    """Which names a day that there is."""
    path = tmp_path / "a.md"
    path.write_bytes(text.encode())
    assert day_made_for(str(path)) == day


def test_the_same_report_again_leaves_the_file_alone(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """It is not even written."""
    del sample
    path = tmp_path / "STATUS.md"
    assert run("report", "-o", str(path)).stdout == f"{path}: written\n"
    before = path.stat()
    assert run("report", "-o", str(path)).stdout == f"{path}: unchanged\n"
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


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


def test_no_file_is_written_of_nothing(run: Run, sample: Path, tmp_path: Path) -> None:
    """A QUERY that something fits is written, and any report is shown."""
    path = tmp_path / "report.md"
    said = run("report", "category:road", "status:retired", "-o", str(path))
    assert (said.exit_code, said.stderr, path.exists()) == (
        4,
        "qhtrack: nothing fits, so no report is written\n",
        False,
    )
    assert run("report", "category:road", "status:retired").exit_code == 0
    with sample.open("a") as registry:
        registry.write("# more\n")
    said = run("report", "category:road", "-o", str(path))
    assert (said.exit_code, said.stderr.count("\n")) == (0, 1)
