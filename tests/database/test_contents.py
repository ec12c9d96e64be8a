"""Reading the registry out of the database."""

from pathlib import Path

from conftest import SAMPLE, Run
from qhtrack.database import contents, sqlite


def test_an_empty_database_holds_an_empty_registry() -> None:
    """Before the first load."""
    connection = sqlite.create_in_memory()
    assert contents.registry(connection, local=True).projects == ()
    connection.close()


def test_the_heading_and_the_order_are_kept(run: Run, sample: Path) -> None:
    """Byte for byte."""
    assert run("export").stdout == SAMPLE
    assert sample.read_text() == SAMPLE
