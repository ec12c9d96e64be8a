"""Which files were loaded and exported."""

from contextlib import closing
from pathlib import Path

from conftest import Run
from qhtrack.database import loads, sqlite


def test_the_newest_of_each_is_told(run: Run, sample: Path, tmp_path: Path) -> None:
    """Of the last load, of the last export to a path, and of either."""
    other = tmp_path / "other.toml"
    run("update", "dam", "operating", "--date", "2025")
    assert run("export", "-o", str(other)).exit_code == 0
    with closing(sqlite.connect(str(tmp_path / "test.db"))) as connection:
        load = loads.last_load(connection)
        export = loads.last_export(connection, str(other))
        assert (load["kind"], load["path"]) == ("load", str(sample))
        assert (export["kind"], export["path"]) == ("export", str(other))
        assert loads.last_seen(connection, str(other)) == export
        assert loads.last_seen(connection, str(sample)) == load
        assert loads.last_export(connection, str(sample)) == {}
        assert loads.last_seen(connection, None) == {}


def test_nothing_was_loaded_at_first() -> None:
    """An empty row stands for none."""
    with closing(sqlite.create_in_memory()) as connection:
        assert loads.last_load(connection) == {}
