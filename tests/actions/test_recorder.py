"""Who records."""

from pathlib import Path

import pytest

from conftest import Run


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
    assert '"recorded_by":null' in run("history", "--local", "--json").stdout
