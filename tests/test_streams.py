"""What a pipe, a terminal, a full disk and a closed stream get."""

import fcntl
import io
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from conftest import NOW, SAMPLE, Run
from qhtrack.cli import main, screen


def test_an_interrupt_while_writing_is_quiet(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 130, too, whatever standard output is."""
    del run, sample

    class Slow(io.StringIO):
        def write(self, _: str, /) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdout", Slow())
    assert main(["list"], NOW) == 130


def test_a_reader_that_leaves_ends_it_quietly(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `| head` does."""
    del run, sample
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        assert main(["list"], NOW) == 0


def test_a_reader_that_leaves_changes_nothing_of_the_exit_code(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a check that finds a difference, and of a failure that nobody hears."""
    run("update", "dam", "operating", "--date", "2024-12")
    reading, writing = os.pipe()
    os.close(reading)
    with io.TextIOWrapper(io.FileIO(writing, "w"), write_through=True) as closed:
        monkeypatch.setattr(sys, "stderr", closed)
        assert main(["show", "nothing"], NOW) == 4
        assert main(["show", "nothing", "--json"], NOW) == 4
        monkeypatch.setattr(sys, "stdout", closed)
        assert main(["export", "-o", str(sample), "--check"], NOW) == 1
        monkeypatch.undo()


def test_what_is_said_beside_an_answer_follows_it(sample: Path) -> None:
    """So that it stays in sight."""
    del sample
    screen = io.StringIO()
    with redirect_stdout(screen), redirect_stderr(screen):
        main(["list", "-f", "table", "-n", "1"], NOW)
    assert screen.getvalue().endswith("\nqhtrack: 2 more; -n 0 shows all\n")


def test_a_reader_that_leaves_misses_nothing_on_stderr(
    sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is it said twice."""
    sample.write_text(SAMPLE + "\n")
    reading, writing = os.pipe()
    os.close(reading)
    capsys.readouterr()
    with os.fdopen(writing, "w") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        assert main(["list"], NOW) == 0
    assert capsys.readouterr().err.count("has changed since it was loaded") == 1


@pytest.mark.parametrize("command", ["list --json", "--help", "list --help"])
def test_a_real_pipe_closes_quietly(sample: Path, tmp_path: Path, command: str) -> None:
    """No traceback, no message."""
    line = f"{sys.executable} -m qhtrack --registry {sample} {command} | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        capture_output=True,
        check=False,
        text=True,
        cwd=tmp_path,
    )
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr) == (0, 1, "")


@pytest.mark.parametrize("command", ["list --json", "--help", "show dam"])
def test_an_answer_that_finds_no_room_is_a_failure(sample: Path, command: str) -> None:
    """As on a full disk."""
    program = [sys.executable, "-m", "qhtrack", "--registry", str(sample), *command.split()]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    said = done.stderr if "--json" not in command else json.loads(done.stderr)["message"]
    assert done.returncode == 5
    assert "cannot write the answer: No space left on device; make room" in said
    assert said.count("\n") <= 1


@pytest.mark.parametrize(("command", "code"), [("show nothing", 4), ("list -s x", 2), ("list", 0)])
def test_where_errors_find_no_room_the_code_stays(sample: Path, command: str, code: int) -> None:
    """A check that found something is told from a name that is none."""
    program = [sys.executable, "-m", "qhtrack", "--registry", str(sample), *command.split()]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(program, stdout=subprocess.DEVNULL, stderr=full, check=False)
    assert done.returncode == code


def test_an_answer_that_is_cut_off_is_a_failure(sample: Path, tmp_path: Path) -> None:
    """A file may grow only so far, too."""
    line = f"ulimit -f 1; {sys.executable} -m qhtrack --registry {sample} list --json > answer"
    done = subprocess.run(
        ["bash", "-c", line], stderr=subprocess.PIPE, check=False, text=True, cwd=tmp_path
    )
    assert done.returncode == 5
    assert "cannot write the answer: File too large; make room" in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_is_written_is_utf_8_whatever_the_locale(sample: Path) -> None:
    """A terminal of GBK gets no other bytes than a file, and no error."""
    program = [sys.executable, "-m", "qhtrack", "--registry", str(sample), "list", "-f", "csv"]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(program, capture_output=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "乙路" in done.stdout.decode()


def test_a_closed_stdout_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is a stderr."""
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["list"], NOW) == 5
    assert "qhtrack: standard output is closed" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["list"], NOW) == 5


def test_a_terminal_gets_a_table_as_wide_as_it_is(sample: Path) -> None:
    """In colour."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    done = subprocess.run(
        [sys.executable, "-m", "qhtrack", "--registry", sample, "list"],
        stdout=theirs,
        check=False,
        env=environment,
    )
    os.close(theirs)
    text = os.read(ours, 65536).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "\x1b[36mpartial" in text
    assert "mw" not in text.lower()


def test_no_terminal_means_eighty_columns(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None]
) -> None:
    """Asked for a table, a pipe gets one without colour."""
    del sample
    monkeypatch.delenv("COLUMNS")
    golden("list-80.txt", run("list", "-f", "table").stdout)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[36mpartial" in run("list", "-f", "table").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("list", "-f", "table").stdout


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, True),
        ({"TERM": "xterm"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_a_terminal_is_coloured_where_it_can_be(
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    coloured: bool,  # noqa: FBT001
) -> None:
    """Unless it is told not to."""
    monkeypatch.delenv("TERM", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert screen().colour is coloured


def test_no_colour_is_forced_by_a_zero(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the help neither, which Typer draws."""
    monkeypatch.setenv("FORCE_COLOR", "0")
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b" not in run("--help").stdout


def test_a_terminal_that_does_not_tell_its_width_gets_eighty(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What pretends to be one."""
    del sample
    monkeypatch.delenv("COLUMNS")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert run("list").exit_code == 0
