"""What a load changes."""

from msgspec.structs import replace

from qhtrack.domain.load_changes import REGISTRY, FactChange, compare, fact_changes, row_changes
from qhtrack.domain.model import Category, Event, Project, Promise, Region, Registry, Source
from qhtrack.domain.statements import Fact
from qhtrack.domain.status import Status

A, B, C = (Project(id=name, name=name, category="road") for name in "abc")


def test_projects_are_added_changed_and_removed() -> None:
    """Each is named once."""
    before = Registry(schema=1, projects=(A, B))
    after = Registry(schema=1, projects=(replace(B, name="other"), C))
    assert compare(before, after) == (["c"], ["b"], ["a"])
    assert compare(before, before) == ([], [], [])


EVENT = Event(date="2024", status=Status.PARTIAL)
PROMISE = Promise(milestone="operating", part="lot-1", due="2025", wording="all")


def registry(*projects: Project, name: str = "Roads") -> Registry:
    """Return a registry of these projects."""
    return Registry(
        schema=1,
        categories=(Category("road", name),),
        regions=(Region("haixi", "Haixi"),),
        sources=(Source("paper", "Paper"),),
        projects=projects,
    )


def test_facts_are_added_changed_and_removed() -> None:
    """In the order of the later registry, with the fields that changed, then what is gone."""
    told = replace(A, events=(EVENT,), promises=(PROMISE,))
    retold = replace(
        told,
        name="other",
        events=(replace(EVENT, note="seen", source="paper"),),
        promises=(replace(PROMISE, part="lot-2"),),
    )
    promise = Fact("promise", "a", ("operating", "lot-1", "2025", "all"))
    event = Fact("event", "a", ("2024", "partial"))
    assert list(fact_changes(registry(told, B), registry(C, retold, name="Ways"))) == [
        FactChange("~", Fact("category", "road"), ("name",)),
        FactChange("+", Fact("project", "c")),
        FactChange("~", Fact("project", "a"), ("name",)),
        FactChange("+", promise._replace(key=("operating", "lot-2", "2025", "all"))),
        FactChange("~", event, ("source", "note")),
        FactChange("-", promise),
        FactChange("-", Fact("project", "b")),
    ]
    assert list(fact_changes(registry(told), registry(told))) == []
    assert [change.fact for change in fact_changes(Registry(schema=1), registry(told))] == [
        Fact("category", "road"),
        Fact("region", "haixi"),
        Fact("source", "paper"),
        Fact("project", "a"),
        promise,
        event,
    ]


def test_what_changes_beside_projects_is_apart() -> None:
    """The registry itself goes first; where there was none nothing changes."""
    before, after = registry(A), replace(registry(B, name="Ways"), title_zh="甲", currency="KES")
    rows = [
        FactChange("~", REGISTRY, ("title_zh", "currency")),
        FactChange("~", Fact("category", "road"), ("name",)),
    ]
    assert row_changes(before, after) == rows
    assert list(fact_changes(before, after))[:2] == rows
    assert row_changes(Registry(schema=1), after) == []
    assert row_changes(Registry(schema=1, title="A"), Registry(schema=1)) == [
        FactChange("~", REGISTRY, ("title",))
    ]
    assert REGISTRY not in {change.fact for change in fact_changes(Registry(schema=1), after)}
