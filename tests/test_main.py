"""The program as it is started."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import REGISTRY
from qhtrack import __version__


def test_python_dash_m_runs_it() -> None:
    """And leaves with the command's exit code."""
    command = [sys.executable, "-m", "qhtrack"]
    done = subprocess.run([*command, "--version"], capture_output=True, check=True, text=True)
    assert done.stdout == f"qhtrack {__version__}\n"
    assert subprocess.run([*command, "--nope"], capture_output=True, check=False).returncode == 2


def test_an_interrupt_is_what_it_was_once_the_program_is_loaded() -> None:
    """A command may roll back."""
    code = (
        "import signal, qhtrack.cli\n"
        "from qhtrack.__main__ import start\n"
        "before = signal.getsignal(signal.SIGINT)\n"
        "qhtrack.cli.main = lambda: 7 if signal.getsignal(signal.SIGINT) is before else 1\n"
        "start()\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 7


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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_who_is_told_to_end_while_a_reader_is_slow_leaves_no_log(
    tmp_path: Path, number: signal.Signals
) -> None:
    """Exit 130; nothing stands beside the database."""
    path = str(tmp_path / "a.db")
    command = [sys.executable, "-m", "qhtrack", "--db", path]
    subprocess.run([*command, "load", str(REGISTRY)], check=True, capture_output=True)
    with subprocess.Popen(
        [*command, "history", "--json"],
        stdout=subprocess.PIPE,
        # a shell that put the tests in the background had them ignore interrupts
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        assert process.stdout is not None
        process.stdout.read(1)
        assert Path(f"{path}-shm").exists()
        process.send_signal(number)
        assert process.wait(30) == 130
    assert [file.name for file in tmp_path.iterdir()] == ["a.db"]
