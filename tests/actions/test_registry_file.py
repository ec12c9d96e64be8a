"""A registry's file is read once, and loaded once."""

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from conftest import NOW, SAMPLE
from qhtrack.actions.context import Clock
from qhtrack.actions.registry_file import RegistryFile, load
from qhtrack.database import event_recording, sqlite
from qhtrack.database.rebasing import Choice
from qhtrack.database.statements import Recorder
from qhtrack.domain.errors import RefusedError, StorageError
from qhtrack.domain.status import Status
from qhtrack.domain.updates import Update
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

CLOCK = Clock(NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of the sample, which no database knows."""
    path = tmp_path / "a.toml"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def test_a_file_is_what_it_was_when_it_was_read(path: Path) -> None:
    """Whatever becomes of it before it is parsed."""
    source = RegistryFile(str(path))
    path.write_text("no registry")
    registry, heading = source.parsed(NOW.date())
    assert (len(registry.projects), heading) == (3, "# A heading")
    assert source.parsed(NOW.date())[0] is registry
    assert source.file.path == str(path)


def test_what_is_no_file_or_no_registry_is_refused(path: Path) -> None:
    """The one when it is read, the other when it is parsed."""
    with pytest.raises(StorageError):
        RegistryFile(str(path.with_name("missing.toml")))
    path.write_text("x = 1\n")
    source = RegistryFile(str(path))
    with pytest.raises(RefusedError):
        source.parsed(NOW.date())


def test_what_is_loaded_is_not_loaded_again(path: Path) -> None:
    """Unless it is to be taken whole; it changes nothing then."""
    with closing(sqlite.create_in_memory()) as connection:
        assert load(connection, RegistryFile(str(path)), CLOCK, dry_run=True).changes.added
        first = load(connection, RegistryFile(str(path)), CLOCK)
        assert (first.unchanged, first.changes.added) == (False, ["dam", "road-a", "road-b"])
        assert load(connection, RegistryFile(str(path)), CLOCK).unchanged
        whole = load(connection, RegistryFile(str(path)), CLOCK, Choice(replace=True))
        assert (whole.unchanged, whole.changes) == (False, ([], [], []))


def test_a_load_says_what_is_kept_and_what_contradicts(path: Path) -> None:
    """Of what was recorded here, though the file is unchanged."""
    with closing(sqlite.create_in_memory()) as connection:
        load(connection, RegistryFile(str(path)), CLOCK)
        update = Update("dam", Status.CONSTRUCTION, "2022", "a visit")
        event_recording.record(connection, [update], Recorder(None, "now"))
        unchanged = load(connection, RegistryFile(str(path)), CLOCK)
        assert (unchanged.kept, unchanged.contradictions) == (["dam"], [])
        path.write_text(
            SAMPLE.replace('"2021-05"\nstatus = "construction"', '"2021-05"\nstatus = "partial"')
        )
        result = load(connection, RegistryFile(str(path)), CLOCK)
        (contradiction,) = result.contradictions
        assert sentence(contradiction, Language.EN) == (
            "dam: construction (2022) may not follow partial (2021-05)"
            " without a note that explains it"
        )
        assert result.kept == ["dam"]
        events = [change for change in result.facts if change.fact.kind == "event"]
        assert [(change.sign, change.fact.key) for change in events] == [
            ("+", ("2021-05", "partial")),
            ("-", ("2021-05", "construction")),
        ]


def statements_run(path: Path, *, local: int) -> Counter[str]:
    """Return how often each statement of SQL runs in a load of a changed file."""
    ran: Counter[str] = Counter()
    with closing(sqlite.create_in_memory()) as connection:
        path.write_text(SAMPLE)
        load(connection, RegistryFile(str(path)), CLOCK)
        updates = [Update("dam", Status.PARTIAL, f"2025-{n:02}") for n in range(1, local + 1)]
        event_recording.record(connection, updates, Recorder(None, "now"))
        path.write_text(SAMPLE.replace("Five", "Six"))
        connection.set_trace_callback(lambda sql: ran.update([sql]))
        assert not load(connection, RegistryFile(str(path)), CLOCK).unchanged
    return ran


def test_a_load_reads_all_once_and_what_was_said_here_by_itself(path: Path) -> None:
    """So that it costs what the file costs, and then what was said."""
    whole = [sql for sql in statements_run(path, local=0).elements() if "FROM event WHERE 1" in sql]
    assert len(whole) == 1
    few, many = (statements_run(path, local=count).total() for count in (2, 12))
    assert many - few <= 10 * 20
