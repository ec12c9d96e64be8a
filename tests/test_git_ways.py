"""The many ways in which git brings registries together."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clones import DRIVER, FILE, Clones, done, git, leave_out_the_user, record
from conftest import NOW, ROOT, SAMPLE, Run
from qhtrack.registry import toml

OWNER = 'owner = "Yellow River Co"\n'
EVENT = '\n[[project.event]]\ndate = "{}"\nstatus = "partial"\n'
DAM = SAMPLE[: SAMPLE.index('\n[[project]]\nid = "road-a"')]
REST = SAMPLE[len(DAM) :]


@pytest.fixture(autouse=True)
def _git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_out_the_user(tmp_path, monkeypatch)


def with_events(*dates: str) -> str:
    """Return the sample, the dam seen on further dates."""
    return DAM + "".join(map(EVENT.format, dates)) + REST


def dates_of(text: str) -> list[str]:
    """Return the dates of the dam's further events; the whole is a registry."""
    registry = toml.parse(text, FILE, NOW.date())
    return [event.date for event in registry.projects[0].events[2:]]


@pytest.mark.parametrize("recursive", ["binary", "text", "qhtrack"])
def test_branches_that_cross_meet_again(tmp_path: Path, recursive: str) -> None:
    """They have two common ancestors, which differ in a field that both have settled since."""
    clones = Clones(tmp_path)
    done(clones.ours, f"config merge.qhtrack.recursive {recursive}")
    clones.write(SAMPLE.replace(OWNER, 'owner = "X"\n'), SAMPLE.replace(OWNER, 'owner = "Y"\n'))
    done(clones.ours, "branch was-ours")
    settled = with_events("2024-05").replace(OWNER, 'owner = "Z"\n')
    for branch, other, date in (("main", "theirs", "2024-05"), ("theirs", "was-ours", "2024-06")):
        done(clones.ours, f"checkout -q {branch}")
        assert git(clones.ours, f"merge {other}").returncode == 1
        (clones.ours / FILE).write_text(settled.replace("2024-05", date))
        done(clones.ours, "commit -q -a -m settled")
    assert len(done(clones.ours, "merge-base --all main theirs").split()) == 2
    done(clones.ours, "merge main")
    assert dates_of(clones.text) == ["2024-05", "2024-06"]
    assert 'owner = "Z"\n' in clones.text


def test_a_worktree_merges_as_its_repository_does(tmp_path: Path) -> None:
    """The driver is set once."""
    clones = Clones(tmp_path)
    clones.write(with_events("2024-05"), with_events("2024-06"))
    done(clones.ours, "worktree add -q ../tree main~0 -b tree")
    done(tmp_path / "tree", "merge theirs")
    assert dates_of((tmp_path / "tree" / FILE).read_text()) == ["2024-05", "2024-06"]


def test_a_submodule_merges_by_meaning_too(tmp_path: Path) -> None:
    """Its git lies elsewhere."""
    clones = Clones(tmp_path)
    clones.write(with_events("2024-05"), with_events("2024-06"))
    done(tmp_path, "init -q -b main whole")
    allowed = "-c protocol.file.allow=always"
    done(tmp_path / "whole", f"{allowed} submodule add -q ../ours data")
    part = tmp_path / "whole" / "data"
    done(part, f"config merge.qhtrack.driver '{DRIVER}'")
    done(part, "fetch -q origin theirs")
    done(part, "merge FETCH_HEAD")
    assert dates_of((part / FILE).read_text()) == ["2024-05", "2024-06"]


@pytest.mark.parametrize("verb", ["rebase theirs", "cherry-pick main~3..main"])
def test_three_commits_on_one_project_are_picked_one_by_one(tmp_path: Path, verb: str) -> None:
    """Each by meaning."""
    clones = Clones(tmp_path)
    for count in (1, 2):
        (clones.ours / FILE).write_text(with_events(*("2024-05", "2024-07")[:count]))
        done(clones.ours, "commit -q -a -m next")
    clones.write(with_events("2024-05", "2024-07", "2024-09"), with_events("2024-06"))
    if verb.startswith("cherry"):
        done(clones.ours, "checkout -q theirs")
    done(clones.ours, verb)
    assert dates_of(clones.text) == ["2024-05", "2024-06", "2024-07", "2024-09"]


def test_a_merge_that_is_reverted_takes_its_own_back_alone(tmp_path: Path) -> None:
    """What was recorded since stays."""
    clones = Clones(tmp_path)
    clones.write(with_events("2024-05"), with_events("2024-06"))
    done(clones.ours, "merge theirs")
    (clones.ours / FILE).write_text(with_events("2024-05", "2024-06", "2024-07"))
    done(clones.ours, "commit -q -a -m more")
    done(clones.ours, "revert -m 1 main~1")
    assert dates_of(clones.text) == ["2024-05", "2024-07"]


def test_a_stash_comes_back_over_an_export(tmp_path: Path, run: Run) -> None:
    """As any change."""
    clones = Clones(tmp_path)
    (clones.ours / FILE).write_text(SAMPLE.replace("Five units", "Six units"))
    done(clones.ours, "stash -q")
    record(run, clones.ours, "update dam partial --date 2024-05 --note seen")
    done(clones.ours, "commit -q -a -m export")
    done(clones.ours, "stash pop")
    assert dates_of(clones.text) == ["2024-05"]
    assert "Six units" in clones.text


