"""The program as it is started."""

import gc
import signal
import subprocess
import sys

import pytest

from qhtrack import __version__
from qhtrack.__main__ import start


def test_python_dash_m_runs_it() -> None:
    """And leaves with the command's exit code."""
    command = [sys.executable, "-m", "qhtrack"]
    done = subprocess.run([*command, "--version"], capture_output=True, check=True, text=True)
    assert done.stdout == f"qhtrack {__version__}\n"
    assert subprocess.run([*command, "--nope"], capture_output=True, check=False).returncode == 2


def test_the_command_starts_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And lets an interrupt be what it was once the program is loaded."""
    monkeypatch.setattr(sys, "argv", ["qhtrack", "--version"])
    before = signal.getsignal(signal.SIGINT)
    assert start() == 0
    gc.enable()
    assert capsys.readouterr().out == f"qhtrack {__version__}\n"
    assert signal.getsignal(signal.SIGINT) is before


def test_an_interrupt_while_it_loads_is_quiet() -> None:
    """Exit 130."""
    code = (
        "import os, signal, sys\n"
        "from qhtrack.__main__ import start\n"
        "class Slow:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'qhtrack.cli':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Slow())\n"
        "start()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
