"""What a load finds in dispute is named, and settled by a preference."""

import json
from pathlib import Path

import pytest

from conftest import SAMPLE, Run
from saying import DAM, correct


def test_a_conflict_is_named_in_text_and_for_scripts(run: Run, sample: Path) -> None:
    """Nothing is changed."""
    correct(sample.with_name("test.db"), DAM, owner="Y")
    before = run("export").stdout
    sample.write_text(SAMPLE.replace("Yellow River Co", "Z"))
    for dry_run in ((), ("--dry-run",)):
        refused = run("load", *dry_run)
        assert (refused.exit_code, refused.stdout) == (6, "")
        assert refused.stderr == (
            "qhtrack: dam (The Dam): owner: 'Y' here, 'Z' in the file\n"
            "nothing was loaded; settle it with --prefer file or --prefer mine\n"
        )
    failure = json.loads(run("load", "--json").stderr)
    assert (failure["error"], failure["exit_code"]) == ("conflict", 6)
    assert failure["conflicts"] == [
        {
            "kind": "project",
            "project": "dam",
            "id": "dam",
            "fact": None,
            "field": "owner",
            "file": "Z",
            "mine": "Y",
        }
    ]
    assert "项目单位：本机为“Y”，文件为“Z”" in run("--lang", "zh", "load").stderr
    assert run("export").stdout == before


def test_a_preference_settles_a_conflict(run: Run, sample: Path) -> None:
    """And says what it drops."""
    correct(sample.with_name("test.db"), DAM, owner="Y")
    sample.write_text(SAMPLE.replace("Yellow River Co", "Z"))
    row = json.loads(run("load", "--prefer", "file", "--json").stdout)
    assert row["dropped"] == [
        {
            "kind": "project",
            "project": "dam",
            "id": "dam",
            "action": "amended",
            "before": {"id": "dam", "owner": "Yellow River Co"},
            "after": {"id": "dam", "owner": "Y"},
            "recording": 1,
        }
    ]
    assert run("load").stdout == f"{sample}: unchanged\n"
    assert run("load", "--prefer", "ours").exit_code == 2


def test_an_event_that_was_undone_here_and_edited_in_the_file_is_settled(
    run: Run, sample: Path
) -> None:
    """Whether the export was loaded since or not; nothing of it comes back without a word."""
    for loaded in ((), ("load", "--replace")):
        sample.write_text(SAMPLE)
        run("load")
        run("update", "dam", "operating", "--date", "2025", "--note", "mine")
        run("export", "-o", str(sample))
        run(*(loaded or ("list",)))
        run("undo")
        before = run("export").stdout
        sample.write_text(sample.read_text().replace('"mine"', '"theirs"'))
        for dry_run in ((), ("--dry-run",)):
            refused = run("load", *dry_run)
            assert (refused.exit_code, refused.stdout, run("export").stdout) == (6, "", before)
            assert refused.stderr.startswith(
                "qhtrack: dam (The Dam): event '2025 operating': undone here, changed in the file\n"
            )
        (row,) = json.loads(run("load", "--json").stderr)["conflicts"]
        assert (row["fact"]["date"], row["file"]["note"], row["mine"]) == ("2025", "theirs", None)
        file = run("load", "--prefer", "file", "--dry-run")
        assert "no longer undone, for the file says it" in file.stderr
        mine = run("load", "--prefer", "mine")
        assert mine.stderr.endswith("undone here, changed in the file; ours stands\n")
        assert run("export").stdout == before
        assert "event that was dropped: operating (2025)" in run("undo").stdout
        assert run("export").stdout == sample.read_text()


@pytest.mark.parametrize("prefer", ["file", "mine"])
def test_a_preference_that_decides_nothing_is_said(run: Run, sample: Path, prefer: str) -> None:
    """Of a file that is unchanged, and of one that denies nothing."""
    nothing = (
        "qhtrack: --prefer had nothing to settle: the file denies nothing that was recorded here\n"
    )
    run("set", "dam", "place=here")
    assert run("load", "--prefer", prefer).stderr == nothing
    text = sample.read_text(encoding="utf-8")
    sample.write_text(text.replace("Five units.", "Six units."), encoding="utf-8")
    assert run("load", "--prefer", prefer, "--dry-run").stderr == nothing
    sample.write_text(text.replace('note = "Five', 'place = "there"\nnote = "Five'))
    assert nothing not in run("load", "--prefer", prefer).stderr


def test_what_differs_is_told_in_chinese_with_its_place(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """What a file holds stays as it is; what gave way is told likewise."""
    assert run("set", "dam", "owner=A").exit_code == 0
    assert run("drop", "dam", "2024-04-01", "partial").exit_code == 0
    edited = tmp_path / "edited.toml"
    text = sample.read_text(encoding="utf-8")
    note = 'note = "First unit."'
    assert text.count(note) == 1
    edited.write_text(text.replace(note, 'note = "Unit 1."'), encoding="utf-8")
    refused = run("--lang", "zh", "load", str(edited)).stderr
    assert "大坝（dam）：进展“2024-04-01 部分投运”：本机已撤下，文件中有修改\n" in refused
    kept = run("--lang", "zh", "load", str(edited), "--prefer", "file").stderr
    assert "大坝（dam）：进展“2024-04-01 部分投运”（第2号记录）：以文件为准，不再采用；" in kept
