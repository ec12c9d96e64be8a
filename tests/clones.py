"""Clones of one registry in real git."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import SAMPLE, Run

DRIVER = f"{shlex.quote(sys.executable)} -m qhtrack merge %O %A %B"
FILE = "registry.toml"


def leave_out_the_user(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's git out of a test: its settings, its name, its hooks."""
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Tester")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "tester@example.org")
    monkeypatch.setenv("GIT_EDITOR", "true")


def git(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run git in a folder."""
    command = ["git", "-C", str(folder), *shlex.split(line)]
    return subprocess.run(command, capture_output=True, check=False, text=True)


def done(folder: Path, line: str) -> str:
    """Return what git says where it succeeds."""
    said = git(folder, line)
    assert said.returncode == 0, said
    return said.stdout


class Clones:
    """One registry in two clones, `ours` and `theirs`, which merge by a driver."""

    def __init__(self, folder: Path, driver: str | None = DRIVER, text: str = SAMPLE) -> None:
        """Make them of a repository whose first commit holds the text."""
        self.ours, self.theirs = folder / "ours", folder / "theirs"
        done(folder, "init -q -b main ours")
        (self.ours / FILE).write_text(text)
        (self.ours / ".gitattributes").write_text(f"{FILE} merge=qhtrack\n")
        done(self.ours, "add .")
        done(self.ours, "commit -q -m first")
        done(folder, "clone -q ours theirs")
        if driver:
            done(self.ours, f"config merge.qhtrack.driver {shlex.quote(driver)}")

    def write(self, ours: str, theirs: str) -> None:
        """Commit a text on each side, and fetch theirs to ours."""
        for folder, text in ((self.ours, ours), (self.theirs, theirs)):
            (folder / FILE).write_text(text)
            self.commit(folder)

    def commit(self, folder: Path) -> None:
        """Commit what stands in a clone, and fetch theirs to ours."""
        done(folder, "commit -q -a -m next")
        done(self.ours, "fetch -q ../theirs main:theirs")

    @property
    def text(self) -> str:
        """Return what stands in our registry."""
        return (self.ours / FILE).read_text()

    @property
    def unmerged(self) -> bool:
        """Tell whether git waits for somebody to settle our registry, and commits nothing."""
        waits = bool(done(self.ours, "ls-files --unmerged"))
        return waits and git(self.ours, "commit -m x").returncode != 0


def record(run: Run, folder: Path, update: str) -> None:
    """Record in a clone's own database, and export to its registry."""
    database, path = ["--db", str(folder / ".git" / "qhtrack.db")], str(folder / FILE)
    for line in (f"load {path}", update, f"export -o {path}"):
        assert run(*database, *line.split()).exit_code == 0
