"""Recordings as they were made."""

from contextlib import closing
from pathlib import Path

import pytest

from qhtrack.database import log, sqlite
from qhtrack.domain.errors import StateError
from qhtrack.domain.statement_rows import Recording
from telling import added, record


def test_recordings_are_read_newest_first_and_by_number(sample: Path) -> None:
    """Each with its statements, in their order."""
    path = sample.with_name("test.db")
    record(path, added("source", "b", title="B"), added("source", "a", title="A"))
    record(path, added("source", "c", title="C"))
    with closing(sqlite.connect(str(path))) as connection:
        whole = list(log.recordings(connection))
        assert [one.number for one in whole] == [2, 1]
        assert [said.fact.owner for said in whole[1].statements] == ["b", "a"]
        assert list(log.recordings(connection, 1)) == whole[:1]
        assert log.recording(connection, 1) == whole[1]
        assert log.count(connection) == 2
        assert whole[1] == Recording(
            *(1, "2026-11-23T12:00:00+00:00", "tester", "set", None, True),
            statements=whole[1].statements,
        )
        with pytest.raises(StateError):
            log.recording(connection, 3)
