"""What a call knows of the world."""

from pathlib import Path

import pytest

from conftest import Run
from qhtrack.actions.context import with_progress


def test_who_records_may_be_unknown(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container's user may have no name."""
    del sample
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)

    def nobody(_: int) -> None:
        raise KeyError

    monkeypatch.setattr("pwd.getpwuid", nobody)
    assert run("update", "dam", "operating").exit_code == 0
    assert '"recorded_by": null' in run("history", "--local", "--json").stdout


def test_only_a_terminal_is_told_how_far_a_deed_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is watched stays what it is."""
    items = [1, 2, 3]
    assert with_progress(items) is items
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    watched = with_progress(items)
    assert watched is not items
    assert list(watched) == items
