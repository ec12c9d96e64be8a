"""Loading a registry."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from conftest import Run
from qhtrack.database import contents, sqlite, store, transactions
from qhtrack.domain.model import Registry
from strategies import registries

FILE = store.File(None, None, "0" * 64)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(registries())
def test_what_is_saved_reads_the_same(registry: Registry) -> None:
    """Twice over."""
    connection = sqlite.create_in_memory()
    for _ in range(2):
        with transactions.transaction(connection):
            store.save(connection, registry, FILE, "", "now", prune=False)
        assert contents.registry(connection, local=True) == registry
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_loading_the_same_file_again_changes_nothing(run: Run, sample: Path) -> None:
    """And says so."""
    assert run("load").stdout == f"{sample}: unchanged\n"


def test_a_load_says_what_it_added_changed_and_removed(run: Run, sample: Path) -> None:
    """By project."""
    text = sample.read_text().replace("Five units.", "Six units.").replace("road-b", "road-c")
    sample.write_text(text)
    said = run("load", str(sample), "--json", "--dry-run").stdout
    assert '"added": [\n    "road-c"' in said
    assert '"changed": [\n    "dam"' in said
    assert '"removed": [\n    "road-b"' in said
    assert run("load").stdout == f"{sample}: added 1, changed 1, removed 1\n"


def test_a_local_event_survives_loads_and_becomes_the_registrys(run: Run, sample: Path) -> None:
    """And local again when the registry drops it."""
    run("update", "dam", "operating", "--date", "2025-06", "--note", "seen")
    before = sample.read_text()
    changed = before.replace("Five units.", "Six units.")
    sample.write_text(changed)
    run("load")
    assert '"origin": "local"' in run("history", "dam", "--json").stdout
    run("export", "-o", str(sample))
    run("load")
    assert '"origin": "local"' not in run("history", "dam", "--json").stdout
    assert run("undo").exit_code == 6
    sample.write_text(before)
    run("load")
    assert '"origin": "local"' in run("history", "dam", "--json").stdout


def test_what_is_local_again_is_of_its_own_recording_still(run: Run, sample: Path) -> None:
    """One undo takes back what was recorded last, and no more."""
    before = sample.read_text()
    run("update", "dam", "operating", "--date", "2025-06")
    run("export", "-o", str(sample))
    run("load")
    run("update", "road-a", "construction", "--date", "2025")
    sample.write_text(before)
    run("load")
    assert run("undo").stdout == "road-a: withdrew construction (2025); now unknown\n"
    assert run("undo").stdout == "dam: withdrew operating (2025-06); now partial\n"


def test_a_project_with_local_events_is_not_dropped(run: Run, sample: Path) -> None:
    """Unless `--prune` says so."""
    run("update", "road-b", "cancelled", "--note", "still")
    before = run("list", "--json").stdout
    text = sample.read_text()
    sample.write_text(text[: text.index('[[project]]\nid = "road-b"')])
    said = run("load")
    assert (said.exit_code, said.stdout) == (6, "")
    assert "road-b" in said.stderr
    assert run("list", "--json").stdout == before
    assert run("load", "--prune").exit_code == 0
    assert "road-b" not in run("list", "-f", "ids").stdout


def test_a_local_event_that_no_longer_follows_is_named(run: Run, sample: Path) -> None:
    """It stays; exporting waits until it is settled."""
    run("update", "dam", "partial", "--date", "2025-06", "--source", "a visit")
    later = '[[project.event]]\ndate = "2025"\nstatus = "operating"\n\n[[project]]\nid = "road-a"'
    text = sample.read_text().replace('[[project]]\nid = "road-a"', later)
    sample.write_text(text.replace('"2025"\n', '"2025-05"\n'))
    assert "partial (2025-06) may not follow operating (2025-05)" in run("load").stderr
    assert run("export").exit_code == 6
    run("undo", "dam")
    assert run("export").exit_code == 0


def test_what_the_registry_has_taken_over_keeps_no_project(run: Run, sample: Path) -> None:
    """Only what is local would be lost."""
    run("update", "road-b", "cancelled", "--date", "2021", "--note", "said so")
    run("export", "-o", str(sample))
    run("load")
    text = sample.read_text()
    sample.write_text(text[: text.index('[[project]]\nid = "road-b"')])
    assert run("load").stdout == f"{sample}: added 0, changed 0, removed 1\n"
