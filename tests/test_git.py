"""Clones of one registry meet in real git, by meaning or not at all."""

import os
import re
import shlex
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from clones import DRIVER, FILE, Clones, done, git, leave_out_the_user, record
from conftest import NOW, ROOT, SAMPLE, Run
from qhtrack.registry import toml

Step = Callable[[str], str]
TEAMS = (ROOT / "docs" / "teams.md").read_text(encoding="utf-8")
GUARDED = re.findall(r"merge\.qhtrack\.driver '(.*)'", TEAMS)[0]
OWNER = 'owner = "Yellow River Co"\n'
NEW_SOURCE = '[[source]]\nid = "{0}"\ntitle = "{0}"\n\n'
NEW_PROJECT = (
    '\n[[project]]\nid = "{0}"\nname = "{0}"\ncategory = "road"\nsources = [\n    "{0}",\n]\n'
)


@pytest.fixture(autouse=True)
def _git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_out_the_user(tmp_path, monkeypatch)


def test_what_two_clones_record_meets(tmp_path: Path, run: Run) -> None:
    """Events of one project; line by line they would be a conflict every time."""
    clones = Clones(tmp_path)
    steps = {
        clones.ours: "update dam partial --date 2024-05 --note seen",
        clones.theirs: "update dam operating --date 2025 --source https://example.org/1",
    }
    for folder, update in steps.items():
        record(run, folder, update)
        clones.commit(folder)
    done(clones.ours, "merge theirs")
    added = clones.text.removeprefix(SAMPLE[: SAMPLE.index('note = "First unit."')])
    assert added.split("[[project]]")[0] == (
        'note = "First unit."\n\n'
        '[[project.event]]\ndate = "2024-05"\nstatus = "partial"\nnote = "seen"\n\n'
        '[[project.event]]\ndate = "2025"\nstatus = "operating"\n'
        'source = "https://example.org/1"\n\n'
    )
    database = ["--db", str(clones.ours / ".git" / "qhtrack.db")]
    assert "added 0, changed 1, removed 0, kept 0" in run(*database, "load").stdout
    assert run(*database, "export", "--check").exit_code == 0


def test_two_who_record_the_same_are_both_right(tmp_path: Path, run: Run) -> None:
    """Whoever merges, and who merges again what has come back: one event, and nobody's lost."""
    clones = Clones(tmp_path)
    for folder in (clones.ours, clones.theirs):
        source, note = f"https://example.org/{folder.name}", f"{folder.name}-saw-it"
        record(run, folder, f"update dam operating --date 2025 --source {source} --note {note}")
        clones.commit(folder)
    done(clones.ours, "merge theirs")
    once = clones.text
    assert once.count('date = "2025"') == 1
    assert (
        'status = "operating"\nsource = "https://example.org/ours"\n'
        'also = [\n    "https://example.org/theirs",\n]\n'
        'note = "ours-saw-it\\ntheirs-saw-it"\n'
    ) in once
    done(clones.ours, "checkout -q -b back theirs")
    done(clones.ours, "merge main~1")
    assert clones.text == once
    (clones.ours / FILE).write_text(once.replace(OWNER, 'owner = "X"\n'))
    done(clones.ours, "commit -q -a -m edit")
    done(clones.ours, "merge main")
    assert clones.text == once.replace(OWNER, 'owner = "X"\n')


def with_new(name: str) -> str:
    """Return the sample with a source and a project more, at the place where others add theirs."""
    added = SAMPLE.replace("[[project]]", NEW_SOURCE.format(name) + "[[project]]", 1)
    return added + NEW_PROJECT.format(name)


