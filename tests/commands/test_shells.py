"""Tab on a real terminal, in the shells that are installed here."""

import os
import pty
import select
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import unmeasured

SETUPS = {
    "bash": (".bashrc", ("bash", "--rcfile", ".bashrc", "-i"), ""),
    "zsh": (".zshrc", ("zsh", "-i"), "autoload -Uz compinit; compinit -u\n"),
    "fish": (".config/fish/config.fish", ("fish", "-i"), ""),
}
SOURCES = {
    "bash": 'eval "$(_QHTRACK_COMPLETE=source_bash qhtrack)"',
    "zsh": 'eval "$(_QHTRACK_COMPLETE=source_zsh qhtrack)"',
    "fish": "_QHTRACK_COMPLETE=source_fish qhtrack | source",
}
SECONDS = 30


@contextmanager
def shell(name: str, home: Path) -> Iterator[int]:
    """Yield the terminal of an interactive shell that has the completion, once it is ready."""
    file, program, before = SETUPS[name]
    (home / file).parent.mkdir(parents=True, exist_ok=True)
    (home / file).write_text(f"{before}{SOURCES[name]}\necho ready\n")
    (home / "a-file").touch()
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    process, terminal = pty.fork()
    if not process:
        os.chdir(home)
        os.execvpe(  # noqa: S606
            program[0], program, unmeasured(HOME=str(home), PATH=path, TERM="xterm")
        )
    try:
        assert "ready" in read_until(terminal, ["ready"])
        yield terminal
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)


def read_until(terminal: int, texts: list[str]) -> str:
    """Return what a terminal shows, up to all of some texts, or so far when time is up."""
    shown, end = "", time.monotonic() + SECONDS
    while time.monotonic() < end and not all(text in shown for text in texts):
        if select.select([terminal], [], [], 0.1)[0]:
            shown += os.read(terminal, 65536).decode("utf-8", "replace")
    return shown


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("qhtrack list category:", ["hydropower", "road"]),
        ("qhtrack list -c ", ["hydropower", "road"]),
        ("qhtrack show ", ["dam", "road-a"]),
        ("qhtrack history status:p", ["partial", "proposed"]),
    ],
)
@pytest.mark.parametrize("name", SETUPS)
def test_tab_offers_what_fits_and_no_files(
    sample: Path, tmp_path: Path, name: str, line: str, expected: list[str]
) -> None:
    """After a colon too, which bash takes for the end of a word."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    del sample
    home = tmp_path / "home"
    with shell(name, home) as terminal:
        os.write(terminal, f"{line}\t\t".encode())
        # fish shortens what they have in common
        ends = [text[1:] for text in expected]
        shown = read_until(terminal, ends)
    assert [text for text in ends if text not in shown] == []
    assert "a-file" not in shown
