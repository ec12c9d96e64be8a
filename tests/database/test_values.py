"""What a QUERY may ask for."""

import pytest
from msgspec.structs import replace

from qhtrack.database.values import values_by_name
from qhtrack.domain.model import Event
from qhtrack.domain.promises import Outcome
from qhtrack.domain.status import LADDER, Status
from saving import project, promise, saved


def test_words_stand_for_values_in_both_languages() -> None:
    """A milestone is a step of the ladder; failed is an outcome to ask for."""
    with saved() as connection:
        values = values_by_name(connection, [])
    assert {*values["milestone"].values()} == {*LADDER}
    assert values["milestone"]["在建"] == "construction"
    assert {*values["status"].values()} > {*Status}
    assert {*values["outcome"].values()} == {*Outcome, "failed"}
    assert values["outcome"]["已完成，是否按期不详"] == "met-by"
    for field in ("stretch", "overdue"):
        assert values[field] == {"true": "true", "是": "true", "false": "false", "否": "false"}


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("category", {"road": "road", "roads": "road", "target": "target", "targets": "target"}),
        ("region", {}),
        ("id", {"a": "a"}),
        ("owner", {"company": "Company"}),
        ("source", {name: name for name in ("paper", "other", "e f", "e g", "p h", "p i")}),
        ("publisher", {"press": "Press", "报社": "Press", "电台": "电台"}),
    ],
)
def test_other_values_are_those_of_the_database(field: str, expected: dict[str, str]) -> None:
    """Read where a term asks for them alone."""
    event = Event(date="2024", status=Status.PARTIAL, source="e f", also=("e g",))
    made = replace(promise(source="p h"), also=("p i",))
    known = replace(project(events=(event,), promises=(made,)), owner="Company")
    with saved(known) as connection:
        assert values_by_name(connection, [f"{field}:x"])[field] == expected
        assert field not in values_by_name(connection, ["word"])
