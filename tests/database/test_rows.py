"""Single rows, as the registry's file has them."""

from pathlib import Path

from conftest import Run
from qhtrack.database import contents, rows, sqlite
from qhtrack.domain import fields
from qhtrack.domain.statements import Fact, fact_of


def test_a_row_is_what_the_whole_registry_has(run: Run, sample: Path) -> None:
    """Of every kind, found by what it is known by; None where there is none."""
    del run
    connection = sqlite.connect(str(sample.with_name("test.db")))
    data = contents.data(connection)
    read = 0
    for kind in ("category", "region", "source", "project"):
        for row in data[kind]:
            told = {name: row.pop(name, []) for name in ("promise", "event")}
            assert rows.row_of(connection, Fact(kind, row["id"])) == row
            for name, facts in told.items():
                for fact in facts:
                    assert rows.row_of(connection, fact_of(name, row["id"], fact)) == fact
                    read += 1
    assert read > 5
    assert rows.row_of(connection, Fact("event", "dam", ("1999", "partial"))) is None
    assert rows.row_of(connection, Fact("project", "nothing")) is None
    connection.close()


def test_rows_have_the_fields_there_are(sample: Path) -> None:
    """In their order."""
    connection = sqlite.connect(str(sample.with_name("test.db")))
    (row, *_) = rows.rows_where(connection, "project", "id = ?", ("dam",))
    assert [key for key in fields.keys(fields.PROJECT) if key in row] == list(row)
    connection.close()
