"""The program as it is started."""

import runpy
import subprocess
import sys

import pytest

from qhtrack import __version__


def test_python_dash_m_runs_it() -> None:
    """And leaves with the command's exit code."""
    command = [sys.executable, "-m", "qhtrack"]
    done = subprocess.run([*command, "--version"], capture_output=True, check=True, text=True)
    assert done.stdout == f"qhtrack {__version__}\n"
    assert subprocess.run([*command, "--nope"], capture_output=True, check=False).returncode == 2


def test_it_leaves_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process, too."""
    monkeypatch.setattr(sys, "argv", ["qhtrack", "--nope"])
    with pytest.raises(SystemExit) as left:
        runpy.run_module("qhtrack")
    assert left.value.code == 2
