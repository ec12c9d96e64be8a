"""What becomes of what is said."""

from qhtrack.domain.change_results import Action, Verdict


def test_what_scripts_and_databases_hold_is_fixed() -> None:
    """The words stand in JSON, the numbers in the column `seen`."""
    assert [*Action] == ["recorded", "confirmed", "amended", "unchanged", "dropped"]
    assert {one.name: one.value for one in Verdict} == {"UNSEEN": 0, "SEEN": 1, "OVERRULED": 2}
