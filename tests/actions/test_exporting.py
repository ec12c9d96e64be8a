"""Exports lose nothing that others wrote."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conftest import SAMPLE, Run

CHANGED = SAMPLE.replace("Five units.", "Six units.")


def test_a_file_is_written_and_checked_in_its_own_format(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """Which its name tells, unless another is asked for."""
    del sample
    path = tmp_path / "sample.json"
    assert run("export", "-o", str(path)).exit_code == 0
    assert json.loads(path.read_text())["schema"] == 1
    assert run("export", "-o", str(path)).stdout.endswith("unchanged\n")
    assert run("export", "--check", "-o", str(path)) == run("export", "--check")
    assert run("export", "--check", "-o", str(path)).exit_code == 0
    assert run("export", "--check", "-o", str(path), "-f", "toml").exit_code == 1
    other = ("--db", str(tmp_path / "other.db"))
    assert run(*other, "load", str(path)).exit_code == 0
    assert run(*other, "export", "--check").exit_code == 0
    assert run(*other, "export").stdout.startswith("schema = 1\n")
    assert run("export", "-f", "json").stdout == path.read_text()


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
    assert run("load").stdout == f"{sample}: added 0, changed 0, removed 0, kept 0\n"
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
    assert "dam (The Dam): construction (2022) may not follow partial (2021-05)" in said.stderr
    refused = run("export")
    assert (refused.exit_code, refused.stdout) == (6, "")
    assert "dam (The Dam): " in refused.stderr
    assert json.loads(run("info", "--json").stdout)["unexported"] == 2
    assert run("undo", "dam").exit_code == 0
    assert run("export").exit_code == 0


FORMS = {"toml": [], "json": ["--json"]}


def notes(folder: Path) -> int:
    """Return how many loads and exports are noted."""
    with closing(sqlite3.connect(folder / "test.db")) as connection:
        return int(connection.execute("SELECT count(*) FROM load").fetchone()[0])


@pytest.mark.parametrize("form", FORMS)
def test_an_export_is_written_over_itself_in_its_form(
    run: Run, sample: Path, tmp_path: Path, form: str
) -> None:
    """As often as one likes, through a link too; what another changes there is not lost."""
    del sample
    other, link = tmp_path / "other", tmp_path / "link"
    link.symlink_to("other")
    export = ("export", *FORMS[form], "-o")
    assert run(*export, str(other)).stdout == f"{other}: written\n"
    for path, date in ((other, "2025-01"), (link, "2025-02"), (other, "2025-03")):
        assert run("update", "dam", "operating", "--date", date, "--note", "seen").exit_code == 0
        assert run(*export, str(path)).stdout == f"{path}: changed\n"
        assert date in other.read_text()
        before, noted = other.stat(), notes(tmp_path)
        assert run(*export, str(path)).stdout == f"{path}: unchanged\n"
        assert (other.stat(), notes(tmp_path)) == (before, noted)
    changed = other.read_text().replace("Five units", "Six units")
    other.write_text(changed)
    assert run(*export, str(other)).exit_code == 6
    assert other.read_text() == changed
    assert run(*export, str(other), "--force").exit_code == 0
    assert "Five units" in other.read_text()


OTHERS = {
    "text": (b"a letter\n", "holds what this database has not written", "has not written"),
    "bytes": (b"\xff\xfe\x00", "holds what this database has not written", "has not written"),
    "space": (b"\n", "holds what this database has not written", "has not written"),
    "json": (b'{\n  "schema": 1\n}\n', "has not written; write to another", "has not written"),
    "registry": (CHANGED.encode(), "has not loaded; load it first, or", "is a registry; load it"),
    "quoted": (b"\xef\xbb\xbf'schema' = 1\n", "load it first", "is a registry; load it first"),
    "conflict": (b"<<<<<<< ours\nschema = 1\n", "load it first", "is a registry; load it first"),
}


@pytest.mark.parametrize("other", OTHERS)
def test_nothing_unseen_is_written_over_in_any_form(
    run: Run, sample: Path, tmp_path: Path, other: str
) -> None:
    """It is said what to do; `--force` does it all the same."""
    del sample
    data, *said_of = OTHERS[other]
    path = tmp_path / "other"
    for options, told in zip(FORMS.values(), said_of, strict=True):
        path.write_bytes(data)
        refused = run("export", *options, "-o", str(path))
        assert (refused.exit_code, refused.stdout) == (6, "")
        assert f"{path} " in refused.stderr
        assert told in refused.stderr
        assert path.read_bytes() == data
        assert run("export", *options, "-o", str(path), "--force").exit_code == 0
        assert path.read_bytes() != data


def test_one_form_is_not_written_over_the_other(run: Run, sample: Path, tmp_path: Path) -> None:
    """Neither over the registry that was loaded nor over what was exported."""
    json_file, toml_file = tmp_path / "a.json", tmp_path / "b.toml"
    run("export", "--json", "-o", str(json_file))
    run("export", "-o", str(toml_file))
    for options, path in (
        (["--json"], sample),
        (["--json"], toml_file),
        (["-f", "toml"], json_file),
    ):
        before = path.read_bytes()
        assert run("export", *options, "-o", str(path)).exit_code == 6
        assert path.read_bytes() == before


def test_what_was_loaded_before_another_file_is_unseen_again(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """The database may not have it any more."""
    other = tmp_path / "other.toml"
    other.write_text(CHANGED)
    run("load", str(other))
    assert run("export", "-o", str(sample)).exit_code == 6
    assert sample.read_text() == SAMPLE


def test_an_empty_file_holds_nothing_to_lose(run: Run, sample: Path, tmp_path: Path) -> None:
    """It may have been made for the export."""
    path = tmp_path / "new.toml"
    path.touch()
    assert run("export", "-o", str(path)).exit_code == 0
    assert path.read_bytes() == sample.read_bytes()


@pytest.mark.parametrize("name", ["x" * 300, "no/such/folder", "."])
@pytest.mark.parametrize("command", ["export", "report"])
def test_what_cannot_be_written_is_said(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    """In a sentence."""
    monkeypatch.chdir(sample.parent)
    said = run(command, "-o", name)
    assert (said.exit_code, said.stdout) == (5, "")
    assert f"cannot write '{name}': " in said.stderr


PARTS = (
    "test.db",
    "test.db-wal",
    "test.db-shm",
    "test.db-journal",
    "test.db.v2.bak",
    "test.db.bak",
)


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("command", ["export --force", "export --force -f json", "report"])
def test_the_database_is_never_written_over(
    run: Run, sample: Path, tmp_path: Path, command: str, name: str
) -> None:
    """Nor what is kept beside it, there already or not, however it is spelled."""
    del sample
    for part in PARTS[4:]:
        (tmp_path / part).touch()
    link = tmp_path / "link"
    link.symlink_to(name)
    before = (tmp_path / "test.db").read_bytes()
    for path in (tmp_path / name, link, tmp_path / ".." / tmp_path.name / name):
        said = run(*command.split(), "-o", str(path))
        assert (said.exit_code, said.stdout) == (6, "")
        assert f"'{path}' belongs to the database; write to another file" in said.stderr
    assert (tmp_path / "test.db").read_bytes() == before
    assert run("list", "-f", "ids").stdout == "dam\nroad-a\nroad-b\n"


def test_an_export_from_a_registry_leaves_the_database_alone(run: Run, sample: Path) -> None:
    """Though it opens none."""
    database = sample.with_name("test.db")
    for command in ("export --force", "report"):
        said = run("--registry", str(sample), *command.split(), "-o", str(database))
        assert (said.exit_code, said.stdout) == (6, "")
    assert run("list", "-f", "ids").stdout == "dam\nroad-a\nroad-b\n"


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
    assert unexported(run) == 1
    run("undo")
    assert unexported(run) == 0


def test_another_event_in_an_undone_ones_place_is_not_exported(run: Run, sample: Path) -> None:
    """Nor is the undone one taken out of the file."""
    run("update", "dam", "operating", "--date", "2025")
    run("export", "-o", str(sample))
    run("undo")
    run("update", "dam", "operating", "--date", "2026")
    assert unexported(run) == 2


def test_only_an_export_onto_the_file_last_loaded_shares_it(run: Run, sample: Path) -> None:
    """Another file is nobody's registry, in whatever form; nor is what came from a pipe a file."""
    run("update", "dam", "operating", "--date", "2025")
    other = sample.with_name("other.toml")
    run("export", "-o", str(other))
    run("export", "--json", "-o", str(sample.with_name("other.json")))
    assert unexported(run) == 1
    run("export", "-o", str(sample))
    run("export", "-o", str(other))
    assert unexported(run) == 0
    run("load", str(other))
    run("update", "road-a", "construction", "--date", "2025")
    run("export", "-o", str(sample), "--force")
    assert unexported(run) == 1
    run("export", "-o", str(other))
    assert unexported(run) == 0


