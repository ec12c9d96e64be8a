"""Where the database is, and what a call opens."""

from pathlib import Path

import pytest

from conftest import REGISTRY, SAMPLE, Run


def test_first_use_makes_the_database_from_the_shipped_registry(run: Run, tmp_path: Path) -> None:
    """And says so once."""
    said = run("list", "-f", "ids")
    assert said.stderr == (
        f"qhtrack: made the database {tmp_path / 'test.db'} from the shipped registry\n"
    )
    assert said.stdout
    assert run("list", "-f", "ids") == (0, said.stdout, "")


def test_the_database_lies_in_the_platforms_place(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing else is said; `--db` goes before the environment."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert run("--db", str(tmp_path / "own.db"), "list").exit_code == 0
    assert (tmp_path / "own.db").exists()
    monkeypatch.delenv("QHTRACK_DB")
    assert run("list").exit_code == 0
    assert (tmp_path / "data" / "qhtrack" / "qhtrack.db").exists()


def test_a_changed_registry_is_told_on_stderr(run: Run, sample: Path) -> None:
    """Until it is loaded; a new date alone is no change, and a vanished file none either."""
    sample.write_text(SAMPLE.replace("Five units.", "Six units."))
    said = run("list", "-f", "ids")
    assert said.stderr == f"qhtrack: {sample} has changed since it was loaded; run: qhtrack load\n"
    assert run("load").exit_code == 0
    assert run("list", "-f", "ids").stderr == ""
    sample.touch()
    assert run("list", "-f", "ids").stderr == ""
    sample.unlink()
    assert run("list", "-f", "ids").stderr == ""


def test_a_registry_from_standard_input_is_never_stale(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no file to look at."""
    with sample.open() as file:
        monkeypatch.setattr("sys.stdin", file)
        assert run("--registry", "-", "list", "-f", "ids").stdout == "dam\nroad-a\nroad-b\n"
        file.seek(0)
        assert run("load", "-").stdout == "-: unchanged\n"
    assert run("list", "-f", "ids").stderr == ""


def test_the_shipped_registry_is_the_projects_own(run: Run) -> None:
    """In a checkout."""
    assert run("load").stdout.startswith(str(REGISTRY))
