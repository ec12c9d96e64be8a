"""A registry's file is read once, and loaded once."""

from contextlib import closing
from pathlib import Path

import pytest

from conftest import NOW, SAMPLE
from qhtrack.actions.context import Clock
from qhtrack.actions.registry_file import RegistryFile, contradictions, load
from qhtrack.database import recordings, sqlite
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
    """Unless it is to be pruned; it changes nothing then."""
    with closing(sqlite.create_in_memory()) as connection:
        assert load(connection, RegistryFile(str(path)), CLOCK, dry_run=True).changes.added
        first = load(connection, RegistryFile(str(path)), CLOCK)
        assert (first.unchanged, first.changes.added) == (False, ["dam", "road-a", "road-b"])
        assert load(connection, RegistryFile(str(path)), CLOCK).unchanged
        pruned = load(connection, RegistryFile(str(path)), CLOCK, prune=True)
        assert (pruned.unchanged, pruned.changes) == (False, ([], [], []))


def test_a_local_event_may_contradict_a_registry(path: Path) -> None:
    """It is named by its project; without local events nothing is looked at."""
    with closing(sqlite.create_in_memory()) as connection:
        load(connection, RegistryFile(str(path)), CLOCK)
        assert contradictions(connection) == []
        update = Update("dam", Status.CONSTRUCTION, "2022", "a visit")
        recordings.record(connection, [update], recordings.Recorder(None, "now"))
        assert contradictions(connection) == []
        path.write_text(
            SAMPLE.replace('"2021-05"\nstatus = "construction"', '"2021-05"\nstatus = "partial"')
        )
        result = load(connection, RegistryFile(str(path)), CLOCK)
        (contradiction,) = result.contradictions
        assert sentence(contradiction, Language.EN) == (
            "dam: construction (2022) may not follow partial (2021-05)"
            " without a note that explains it"
        )


def test_only_a_project_contradicts_what_was_recorded(path: Path) -> None:
    """Not a source that an older version has let in."""
    with closing(sqlite.create_in_memory()) as connection:
        load(connection, RegistryFile(str(path)), CLOCK)
        update = Update("dam", Status.OPERATING, "2025")
        recordings.record(connection, [update], recordings.Recorder(None, "now"))
        connection.execute("UPDATE source SET date = '2023-13'")
        assert contradictions(connection) == []
