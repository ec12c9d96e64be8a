"""Terms that ask for what has no value."""

from contextlib import closing

import pytest
from msgspec.structs import replace

from qhtrack.database import citations, questions, sqlite
from qhtrack.database.questions import AsOf, Filter
from qhtrack.domain.errors import UsageError
from qhtrack.domain.model import Event, Project, Promise, Region, Registry, Source
from qhtrack.domain.status import Status
from saving import save

TODAY = AsOf("2026-11-23")
BARE = Project(id="bare", name="Bare", category="road")
DUE = Promise(wording="w", due="2030", made="2020", source="s")
UNDATED = Promise(wording="u", source="s")
OPENING = Promise(milestone="operating", wording="o", source="s")
PROJECTS = (
    BARE,
    replace(BARE, id="owned", owner_zh="航空公司", capacity_mw=5, promises=(DUE, UNDATED)),
    replace(BARE, id="placed", owner="N", regions=("north",), promises=(UNDATED, OPENING)),
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
        ("status:none", ["bare", "owned", "placed"]),
        ("status:无,在建", ["bare", "owned", "placed", "seen"]),
        ("status!=none", ["seen"]),
        ("outcome:none", ["bare", "seen"]),
        ("outcome:none,pending", ["bare", "owned", "seen"]),
        ("milestone:none", ["bare", "owned", "seen"]),
        ("milestone:none,operating", ["bare", "owned", "placed", "seen"]),
        ("milestone!=none", ["placed"]),
    ],
)
def test_what_has_no_value_can_be_asked_for(text: str, ids: list[str]) -> None:
    """With others or alone; of a promise's date those without any promise of one."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, regions=(Region("north", "North"),), projects=PROJECTS))
        rows = questions.projects(connection, Filter([text]), TODAY)
        assert [row["id"] for row in rows] == ids


def test_a_promise_without_a_date_or_a_milestone_is_one_itself() -> None:
    """In the scorecard, promise by promise."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, projects=PROJECTS))
        rows = list(questions.scorecard(connection, ["due:none"], TODAY))
        assert [row["wording"] for row in rows] == ["u", "u", "o"]
        (dated,) = questions.scorecard(connection, ["due!=none"], TODAY)
        assert dated["wording"] == "w"
        rows = list(questions.scorecard(connection, ["milestone:none"], TODAY))
        assert [row["wording"] for row in rows] == ["w", "u", "u"]


def test_a_project_without_a_due_date_is_one_whose_column_is_empty() -> None:
    """Of what is kept nothing is due; the promise itself has its date."""
    kept = Promise(milestone="construction", due="2024", wording="k", source="s")
    done = replace(PROJECTS[-1], id="done", promises=(kept,))
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, projects=(*PROJECTS, done)))
        rows = questions.projects(connection, Filter(["due:none"]), TODAY)
        assert [(row["id"], row["due"]) for row in rows] == [
            (id_, None) for id_ in ("bare", "placed", "seen", "done")
        ]
        rows = questions.projects(connection, Filter(["due!=none"]), TODAY)
        assert [(row["id"], row["due"]) for row in rows] == [("owned", "2030")]
        assert list(questions.scorecard(connection, ["due:none", "id:done"], TODAY)) == []


SOURCES = (Source("a", "A"), Source("p", "P", publisher_zh="社"))
EVENT = Event(date="2024", status=Status.CONSTRUCTION)
TOLD = Promise(wording="w", due="2030")
TELLING = (
    BARE,
    replace(BARE, id="untold", events=(EVENT,), promises=(TOLD,)),
    replace(BARE, id="words", events=(replace(EVENT, source="in words"),)),
    replace(BARE, id="noted", sources=("a",)),
    replace(BARE, id="told", events=(replace(EVENT, source="a", also=("p",)),)),
    replace(BARE, id="promised", promises=(TOLD, replace(TOLD, source="p", due="2031"))),
    replace(BARE, id="cited", promises=(replace(TOLD, source="a"),)),
)


@pytest.mark.parametrize(
    ("text", "ids", "promises"),
    [
        ("source:none", ["bare", "untold"], ["untold", "promised"]),
        ("source:none,a", ["bare", "untold", "noted", "told", "cited"], None),
        ("source!=none", ["words", "noted", "told", "promised", "cited"], ["promised", "cited"]),
        (
            "publisher:none",
            ["bare", "untold", "words", "noted", "cited"],
            ["untold", "promised", "cited"],
        ),
        ("publisher!=none", ["told", "promised"], ["promised"]),
    ],
)
def test_what_rests_on_nothing_can_be_asked_for(
    text: str, ids: list[str], promises: list[str] | None
) -> None:
    """Of a project that nothing is cited for it at all, of a promise that nothing is for itself."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, sources=SOURCES, projects=TELLING))
        rows = questions.projects(connection, Filter([text]), TODAY)
        assert [row["id"] for row in rows] == ids
        told = [row["project"] for row in questions.scorecard(connection, [text], TODAY)]
        assert promises is None or told == promises
        assert [*citations.source_counts(connection, ["publisher:none"], TODAY)] == ["a"]


@pytest.mark.parametrize("text", ["due>none", "capacity<none", "category:none", "id:none"])
def test_none_is_no_value_to_compare_nor_of_what_is_never_absent(text: str) -> None:
    """It is refused as any other."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, projects=(BARE,)))
        with pytest.raises(UsageError):
            list(questions.projects(connection, Filter([text]), TODAY))
