"""Make three registries, two of which went on from the first, for property tests of merging."""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec
from hypothesis import assume
from hypothesis import strategies as st

from qhtrack.domain import fields
from qhtrack.domain.consistency import violations
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.fields import FieldType
from qhtrack.domain.model import Category, Event, Project, Promise, Registry, Source
from qhtrack.domain.status import Status
from strategies import PAPERS, Fact, cited, statuses

Item = TypeVar("Item")
Branches = tuple[Registry, Registry, Registry]

few = st.sampled_from(["one", "two", "three"])
slugs = st.sampled_from(["paper-1", "paper-2"])
lines_of_notes = st.none() | st.sampled_from(["one", "two", "one\ntwo", "two\nthree"])


def facts_of(**known: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw the values of an event or promise, what it rests on and its notes among them."""
    papers = st.lists(cited, max_size=3, unique=True)
    rest = papers.map(lambda names: {"source": next(iter(names), None), "also": tuple(names[1:])})
    told = st.fixed_dictionaries(known | {"note": lines_of_notes, "note_zh": lines_of_notes})
    return st.builds(lambda first, second: first | second, told, rest)


plain_events = facts_of(
    date=st.sampled_from(["2018", "2019-05", "2020"]),
    by=st.booleans(),
    status=statuses,
    open_km=st.sampled_from([None, None, 0, 1]),
).map(lambda values: Event(**values))
plain_findings: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries(
        {
            "reached": st.sampled_from(["2021", "2022"]),
            "by": st.booleans(),
            "evidence": st.sampled_from(PAPERS[:3]),
        }
    ),
    st.fixed_dictionaries({"missed": st.just("2021"), "evidence": st.sampled_from(PAPERS[:2])}),
)
plain_promises = st.builds(
    lambda values, finding: Promise(**(values | finding)),
    facts_of(
        milestone=st.sampled_from([None, "partial"]),
        part=st.sampled_from([None, "phase-1"]),
        due=st.none() | st.sampled_from(["2020", "2021"]),
        wording=few,
    ),
    plain_findings,
)


@st.composite
def changed(
    draw: st.DrawFn, items: Sequence[Item], new: st.SearchStrategy[Item]
) -> tuple[Item, ...]:
    """Take an item away, move it, put another in its place or one more beside it."""
    kept = list(items)
    place = draw(st.integers(0, len(kept)))
    what = draw(st.sampled_from(["add", "take", "move", "replace"]))
    if what != "add" and kept:
        gone = kept.pop(min(place, len(kept) - 1))
        if what == "move":
            kept.insert(draw(st.integers(0, len(kept))), gone)
    if what in {"add", "replace"}:
        kept.insert(min(place, len(kept)), draw(new))
    return tuple(kept)


@st.composite
def retold(
    draw: st.DrawFn, facts: Sequence[Fact], new: st.SearchStrategy[Fact]
) -> tuple[Fact, ...]:
    """Tell one of the facts anew: what it is known by stays, all else may be another."""
    if not facts:
        return (draw(new),)
    place = draw(st.integers(0, len(facts) - 1))
    kept = {key: getattr(facts[place], key) for key in KNOWN_BY if hasattr(facts[place], key)}
    told = list(facts)
    told[place] = msgspec.structs.replace(draw(new), **kept)
    return tuple(told)


# what an event or a promise is known by
KNOWN_BY = ("date", "status", "milestone", "part", "due", "wording")
# what a project's fields may be changed to, but for its id and its lists
VALUES: dict[str, Sequence[object]] = {
    field.key: ("one", "two", "three", None) if field.type is FieldType.TEXT else (0, 1, 2, None)
    for field in fields.PROJECT
    if field.type in {FieldType.TEXT, FieldType.SIZE, FieldType.DEGREE}
} | {"name": ("one", "two", "three"), "category": ("airport", "road", "dam")}


@st.composite
def changed_projects(draw: st.DrawFn, project: Project) -> Project:
    """Make one change to a project, half of them to its events and promises."""
    lists: dict[str, st.SearchStrategy[object]] = {
        "events": changed(project.events, plain_events) | retold(project.events, plain_events),
        "promises": changed(project.promises, plain_promises)
        | retold(project.promises, plain_promises),
        "aliases": changed(project.aliases, few.map("{} road".format)),
        "regions": changed(project.regions, st.sampled_from(["haixi", "yushu"])),
        "sources": changed(project.sources, slugs),
    }
    key = draw(st.sampled_from(["events", "promises"]) | st.sampled_from([*lists, *VALUES]))
    values = lists[key] if key in lists else st.sampled_from(VALUES[key])
    return msgspec.structs.replace(project, **{key: draw(values)})


def is_valid(registry: Registry) -> bool:
    """Tell whether nothing contradicts itself, and no list has an item twice."""
    lists = [getattr(row, key) for row in registry.projects for key in fields.LISTS]
    return not any(len(set(items)) < len(items) for items in lists) and not any(
        violations(registry, END_OF_TIME)
    )


@st.composite
def edited(draw: st.DrawFn, registry: Registry) -> Registry:
    """Make some changes to a registry, each of which leaves it valid."""
    for _ in range(draw(st.integers(0, 5))):
        projects = list(registry.projects)
        what = draw(st.sampled_from(["title", "source", "projects", "project", "project"]))
        if what == "title":
            new = msgspec.structs.replace(registry, title=draw(st.none() | few))
        elif what == "source":
            added = st.builds(Source, st.sampled_from(["paper-1", "paper-2", "paper-3"]), few)
            new = msgspec.structs.replace(registry, sources=draw(changed(registry.sources, added)))
        elif what == "projects" or not projects:
            new = msgspec.structs.replace(registry, projects=draw(changed(projects, new_projects)))
        else:
            index = draw(st.integers(0, len(projects) - 1))
            projects[index] = draw(changed_projects(projects[index]))
            new = msgspec.structs.replace(registry, projects=tuple(projects))
        registry = new if is_valid(new) else registry
    return registry


new_projects = st.builds(
    Project,
    id=st.sampled_from(["project-8", "project-9"]),
    name=few,
    category=st.just("road"),
    events=plain_events.map(lambda event: (event,)),
)
BEGINNING = Registry(
    schema=1,
    categories=(
        Category("airport", "Airports", "机场"),
        Category("road", "Roads"),
        Category("dam", "Dams"),
    ),
    sources=(Source("paper-1", "Paper", date="2016"), Source("paper-2", "Other paper")),
    projects=(
        Project(
            id="project-1",
            name="one",
            aliases=("first", "old"),
            category="road",
            sources=("paper-1",),
            promises=(
                Promise(due="2020", wording="one"),
                Promise(wording="two", source="paper-2", also=("paper-1",), note="one\ntwo"),
            ),
            events=(
                Event(date="2018", status=Status.APPROVED, note="one"),
                Event(date="2020", status=Status.PARTIAL),
            ),
        ),
        Project(id="project-2", name="two", category="airport"),
        Project(
            id="project-3",
            name="three",
            category="road",
            events=(Event(date="2019", status=Status.APPROVED),),
        ),
    ),
)


@st.composite
def branches(draw: st.DrawFn) -> Branches:
    """Make a small registry and two sides that went on from it."""
    base = draw(edited(BEGINNING))
    return base, draw(edited(base)), draw(edited(base))


class Dispute(NamedTuple):
    """Branches that tell a field of a project in three ways."""

    project: str
    key: str
    branches: Branches


@st.composite
def disputes(draw: st.DrawFn) -> Dispute:
    """Make branches that differ in one field, whatever else they did."""
    # drawn first, so that each field has its turn
    key = draw(st.sampled_from(sorted(VALUES)))
    three = draw(branches())
    shared = set.intersection(*({project.id for project in side.projects} for side in three))
    assume(shared)
    name = draw(st.sampled_from(sorted(shared)))
    values = draw(st.permutations(VALUES[key]))
    base, ours, theirs = (
        with_field(side, name, key, value) for side, value in zip(three, values[:3], strict=True)
    )
    return Dispute(name, key, (base, ours, theirs))


def with_field(registry: Registry, name: str, key: str, value: object) -> Registry:
    """Return a registry with this value of a project's field."""
    projects = tuple(
        msgspec.structs.replace(project, **{key: value}) if project.id == name else project
        for project in registry.projects
    )
    return msgspec.structs.replace(registry, projects=projects)


bare_events = st.builds(
    Event,
    date=st.sampled_from(["2018", "2019-05", "2020"]),
    status=st.sampled_from(["construction", "operating", "cancelled", "retired"]).map(Status),
    source=st.sampled_from([None, "paper-1", "paper-2"]),
    note=st.sampled_from([None, None, "one", "one\n\ntwo", "\n"]),
)


@st.composite
def neighbours(draw: st.DrawFn) -> Branches:
    """Make two sides that each change little, near enough to contradict each other.

    Each adds an event, begins to cite a source or takes it away, twice.
    """
    terms = (Category("road", "Roads"),)
    papers = (Source("paper-1", "One"), Source("paper-2", "Two", date="2020"))
    begun = Registry(schema=1, categories=terms, sources=papers, projects=(ROAD_ALONE,))

    def step(registry: Registry) -> Registry:
        (project,) = registry.projects
        what = draw(st.sampled_from(["event", "event", "event", "cite", "take"]))
        if what == "take":
            gone = draw(slugs)
            kept = tuple(source for source in registry.sources if source.id != gone)
            new = msgspec.structs.replace(registry, sources=kept)
        else:
            if what == "event":
                events = (*project.events, draw(bare_events))
                project = msgspec.structs.replace(project, events=events)
            else:
                cited = tuple(dict.fromkeys((*project.sources, draw(slugs))))
                project = msgspec.structs.replace(project, sources=cited)
            new = msgspec.structs.replace(registry, projects=(project,))
        return registry if list(violations(new, END_OF_TIME)) else new

    base = step(begun)
    return base, step(step(base)), step(step(base))


@st.composite
def retellings(draw: st.DrawFn) -> Branches:
    """Make two sides that tell of the same event or promise, which the base may tell of too."""
    if draw(st.booleans()):
        first = draw(plain_events)
        told = [(first,), draw(retold([first], plain_events)), draw(retold([first], plain_events))]
        projects = [msgspec.structs.replace(ROAD_ALONE, events=events) for events in told]
    else:
        one = draw(plain_promises)
        said = [(one,), draw(retold([one], plain_promises)), draw(retold([one], plain_promises))]
        projects = [msgspec.structs.replace(ROAD_ALONE, promises=rows) for rows in said]
    if draw(st.booleans()):
        projects[0] = ROAD_ALONE
    base, ours, theirs = (
        msgspec.structs.replace(BEGINNING, projects=(project,)) for project in projects
    )
    return base, ours, theirs


ROAD_ALONE = Project(id="road", name="R", category="road")
