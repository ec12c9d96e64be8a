"""What becomes of what is said."""

from qhtrack.domain.change_results import Action, Seen


def test_what_scripts_and_databases_hold_is_fixed() -> None:
    """The words stand in JSON, the numbers in the column `seen`."""
    assert [*Action] == ["recorded", "confirmed", "amended", "unchanged", "dropped"]
    assert {one.name: one.value for one in Seen} == {"NO": 0, "YES": 1, "OVERRULED": 2}
