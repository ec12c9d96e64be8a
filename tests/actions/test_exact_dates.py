"""Events of an exact day, told again as so by then."""

from pathlib import Path

import pytest

from conftest import Run

CALL = ("update", "road-a", "operating", "--date", "2024-05-06")


def test_by_beside_an_exact_date_is_answered(run: Run, sample: Path, tmp_path: Path) -> None:
    """The day stays, and what puts `by` in its place is named: in a sheet, as its column."""
    del sample
    assert "--by" not in run(*CALL, "--by").stderr
    run(*CALL)
    notice = (
        "qhtrack: road-a (=Road *A*): operating is known to be of 2024-05-06 itself, beside which"
        " --by tells nothing; if it was so only by then, --by --replace\n"
    )
    for more, action in (((), "unchanged"), (("--note", "x"), "amended")):
        answer = run(*CALL, "--by", *more)
        assert f"road-a: operating (2024-05-06) {action}" in answer.stdout
        assert answer.stderr.startswith(notice)
    sheet = tmp_path / "rows.csv"
    sheet.write_text("project,status,date,by\nroad-a,operating,2024-05-06,yes\n")
    assert "by tells nothing; if it was so only by then, say yes in a column replace" in (
        run("apply", str(sheet)).stderr
    )


@pytest.mark.parametrize("times", [1, 2])
def test_by_is_told_again_in_silence(run: Run, sample: Path, times: int) -> None:
    """Where it is known, and where it takes the place of the day."""
    del sample
    run(*CALL)
    for _ in range(times):
        assert run(*CALL, "--by", "--replace").stderr == ""
    assert run(*CALL, "--by").stderr == ""
