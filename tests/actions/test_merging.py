"""Three files are merged over one of them, as git's merge driver does it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SAMPLE, Result, Run

Merge = Callable[..., Result]
OURS = SAMPLE.replace('owner = "Yellow River Co"', 'owner = "Ours"')
THEIRS = SAMPLE.replace('owner = "Yellow River Co"', 'owner = "Theirs"')
OTHER = SAMPLE.replace('name = "Road B"', 'name = "Road C"')
MARKED = SAMPLE.replace(
    'owner = "Yellow River Co"\n',
    '<<<<<<< ours\nowner = "Ours"\n=======\nowner = "Theirs"\n>>>>>>> theirs\n',
)


@pytest.fixture
def merge(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Merge:
    """Return what merges three texts; `stdout` is then what stands in OURS."""
    monkeypatch.chdir(tmp_path)

    def call(*texts: str | bytes) -> Result:
        for name, text in zip(("base", "mine", "yours"), texts, strict=True):
            Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
        said = run("merge", "base", "mine", "yours")
        assert said.stdout == ""
        text = Path("mine").read_bytes().decode(errors="replace")
        return Result(said.exit_code, text, said.stderr)

    return call


def test_two_changes_meet(merge: Merge) -> None:
    """Canonical, and without a word."""
    assert merge(SAMPLE, OURS, OTHER) == (
        0,
        OURS.replace('name = "Road B"', 'name = "Road C"'),
        "",
    )
    assert merge(SAMPLE, SAMPLE, OTHER) == (0, OTHER, "")
    assert merge(SAMPLE, OURS, OURS) == (0, OURS, "")


def test_a_conflict_is_marked_and_named(merge: Merge, run: Run) -> None:
    """The rest is merged; `check` says on which lines the markers stand."""
    renamed = THEIRS.replace('name = "Road B"', 'name = "Road C"')
    assert merge(SAMPLE, OURS, renamed) == (
        1,
        MARKED.replace('name = "Road B"', 'name = "Road C"'),
        "qhtrack: dam: owner: changed differently by ours and theirs\n",
    )
    said = run("check", "mine")
    assert said.exit_code == 3
    assert "mine:44: git's conflict markers (lines 44, 46, 48)" in said.stderr


def test_an_empty_base_is_an_empty_registry(merge: Merge) -> None:
    """Git gives it so where both sides have added the file."""
    assert merge("", SAMPLE, OTHER) == (
        1,
        SAMPLE.replace(
            'name = "Road B"\n',
            '<<<<<<< ours\nname = "Road B"\n=======\nname = "Road C"\n>>>>>>> theirs\n',
        ),
        "qhtrack: road-b: name: changed differently by ours and theirs\n",
    )


def test_an_emptied_side_is_no_registry(merge: Merge) -> None:
    """Only a base may be empty."""
    said = merge(SAMPLE, SAMPLE, "")
    assert (said.exit_code, said.stdout) == (1, "")
    assert said.stderr.startswith("qhtrack: theirs: 'schema' is missing\n")


def test_comments_in_the_base_are_not_lost(merge: Merge) -> None:
    """The result has none of them anyway."""
    assert merge(f"{SAMPLE}# a remark\n", OURS, SAMPLE) == (0, OURS, "")


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        (MARKED.replace("ours", "HEAD"), "theirs:44: git's conflict markers (lines 44, 46, 48)"),
        (THEIRS.replace("[[category]]", "[[category]", 1), "theirs:7: Expected ']]'"),
        (THEIRS.replace('category = "road"', 'category = "rod"', 1), "'rod' is not a category"),
        (f"{THEIRS}# a remark\n", "theirs: comments below the heading would be lost"),
        (THEIRS.replace("大坝", "坝").encode("gbk"), "theirs:5: not UTF-8 (it looks like GBK)"),
    ],
)
def test_where_a_side_is_no_registry_gits_own_merge_stays(
    merge: Merge, side: str | bytes, expected: str
) -> None:
    """With its markers, and with what is wrong with the side."""
    said = merge(SAMPLE, OURS, side)
    assert said.exit_code == 1
    assert expected in said.stderr
    assert said.stderr.endswith("\nqhtrack: merged by line, not by meaning; look at the file\n")
    assert "<<<<<<< ours\n" in said.stdout
    assert 'owner = "Theirs"\n' in said.stdout


def test_the_problems_of_all_sides_are_named(merge: Merge) -> None:
    """And a clean merge by line is no answer either."""
    broken = SAMPLE.replace('category = "road"', 'category = "rod"')
    said = merge(broken, broken, SAMPLE)
    assert said.exit_code == 1
    assert "base:85: road-a: category: 'rod' is not a category" in said.stderr
    assert "ours:85: road-a: category: 'rod' is not a category" in said.stderr
    assert said.stdout == SAMPLE


def test_where_git_cannot_merge_both_sides_stand_whole(
    merge: Merge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes UTF-16 for no text; and there may be no git at all."""
    said = merge(SAMPLE, OURS, THEIRS.encode("utf-16"))
    assert said.exit_code == 1
    assert "theirs:1: not UTF-8 (it looks like UTF-16)" in said.stderr
    assert said.stdout.startswith(f"<<<<<<< ours\n{OURS}\n=======\n")
    monkeypatch.setenv("PATH", "")
    assert merge(SAMPLE, OURS, "no registry").stdout == (
        f"<<<<<<< ours\n{OURS}\n=======\nno registry\n>>>>>>> theirs\n"
    )
    assert merge(SAMPLE, OURS, OTHER).exit_code == 0


def test_where_git_is_killed_both_sides_stand_whole(
    merge: Merge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its merge is half of one then."""
    (tmp_path / "git").write_text("#!/bin/sh\nkill -9 $$\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert merge(SAMPLE, OURS, "no registry").stdout == (
        f"<<<<<<< ours\n{OURS}\n=======\nno registry\n>>>>>>> theirs\n"
    )


def test_names_may_begin_with_a_hyphen(run: Run, merge: Merge) -> None:
    """They are no options of git's."""
    del merge
    for name, text in (("-base", SAMPLE), ("-mine", OURS), ("-yours", f"{THEIRS}# a remark\n")):
        Path(name).write_text(text)
    assert run("merge", "--", "-base", "-mine", "-yours").exit_code == 1
    assert Path("-mine").read_text() == f"{MARKED}# a remark\n"


def test_what_cannot_be_read_changes_nothing(merge: Merge, run: Run) -> None:
    """It is named."""
    merge(SAMPLE, OURS, OTHER)
    before = Path("mine").read_bytes()
    said = run("merge", "base", "mine", "missing")
    assert said == (5, "", "qhtrack: cannot read 'missing': No such file or directory\n")
    assert Path("mine").read_bytes() == before


def test_a_merge_that_fails_leaves_gits_own(merge: Merge, tmp_path: Path) -> None:
    """Here a folder has the name under which the answer is written before it is moved."""
    (tmp_path / f".mine.{os.getpid()}.tmp").mkdir()
    said = merge(SAMPLE, OURS, THEIRS)
    assert (said.exit_code, said.stdout) == (5, MARKED)
    assert said.stderr.startswith("qhtrack: cannot write 'mine': ")
