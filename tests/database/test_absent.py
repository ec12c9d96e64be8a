"""Terms that ask for what has no value."""

from contextlib import closing

import pytest
from msgspec.structs import replace

from qhtrack.database import questions, sqlite
from qhtrack.database.questions import AsOf, Filter
from qhtrack.domain.errors import UsageError
from qhtrack.domain.model import Event, Project, Promise, Region, Registry
from qhtrack.domain.status import Status
from saving import save

TODAY = AsOf("2026-11-23")
BARE = Project(id="bare", name="Bare", category="road")
DUE = Promise(wording="w", due="2030", made="2020", source="s")
UNDATED = Promise(wording="u", source="s")
PROJECTS = (
    BARE,
    replace(BARE, id="owned", owner_zh="航空公司", capacity_mw=5, promises=(DUE, UNDATED)),
    replace(BARE, id="placed", owner="N", regions=("north",), promises=(UNDATED,)),
    replace(BARE, id="seen", events=(Event(date="2024", status=Status.CONSTRUCTION),)),
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("updated:none", ["bare", "owned", "placed"]),
        ("updated:2024,none", ["bare", "owned", "placed", "seen"]),
        ("updated!=none", ["seen"]),
        ("updated!=none,2024", []),
        ("since=无", ["bare", "owned", "placed"]),
        ("due:none", ["bare", "placed", "seen"]),
        ("due!=None", ["owned"]),
        ("made:空、2020", ["bare", "owned", "placed", "seen"]),
        ("owner:none", ["bare", "seen"]),
        ("owner:空", ["bare", "seen"]),
        ("owner!=none", ["owned", "placed"]),
        ("owner:none,航空", ["bare", "owned", "seen"]),
        ("owner:航空", ["owned"]),
        ("region:none", ["bare", "owned", "seen"]),
        ("region:north", ["placed"]),
        ("region!=无,north", []),
        ("capacity:none", ["bare", "placed", "seen"]),
        ("capacity:none,5", ["bare", "owned", "placed", "seen"]),
        ("capacity!=none", ["owned"]),
        ("capacity!=none,5", []),
        ("open_km:none", ["bare", "owned", "placed", "seen"]),
    ],
)
def test_what_has_no_value_can_be_asked_for(text: str, ids: list[str]) -> None:
    """With others or alone; of a promise's date those without any promise of one."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, regions=(Region("north", "North"),), projects=PROJECTS))
        rows = questions.projects(connection, Filter([text]), TODAY)
        assert [row["id"] for row in rows] == ids


def test_a_promise_without_a_date_is_one_itself() -> None:
    """In the scorecard, promise by promise."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, projects=PROJECTS))
        rows = list(questions.scorecard(connection, ["due:none"], TODAY))
        assert [row["wording"] for row in rows] == ["u", "u"]
        (dated,) = questions.scorecard(connection, ["due!=none"], TODAY)
        assert dated["wording"] == "w"


@pytest.mark.parametrize("text", ["due>none", "capacity<none", "category:none", "status:none"])
def test_none_is_no_value_to_compare_nor_of_what_is_never_absent(text: str) -> None:
    """It is refused as any other."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, projects=(BARE,)))
        with pytest.raises(UsageError):
            list(questions.projects(connection, Filter([text]), TODAY))
