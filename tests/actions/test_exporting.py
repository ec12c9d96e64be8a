"""Exports lose nothing that others wrote."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import NOW, SAMPLE, Run

CHANGED = SAMPLE.replace("Five units.", "Six units.")


def test_export_as_json_has_the_registrys_keys(run: Run, sample: Path) -> None:
    """As plain values."""
    del sample
    data = json.loads(run("export", "-f", "json").stdout)
    assert [project["id"] for project in data["project"]] == ["dam", "road-a", "road-b"]
    assert data["schema"] == 1


def test_export_refuses_to_overwrite_what_it_has_not_seen(run: Run, sample: Path) -> None:
    """What another wrote there would be lost."""
    run("update", "dam", "operating")
    sample.write_text(CHANGED)
    refused = run("export", "-o", str(sample))
    assert (refused.exit_code, sample.read_text()) == (6, CHANGED)
    assert "load it first, or --force" in refused.stderr
    run("load")
    assert run("export", "-o", str(sample)).exit_code == 0
    assert "Six units." in sample.read_text()
    assert 'status = "operating"' in sample.read_text()
    assert run("export", "--check").exit_code == 0
    assert run("load").stdout == f"{sample}: added 0, changed 1, removed 0, kept 0\n"
    assert json.loads(run("info", "--json").stdout)["unexported"] == 0


def test_export_refuses_to_lose_comments(run: Run, sample: Path) -> None:
    """`--force` loses them."""
    sample.write_text(SAMPLE.replace("note =", "# a remark\nnote ="))
    run("load")
    refused = run("export", "-o", str(sample))
    assert (refused.exit_code, "# a remark" in sample.read_text()) == (6, True)
    assert run("export", "--force", "-o", str(sample)).exit_code == 0
    assert sample.read_text() == SAMPLE


def test_export_waits_until_a_broken_ladder_is_settled(run: Run, sample: Path) -> None:
    """The load names what may no longer follow; undo settles it."""
    run("update", "dam", "construction", "--date", "2022", "--source", "a visit")
    run("update", "road-b", "cancelled", "--note", "again")
    run("export", "-o", str(sample))
    sample.write_text(
        SAMPLE.replace('"2021-05"\nstatus = "construction"', '"2021-05"\nstatus = "partial"')
    )
    said = run("load")
    assert said.exit_code == 0
    assert "dam: construction (2022) may not follow partial (2021-05)" in said.stderr
    refused = run("export")
    assert (refused.exit_code, refused.stdout) == (6, "")
    assert "dam: " in refused.stderr
    assert json.loads(run("info", "--json").stdout)["unexported"] == 2
    assert run("undo", "dam").exit_code == 0
    assert run("export").exit_code == 0


def test_json_never_replaces_a_registry(run: Run, sample: Path, tmp_path: Path) -> None:
    """Another file is written as often as one likes."""
    before = sample.read_bytes()
    said = run("export", "--json", "-o", str(sample))
    assert (said.exit_code, said.stdout) == (6, "")
    assert "is a registry; write JSON to another file" in said.stderr
    assert sample.read_bytes() == before
    other = str(tmp_path / "a.json")
    assert run("export", "-f", "json", "-o", other).stdout == f"{other}: changed\n"
    assert run("export", "-f", "json", "-o", other).stdout == f"{other}: unchanged\n"
    run("update", "dam", "operating")
    assert run("export", "-f", "json", "-o", other).stdout == f"{other}: changed\n"


def test_a_hyphen_is_standard_output(run: Run, sample: Path) -> None:
    """No file of that name is made."""
    assert run("export", "-o", "-").stdout == sample.read_text(encoding="utf-8")
    assert not Path("-").exists()


def test_the_last_export_may_be_overwritten(run: Run, sample: Path, tmp_path: Path) -> None:
    """It is known, as the last load is; what stood there before that is not."""
    other = tmp_path / "other.toml"
    run("update", "dam", "operating", "--date", "2025")
    assert run("export", "-o", str(other)).exit_code == 0
    first = other.read_bytes()
    run("update", "road-a", "construction", "--date", "2025")
    assert run("export", "-o", str(other)).exit_code == 0
    other.write_bytes(first)
    assert run("export", "-o", str(other)).exit_code == 6
    assert other.read_bytes() == first
    assert run("export", "-o", str(sample)).exit_code == 0


def unexported(run: Run) -> int:
    """Return how many local events `info` says are not exported."""
    return int(json.loads(run("info", "--json").stdout)["unexported"])


def test_what_was_exported_is_known(run: Run, sample: Path) -> None:
    """Until something else is recorded."""
    run("update", "dam", "operating", "--date", "2025")
    assert unexported(run) == 1
    run("export", "-o", str(sample))
    assert unexported(run) == 0
    run("update", "road-a", "construction", "--date", "2025")
    assert unexported(run) == 2
    run("undo")
    assert unexported(run) == 0


def test_another_event_in_an_undone_ones_place_is_not_exported(run: Run, sample: Path) -> None:
    """Though there are as many, recorded in the same second."""
    run("update", "dam", "operating", "--date", "2025")
    run("export", "-o", str(sample))
    run("undo")
    run("update", "dam", "operating", "--date", "2026")
    assert unexported(run) == 1


def test_another_registry_with_as_many_events_is_not_exported(run: Run, sample: Path) -> None:
    """What was recorded here is in neither."""
    run("update", "dam", "operating", "--date", "2025")
    run("export", "-o", str(sample.with_name("other.toml")))
    assert unexported(run) == 0
    sample.write_text(CHANGED)
    run("load", str(sample))
    assert unexported(run) == 1
    sample.write_text(SAMPLE)
    run("load", str(sample))
    assert unexported(run) == 0


def test_a_removed_event_is_missed(run: Run, sample: Path) -> None:
    """One that was exported and is undone leaves the others unexported."""
    run("update", "dam", "operating", "--date", "2025")
    run("update", "road-a", "construction", "--date", "2025")
    run("export", "-o", str(sample))
    run("undo")
    assert unexported(run) == 1


@pytest.fixture
def exported_before(run: Run, sample: Path, tmp_path: Path) -> Path:
    """Return the sample; two events were recorded, and exported in a later second."""
    run("update", "dam", "operating", "--date", "2025")
    run("update", "road-a", "construction", "--date", "2025")
    run("export", "-o", str(tmp_path / "other.toml"))
    with closing(sqlite3.connect(tmp_path / "test.db")) as connection, connection:
        connection.execute("UPDATE event SET recorded_at = '2025' WHERE origin = 'local'")
    assert unexported(run) == 0
    return sample


def test_an_undone_event_leaves_the_others_unexported(run: Run, exported_before: Path) -> None:
    """Until it is recorded again."""
    assert exported_before.exists()
    assert run("undo", "dam").exit_code == 0
    assert unexported(run) == 1
    run("update", "dam", "operating", "--date", "2025")
    assert unexported(run) == 0


def test_a_load_leaves_local_events_unexported(run: Run, exported_before: Path) -> None:
    """Until what the export was made of is loaded again."""
    exported_before.write_text(CHANGED)
    run("load", str(exported_before))
    assert unexported(run) == 2
    exported_before.write_text(SAMPLE)
    run("load", str(exported_before))
    assert unexported(run) == 0


@pytest.mark.parametrize(("seconds", "is_text_made"), [(-1, False), (0, True), (1, True)])
def test_times_save_the_text(
    run: Run, sample: Path, tmp_path: Path, seconds: int, *, is_text_made: bool
) -> None:
    """What was recorded before the export's second is in it: the text's hash is not looked at."""
    run("update", "dam", "operating", "--date", "2025")
    run("export", "-o", str(sample))
    recorded = (NOW + timedelta(seconds=seconds)).isoformat(timespec="seconds")
    with closing(sqlite3.connect(tmp_path / "test.db")) as connection, connection:
        connection.execute("UPDATE load SET sha256 = 'other' WHERE kind = 'export'")
        connection.execute("UPDATE event SET recorded_at = ? WHERE origin = 'local'", (recorded,))
    assert unexported(run) == int(is_text_made)
