"""The READMEs: every context is replayed, every picture is fresh, the workflow runs green."""

import os
import pty
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from conftest import ROOT, Run
from qhtrack.actions.citing import PUBLICATION_KEYS, SOURCE_KEYS
from qhtrack.actions.log import RECORDING_KEYS
from qhtrack.actions.results import RESULT_KEYS
from qhtrack.domain import fields
from qhtrack.domain.differences import KEYS as CHANGE_KEYS
from qhtrack.domain.rows import StatementRow
from qhtrack.domain.tallies import tally_keys

README = ROOT / "README.md"
DOCUMENTS = ["README.md", "README.zh.md"]
SESSIONS = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
GIT = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Tester",
    "GIT_AUTHOR_EMAIL": "tester@example.org",
    "GIT_COMMITTER_NAME": "Tester",
    "GIT_COMMITTER_EMAIL": "tester@example.org",
    "GIT_EDITOR": "true",
}
PROGRAM = """#!{python}
import sys
from datetime import UTC, datetime

sys.path[:0] = {path}
from qhtrack.cli import main

sys.exit(main(sys.argv[1:], datetime(2026, 11, 23, 12, tzinfo=UTC)))
"""


def replay(line: str, folder: Path) -> str:
    """Return what a terminal of 80 columns shows after a line is typed."""
    ours, theirs = pty.openpty()
    environment = {
        **os.environ,
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "QHTRACK_DB": "",
        "XDG_DATA_HOME": str(folder / "data"),
        **GIT,
    }
    process = subprocess.Popen(
        ["bash", "-c", line],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=folder / "home",
        env=environment,
    )
    os.close(theirs)
    said: list[bytes] = []
    reader = threading.Thread(target=_read, args=(ours, said))
    reader.start()
    process.wait(60)
    reader.join(60)
    os.close(ours)
    return b"".join(said).decode().replace("\r\n", "\n")


def _read(descriptor: int, said: list[bytes]) -> None:
    try:
        while data := os.read(descriptor, 65536):
            said.append(data)
    except OSError:
        return


def furnish(folder: Path) -> None:
    """Put the program, at a fixed time, beside an empty home."""
    for name in ("bin", "home"):
        (folder / name).mkdir()
    program = folder / "bin" / "qhtrack"
    program.write_text(PROGRAM.format(python=sys.executable, path=[str(ROOT / "src")]))
    program.chmod(0o755)


def replayed(context: str, folder: Path) -> str:
    """Return a context as it goes today; what is shown in part (`…`) is compared in part."""
    told = []
    for block in re.split(r"^(?=\$ )", context, flags=re.MULTILINE):
        line, _, shown = block.partition("\n")
        if line.startswith("$ "):
            said = replay(line[2:], folder)
            if shown.rstrip("\n").endswith("\n…"):
                said = "".join(said.splitlines(keepends=True)[: shown.count("\n") - 1]) + "…\n"
            told.append(f"{line}\n{said}")
    return "".join(told)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_session_goes_as_it_is_told(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """From an empty folder, on the database of the sessions before."""
    furnish(tmp_path)
    (tmp_path / "home" / "data").mkdir()
    shutil.copy(ROOT / "data" / "projects.toml", tmp_path / "home" / "data")
    text = (ROOT / name).read_text(encoding="utf-8")
    assert SESSIONS.search(text)
    today = SESSIONS.sub(lambda context: replayed(context[0], tmp_path), text)
    today = today.replace(str(tmp_path / "data"), "~/.local/share")
    today = today.replace(str(tmp_path / "home"), "~")
    if request.config.getoption("--update"):
        (ROOT / name).write_text(today, encoding="utf-8")
    assert today == (ROOT / name).read_text(encoding="utf-8")


KEYS = {
    "a project": fields.PROJECT_KEYS,
    "a promise": fields.PROMISE_KEYS,
    "an event": fields.EVENT_KEYS,
    "a source in `sources`": PUBLICATION_KEYS,
    "a source in `show`": (*SOURCE_KEYS, "promises", "judged", "events", "projects"),
    "a group of `scorecard --by`": tally_keys("--by"),
    "a change in `compare`": CHANGE_KEYS,
    "`update`, a row of `apply` that tells of an event": RESULT_KEYS,
    "`undo`, `redo`, a recording in `log`": RECORDING_KEYS,
    "a statement": tuple(StatementRow.__annotations__),
}


@pytest.mark.parametrize("what", KEYS)
def test_the_keys_that_are_told_are_those_of_the_code(what: str) -> None:
    """In their order."""
    text = README.read_text(encoding="utf-8")
    (told,) = re.findall(rf"^\| {re.escape(what)} \| (.*) \|$", text, re.MULTILINE)
    keys = [key for key in re.findall(r"`([\w-]+)`", told) if key in {*KEYS[what]}]
    assert keys[: len(KEYS[what])] == [*KEYS[what]]


def test_a_registry_that_is_shown_is_one(tmp_path: Path, run: Run) -> None:
    """Whoever begins with it begins with a valid file."""
    shown = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    for text in shown:
        (tmp_path / "own.toml").write_text(text, encoding="utf-8")
        assert run("check", str(tmp_path / "own.toml")).stderr == ""


def test_the_workflow_is_green_on_the_shipped_registry(tmp_path: Path) -> None:
    """Each of its commands, but for getting the program."""
    furnish(tmp_path)
    home = tmp_path / "home"
    shutil.copy(ROOT / "data" / "projects.toml", home)
    shutil.copy(ROOT / "docs" / "STATUS.md", home)
    (home / "updates").mkdir()
    (home / "updates" / "a.csv").write_text("project,status,date\n都兰通用机场,在建,2026-01\n")
    text = (ROOT / "docs" / "registry-workflow.yml").read_text(encoding="utf-8")
    settings = re.findall(r"^  ([A-Z_]+): ([^ \n]+)", text, re.MULTILINE)
    environment = "; ".join(f"export {name}={value}" for name, value in settings)
    commands = re.findall(r"^ +- run: (.*)$", text, re.MULTILINE)
    assert len(commands) == 6
    said = "".join(replay(f"set -e; {environment}; {line}", tmp_path) for line in commands[1:])
    assert said == WORKFLOW


WORKFLOW = """projects.toml: valid
projects.toml: added 108, changed 0, removed 0, kept 0
would record: Dulan General Aviation Airport: proposed → construction (2026-01)
1 would be recorded, 0 unchanged
"""


def test_ci_runs_the_readmes_test_command() -> None:
    """And nothing in its place."""
    commands = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(commands) >= 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    chinese = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    assert all(command in chinese for command in commands[:2])


def test_the_pictures_are_drawn_from_the_real_commands() -> None:
    """And are not stale."""
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "draw.py", "--check"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", [*DOCUMENTS, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(name: str) -> None:
    """Those to files of the repository."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target
