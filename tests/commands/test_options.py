"""What shared options mean."""

from pathlib import Path

from conftest import Run
from qhtrack.commands.options import most_rows, terms_of
from qhtrack.output.formats import Format


def test_an_unknown_column_is_refused_with_the_nearest(run: Run, sample: Path) -> None:
    """Exit 2."""
    del sample
    said = run("list", "--columns", "id,ownr")
    assert said == (2, "", "qhtrack: 'ownr' is not a column; did you mean 'owner'?\n")


def test_options_are_sugar_for_terms() -> None:
    """Of the field of their name."""
    assert terms_of(["a"], status=["x", "y,z"], region=None) == ["a", "status:x,y,z"]


def test_a_terminal_gets_at_most_a_hundred_rows() -> None:
    """Unless more are asked for; other formats get all."""
    assert most_rows(None, Format.TABLE) == 100
    assert most_rows(None, Format.JSON) == most_rows(0, Format.TABLE) == 0
    assert most_rows(5, Format.CSV) == 5