def test_what_the_file_holds_already_is_exported(run: Run, sample: Path) -> None:
    """Somebody else has told the same there."""
    text = run("export").stdout
    run("update", "dam", "operating", "--date", "2025")
    sample.write_text(run("export").stdout)
    assert text != sample.read_text()
    assert unexported(run) == 1
    assert run("export", "-o", str(sample)).stdout == f"{sample}: unchanged\n"
    assert unexported(run) == 0


def test_a_load_leaves_unexported_what_is_local_still(run: Run, sample: Path) -> None:
    """Somebody has taken it out of the file."""
    run("update", "dam", "operating", "--date", "2025")
    run("export", "-o", str(sample))
    assert unexported(run) == 0
    sample.write_text(CHANGED)
    run("load")
    assert unexported(run) == 1


def test_a_removed_event_is_missed(run: Run, sample: Path) -> None:
    """One that was exported and is undone leaves the others unexported."""
    run("update", "dam", "operating", "--date", "2025")
    run("update", "road-a", "construction", "--date", "2025")
    run("export", "-o", str(sample))
    run("undo")
    assert unexported(run) == 1


def test_what_came_to_nothing_is_exported_with_the_file_as_it_is(run: Run, sample: Path) -> None:
    """A note that was corrected back again; elsewhere that is no export."""
    event = ("update", "dam", "partial", "--date", "2024-04-01", "--note")
    run(*event, "another")
    run(*event, "First unit.", "--replace")
    assert run("export").stdout == SAMPLE
    assert unexported(run) == 2
    other = sample.with_name("other.toml")
    assert run("export", "-o", str(other)).stdout == f"{other}: written\n"
    assert unexported(run) == 2
    assert run("export", "-o", str(sample)).stdout == f"{sample}: unchanged\n"
    assert unexported(run) == 0
