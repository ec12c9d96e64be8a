"""Make three registries, two of which went on from the first, for property tests of merging."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import msgspec
from hypothesis import assume
from hypothesis import strategies as st

from qhtrack.domain import fields
from qhtrack.domain.consistency import violations
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.fields import Kind
from qhtrack.domain.model import Category, Event, Project, Promise, Registry, Source
from qhtrack.domain.status import Status
from strategies import cited, dates, statuses

Item = TypeVar("Item")
Branches = tuple[Registry, Registry, Registry]

few = st.sampled_from(["one", "two", "three"])
slugs = st.sampled_from(["paper-1", "paper-2"])
plain_events = st.builds(
    Event,
    date=st.sampled_from(["2018", "2019-05", "2020"]),
    status=statuses,
    source=st.none() | cited,
    note=st.none() | few,
)
plain_promises = st.builds(Promise, due=st.none() | dates, wording=few, note=st.none() | few)


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


# what a project's fields may be changed to, but for its id and its lists
VALUES: dict[str, Sequence[object]] = {
    field.key: ("one", "two", "three", None) if field.kind is Kind.TEXT else (0, 1, 2, None)
    for field in fields.PROJECT
    if field.kind in {Kind.TEXT, Kind.SIZE, Kind.DEGREE}
} | {"name": ("one", "two", "three"), "category": ("airport", "road", "dam")}


@st.composite
def changed_projects(draw: st.DrawFn, project: Project) -> Project:
    """Make one change to a project, half of them to its events and promises."""
    lists: dict[str, st.SearchStrategy[object]] = {
        "events": changed(project.events, plain_events),
        "promises": changed(project.promises, plain_promises),
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
            promises=(Promise(due="2020", wording="one"),),
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
    three = draw(branches())
    shared = set.intersection(*({project.id for project in side.projects} for side in three))
    assume(shared)
    name, key = draw(st.sampled_from(sorted(shared))), draw(st.sampled_from(sorted(VALUES)))
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
    road = Project(id="road", name="R", category="road")
    begun = Registry(schema=1, categories=terms, sources=papers, projects=(road,))

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