@pytest.mark.parametrize(
    "verb", ["merge theirs", "pull -q --no-rebase ../theirs main", "rebase theirs", "pick"]
)
def test_edits_additions_and_removals_meet(tmp_path: Path, verb: str) -> None:
    """In whichever way git brings them together."""
    clones = Clones(tmp_path)
    ours = with_new("ours").replace(OWNER, 'owner = "X"\n').replace('    "haixi",\n', "")
    road_b = SAMPLE[SAMPLE.index('\n[[project]]\nid = "road-b"') :]
    theirs = with_new("theirs").replace("Five units", "Six units").replace(road_b, "")
    clones.write(ours, theirs)
    done(clones.ours, "cherry-pick theirs" if verb == "pick" else verb)
    registry = toml.parse(clones.text, FILE, NOW.date())
    assert {source.id for source in registry.sources} == {"paper", "ours", "theirs"}
    found = {project.id: project for project in registry.projects}
    assert set(found) == {"dam", "road-a", "ours", "theirs"}
    assert (found["dam"].owner, found["dam"].note) == ("X", "Six units.")
    assert found["road-a"].regions == ("golog",)
    assert "".join(toml.dump(toml.to_data(registry), toml.heading(clones.text))) == clones.text


@pytest.mark.parametrize("verb", ["merge", "rebase", "cherry-pick"])
def test_a_conflict_waits_for_somebody(tmp_path: Path, verb: str) -> None:
    """It is named; what does not conflict is merged; settled, it is committed."""
    clones = Clones(tmp_path)
    theirs = SAMPLE.replace(OWNER, 'owner = "Y"\n').replace("Five units", "Six units")
    clones.write(SAMPLE.replace(OWNER, 'owner = "X"\n'), theirs)
    said = git(clones.ours, f"{verb} theirs")
    assert said.returncode == 1
    assert "qhtrack: dam: owner: changed differently by ours and theirs\n" in said.stderr
    sides = ('owner = "X"\n', 'owner = "Y"\n')
    mine, yours = sides if verb != "rebase" else sides[::-1]
    marked = f"<<<<<<< ours\n{mine}=======\n{yours}>>>>>>> theirs\n"
    assert clones.text == SAMPLE.replace("Five units", "Six units").replace(OWNER, marked)
    assert clones.unmerged
    (clones.ours / FILE).write_text(clones.text.replace(marked, mine))
    done(clones.ours, "add .")
    done(clones.ours, f"{verb} --continue")


def test_both_sides_may_add_the_file(tmp_path: Path) -> None:
    """Git gives an empty base then."""
    clones = Clones(tmp_path)
    for folder, name in ((clones.ours, "ours"), (clones.theirs, "theirs")):
        (folder / "new.toml").write_text(with_new(name))
        (folder / ".gitattributes").write_text("*.toml merge=qhtrack\n")
        done(folder, "add .")
        clones.commit(folder)
    done(clones.ours, "merge theirs")
    merged = toml.parse((clones.ours / "new.toml").read_text(), "new.toml", NOW.date())
    assert [source.id for source in merged.sources] == ["paper", "ours", "theirs"]


def impossible(folder: Path, driver: str | None) -> Clones:
    """Return clones of which one needs the note that the other removes."""
    bare = '\n[[project.event]]\ndate = "2021-05"\nstatus = "construction"\nsource = "paper"\n'
    works = f'{bare}note = "Begun again."\n'
    earlier = '\n[[project.event]]\ndate = "2019"\nstatus = "operating"\n'
    clones = Clones(folder, driver, SAMPLE.replace(bare, works))
    clones.write(SAMPLE.replace(bare, earlier + works), SAMPLE)
    return clones


def test_line_by_line_two_branches_may_make_an_impossible_ladder(tmp_path: Path, run: Run) -> None:
    """Git alone takes them for a clean merge."""
    clones = impossible(tmp_path, None)
    done(clones.ours, "merge theirs")
    assert run("check", str(clones.ours / FILE)).exit_code == 3