def test_a_registry_that_one_side_renames_is_followed(tmp_path: Path) -> None:
    """Where its new name has the driver as well."""
    clones = Clones(tmp_path)
    (clones.ours / ".gitattributes").write_text("*.toml merge=qhtrack\n")
    done(clones.ours, f"mv {FILE} works.toml")
    (clones.ours / "works.toml").write_text(with_events("2024-05"))
    done(clones.ours, "commit -q -a -m renamed")
    (clones.theirs / FILE).write_text(with_events("2024-06"))
    clones.commit(clones.theirs)
    done(clones.ours, "merge theirs")
    assert not (clones.ours / FILE).exists()
    assert dates_of((clones.ours / "works.toml").read_text()) == ["2024-05", "2024-06"]


def test_two_registries_of_one_repository_merge_apart(tmp_path: Path) -> None:
    """Each with its own ancestors."""
    clones = Clones(tmp_path)
    for folder, date in ((clones.ours, "2024-05"), (clones.theirs, "2024-06")):
        (folder / ".gitattributes").write_text("*.toml merge=qhtrack\n")
        (folder / "county.toml").write_text(with_events(date).replace("The Dam", "The Small Dam"))
        done(folder, "add .")
        (folder / FILE).write_text(with_events(date))
        clones.commit(folder)
    done(clones.ours, "merge theirs")
    for name in (FILE, "county.toml"):
        assert dates_of((clones.ours / name).read_text()) == ["2024-05", "2024-06"]
    assert "The Small Dam" not in clones.text


def test_a_shallow_clone_merges_what_it_pulls(tmp_path: Path) -> None:
    """It knows the last commit alone."""
    clones = Clones(tmp_path)
    (clones.ours / FILE).write_text(with_events("2024-04-30"))
    done(clones.ours, "commit -q -a -m second")
    done(tmp_path, f"clone -q --depth 1 file://{clones.ours} shallow")
    shallow = tmp_path / "shallow"
    done(shallow, f"config merge.qhtrack.driver '{DRIVER}'")
    for folder, date in ((shallow, "2024-05"), (clones.ours, "2024-06")):
        (folder / FILE).write_text(with_events("2024-04-30", date))
        done(folder, "commit -q -a -m next")
    done(shallow, "pull -q --no-rebase --no-edit")
    assert dates_of((shallow / FILE).read_text()) == ["2024-04-30", "2024-05", "2024-06"]


def test_without_git_a_merge_is_by_meaning_all_the_same(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a side that is no registry leaves both between markers."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("git") is None
    Path("base").write_text(SAMPLE)
    Path("theirs").write_text(with_events("2024-06"))
    Path("ours").write_text(with_events("2024-05"))
    assert run("merge", "base", "ours", "theirs") == (0, "", "")
    assert dates_of(Path("ours").read_text()) == ["2024-05", "2024-06"]
    Path("theirs").write_text("no registry\n")
    assert run("merge", "base", "ours", "theirs").exit_code == 1
    assert Path("ours").read_text().startswith("<<<<<<< ours\n")
    assert Path("ours").read_text().endswith("=======\nno registry\n\n>>>>>>> theirs\n")


def test_the_workflow_runs_as_a_script_in_a_fresh_clone(tmp_path: Path, run: Run) -> None:
    """Each of its steps, in the shell that a CI job uses; a stale report stops it."""
    folder = tmp_path / "fresh"
    folder.mkdir()
    (folder / "projects.toml").write_text(SAMPLE)
    updates = folder / "updates"
    updates.mkdir()
    (updates / "chen.csv").write_text("project,status,date\nroad-a,construction,2024\n")
    text = (ROOT / "docs" / "registry-workflow.yml").read_text()
    steps = [line.split("- run: ")[1] for line in text.splitlines() if "- run: " in line]
    settings = [line.strip() for line in text.split("env:\n")[1].split("\n\n")[0].splitlines()]
    variables = dict(line.split(" #")[0].split(": ") for line in settings)
    assert [step.split()[0] for step in steps] == ["pip", *["qhtrack"] * 4, "test"]
    run("--registry", str(folder / "projects.toml"), "report", "-o", str(folder / "STATUS.md"))
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **variables, "PATH": programs}
    for report, code in (("", 0), ("stale", 1)):
        if report:
            path = folder / "STATUS.md"
            path.write_text(path.read_text() + report)
        (folder / "qhtrack.db").unlink(missing_ok=True)
        script = "\n".join(["set -eo pipefail", *steps[1:]])
        said = subprocess.run(
            ["bash", "-c", script],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=False,
            text=True,
        )
        assert said.returncode == code, said
        assert ("would record: road-a" in said.stdout) is (code == 0)


@pytest.mark.parametrize(
    ("files", "code", "said"),
    [
        (None, 0, ""),
        ({}, 0, ""),
        ({".gitkeep": ""}, 0, ""),
        (
            {"a b.csv": "project,status\nroad-a,partial\n", ".gitkeep": ""},
            0,
            "would record: road-a",
        ),
        ({"a.csv": "project,status\nroad-a,partly\n"}, 1, "'partly' is not a status"),
    ],
)
def test_the_workflow_tries_what_waits_and_nothing_is_nothing(
    sample: Path, files: dict[str, str] | None, code: int, said: str
) -> None:
    """A folder that is not there, an empty one, one that git keeps."""
    if files is not None:
        sample.with_name("updates").mkdir()
        for name, text in files.items():
            (sample.with_name("updates") / name).write_text(text)
    workflow = (ROOT / "docs" / "registry-workflow.yml").read_text()
    step = next(line for line in workflow.splitlines() if "updates" in line and "- run: " in line)
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", f"set -eo pipefail\n{step.split('- run: ')[1]}"],
        cwd=sample.parent,
        env={**os.environ, "PATH": programs},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == code, done
    assert said in done.stdout + done.stderr
    assert bool(said) is bool(done.stdout + done.stderr)
