"""New promises of which nobody tells when they were made."""

from pathlib import Path

import pytest

from conftest import Run

FIRST = "counts as the first of its chain of due dates; if it is not, give --made DATE"
NEW = ("promise", "dam", "--milestone", "operating", "--due", "2027-06", "--wording", "by June")
PAGE = ("--source", "https://example.org/x")


@pytest.fixture(autouse=True)
def _loaded(sample: Path) -> None:
    del sample


@pytest.mark.parametrize(
    ("more", "is_said"),
    [
        (PAGE, True),
        ((), True),
        ((*PAGE, "--made", "2026"), False),
        (("--source", "paper"), False),
        ((*PAGE, "--due", "2023-12-31"), True),
        ((*PAGE, "--part", "phase-9"), False),
        ((*PAGE, "--milestone", "approved"), False),
    ],
)
def test_a_promise_beside_others_is_told_where_it_counts(
    run: Run, more: tuple[str, ...], *, is_said: bool
) -> None:
    """Only where it is one of a chain, and neither it nor its source has a date."""
    options = dict(zip(NEW[2::2], NEW[3::2], strict=True)) | dict(
        zip(more[::2], more[1::2], strict=True)
    )
    said = run("promise", "dam", *(part for pair in options.items() for part in pair))
    assert said.exit_code == 0
    assert (FIRST in said.stderr) is is_said


def test_a_promise_that_is_known_already_is_none_of_these(run: Run) -> None:
    """Nor one that more is told of; in Chinese it is said too."""
    assert "如非最早，请用 --made 注明日期" in run("--lang", "zh", *NEW, *PAGE).stderr
    assert run(*NEW, *PAGE).stderr == ""
    assert run(*NEW, *PAGE, "--note", "more").stderr == ""


def test_a_row_of_a_sheet_is_told_so_too(run: Run, tmp_path: Path) -> None:
    """As one typed is."""
    path = tmp_path / "rows.csv"
    path.write_text("project,milestone,due,wording\ndam,operating,2027-06,by June\n")
    assert FIRST in run("apply", str(path)).stderr