def test_an_impossible_ladder_is_a_conflict(tmp_path: Path) -> None:
    """Of the project's events, as both sides have them."""
    clones = impossible(tmp_path, DRIVER)
    said = git(clones.ours, "merge theirs")
    assert said.returncode == 1
    expected = "qhtrack: dam: event: construction (2021-05) may not follow operating (2019) without"
    assert expected in said.stderr
    assert clones.text.count("<<<<<<< ours\n\n[[project.event]]\n") == 1
    assert clones.unmerged


OWNERS = (SAMPLE.replace(OWNER, 'owner = "X"\n'), SAMPLE.replace(OWNER, 'owner = "Y"\n'))


def is_marked(text: str) -> bool:
    """Tell whether both owners stand between markers."""
    return (
        '\nowner = "X"\n=======\nowner = "Y"\n>>>>>>> ' in text
        and "\n<<<<<<< " in text
        and text.count('owner = "') == 2
    )


@pytest.mark.parametrize(
    "driver",
    [
        pytest.param(None, id="a clone that has not set the driver"),
        pytest.param(GUARDED, id="a program that is not there, as docs/teams.md sets it"),
        pytest.param(
            f'mkdir "$(dirname %A)/.$(basename %A).$$.tmp"; exec {DRIVER}',
            id="a program that fails while it writes",
        ),
    ],
)
def test_without_an_answer_gits_markers_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, driver: str | None
) -> None:
    """Never one side's text as if it were the answer."""
    monkeypatch.setenv("PATH", f"{Path(shutil.which('git') or '').parent}:{os.defpath}")
    clones = Clones(tmp_path, driver)
    clones.write(*OWNERS)
    assert git(clones.ours, "merge theirs").returncode == 1
    assert is_marked(clones.text)
    assert clones.unmerged


@pytest.mark.parametrize("driver", ["not-there %O %A %B", "kill -9 $$; : %O %A %B"])
def test_a_driver_that_never_ran_is_a_conflict_to_git(tmp_path: Path, driver: str) -> None:
    """Though without markers: what docs/teams.md sets therefore looks for the program first."""
    clones = Clones(tmp_path, driver)
    clones.write(*OWNERS)
    assert git(clones.ours, "merge theirs").returncode == 1
    assert clones.unmerged


def test_a_driver_killed_on_its_way_leaves_the_answer_or_a_conflict(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Wherever it is: git never takes what stands there for merged."""
    turns = 50 if request.config.getoption("--long") else 6
    ours, theirs = OWNERS[0], SAMPLE.replace(OWNER, f'{OWNER}place = "Here"\n')
    begun = time.monotonic()
    clones = Clones(tmp_path)
    clones.write(ours, theirs)
    done(clones.ours, "merge theirs")
    lasted, answer = time.monotonic() - begun, clones.text
    for turn in range(turns):
        killed = f"timeout -s KILL {lasted * (turn + 1) / turns:.3f} {DRIVER}"
        done(clones.ours, "reset -q --hard HEAD^")
        done(clones.ours, f"config merge.qhtrack.driver {shlex.quote(killed)}")
        if git(clones.ours, "merge theirs").returncode == 0:
            assert clones.text == answer
            continue
        assert clones.unmerged
        assert clones.text in {ours, answer} or "<<<<<<< " in clones.text
        done(clones.ours, "merge --abort")
        done(clones.ours, "commit -q --allow-empty -m again")


@pytest.mark.parametrize("side", [0, 1])
def test_a_side_that_is_no_registry_is_a_conflict(tmp_path: Path, side: int) -> None:
    """With git's markers where lines conflict, and with what is wrong."""
    clones = Clones(tmp_path)
    texts = list(OWNERS)
    texts[side] = texts[side].replace('category = "road"', 'category = "rod"', 1)
    clones.write(*texts)
    said = git(clones.ours, "merge theirs")
    assert said.returncode == 1
    name = ("ours", "theirs")[side]
    assert f"{name}:85: road-a: category: 'rod' is not a category of this registry" in said.stderr
    assert is_marked(clones.text)
    assert clones.unmerged
