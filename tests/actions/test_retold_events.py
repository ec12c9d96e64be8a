"""Events that may correct the date of one that was recorded here before."""

from datetime import timedelta
from pathlib import Path

import pytest

from conftest import NOW, Run
from qhtrack.cli import main

NOTICE = {
    "en": "qhtrack: road-a (=Road *A*): operating ({date}) was recorded here too;"
    " if this corrects it: qhtrack undo {recording}\n",
    "zh": "qhtrack：=Road *A*（road-a）：此前已登记建成投运（{date}）；"
    "本次如系更正日期，请运行：qhtrack undo {recording}\n",
}


def update(run: Run, date: str, *more: str, status: str = "operating") -> str:
    """Record an event of a road; return the notices."""
    return run("update", "road-a", status, "--date", date, *more).stderr


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("date", ["2026-05-20", "2026-05-24"])
def test_a_corrected_date_names_what_undoes_the_other(
    run: Run, sample: Path, language: str, date: str
) -> None:
    """Whichever of both is earlier; what is named then takes it out."""
    del sample
    assert update(run, "2026-05-22") == ""
    call = ["--lang", language, "update", "road-a", "operating", "--date", date]
    notice = NOTICE[language].format(date="2026-05-22", recording=1)
    assert run(*call, "--dry-run").stderr == notice
    assert run(*call).stderr == notice
    assert run("undo", "1").exit_code == 0
    assert run("history", "road-a", "--columns", "date", "-f", "csv").stdout == f"date\n{date}\n"
    assert run(*call).stderr == ""


def test_the_older_of_two_neighbours_is_named(run: Run, sample: Path) -> None:
    """One is enough, for the next time there is but the other."""
    del sample
    update(run, "2026-05-20")
    update(run, "2026-05-24")
    assert "operating (2026-05-20) was" in update(run, "2026-05-22")


def test_another_status_is_no_such_date(run: Run, sample: Path) -> None:
    """Nor is one beyond it, which is another time."""
    del sample
    assert update(run, "2026-05-20") == ""
    assert update(run, "2026-05-21", status="suspended") == ""
    assert update(run, "2026-05-22") == ""


def test_what_the_file_has_is_no_such_date(run: Run, sample: Path) -> None:
    """Others have seen it; what was exported stands in the file too."""
    update(run, "2026-05-20")
    assert run("export", "-o", str(sample)).exit_code == 0
    assert update(run, "2026-05-22") == ""


def test_what_an_undo_would_take_more_of_is_not_named(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """A fact of the same sheet, or what was added to the event since."""
    del sample
    sheet = tmp_path / "rows.csv"
    rows = "project,status,date\nroad-a,operating,2026-05-20\ndam,operating,2026-05-20\n"
    sheet.write_text(rows)
    assert run("apply", str(sheet)).exit_code == 0
    assert update(run, "2026-05-22") == ""
    assert "(2026-05-22) was" in update(run, "2026-05-23", "--note", "x")
    update(run, "2026-05-23", "--note", "y")
    assert update(run, "2026-05-24") == ""


def test_an_event_that_is_known_is_told_again_in_silence(run: Run, sample: Path) -> None:
    """It is no other date."""
    del sample
    update(run, "2026-05-20")
    update(run, "2026-05-22")
    assert update(run, "2026-05-22") == ""
    assert update(run, "2026-05-22", "--note", "x") == ""


def test_a_report_of_another_day_is_no_slip(
    run: Run, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who confirms a status each month is not asked whether that is a correction."""
    del sample
    assert update(run, "2026-05-20") == ""
    confirmation = ["update", "road-a", "operating", "--date"]
    assert main([*confirmation, "2026-10-20"], NOW + timedelta(days=1)) == 0
    assert capsys.readouterr().err == ""
    assert main([*confirmation, "2026-10-21"], NOW + timedelta(days=1)) == 0
    assert "(2026-10-20) was" in capsys.readouterr().err
