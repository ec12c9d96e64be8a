"""Make dates, projects and registries for property tests."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec
from hypothesis import settings
from hypothesis import strategies as st

from qhtrack.domain.consistency import faults
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.history import explains, order_events
from qhtrack.domain.model import (
    Commitment,
    Event,
    Milestone,
    Project,
    Registry,
    Source,
    Term,
    status_events,
)
from qhtrack.domain.status import Status

Item = TypeVar("Item")

# the same examples each time: a property counts how often it reached its point
STEADY = settings(derandomize=True, deadline=None, database=None)

YEARS = st.integers(2015, 2026)
MONTHS = st.integers(1, 12)
DAYS = st.integers(1, 28)

dates = st.one_of(
    YEARS.map("{:04}".format),
    st.builds("{:04}-{:02}".format, YEARS, MONTHS),
    st.builds("{:04}-{:02}-{:02}".format, st.integers(2015, 2025), MONTHS, DAYS),
).filter(lambda text: text < "2026-02")

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
    min_size=1,
    max_size=30,
)
sizes = st.one_of(st.integers(0, 10**6), st.floats(0, 10**6, width=32))
statuses = st.sampled_from(Status)
sources = st.sampled_from([None, "paper-1", "paper-2", "site visit, 2024", "https://example.org/a"])
maybe_texts = st.none() | texts

events = st.builds(
    Event,
    date=dates,
    status=statuses,
    capacity_mw=st.none() | sizes,
    source=sources,
    note=texts.filter(explains),
)
milestones: st.SearchStrategy[Milestone] = st.sampled_from(
    ["proposed", "approved", "construction", "partial", "operating", "operating", "operating"]
)
commitments = st.builds(
    Commitment,
    milestone=st.none() | milestones,
    due=st.none() | dates,
    made=st.none() | dates,
    stretch=st.booleans(),
    wording=texts,
    wording_en=maybe_texts,
    source=sources,
    note=maybe_texts,
)


@st.composite
def projects(draw: st.DrawFn, name: str) -> Project:
    """Make a project with its events in order, all of them explained."""
    drawn = draw(st.lists(events, max_size=6, unique_by=lambda event: (event.date, event.status)))
    order = [placed.number for placed in order_events(status_events(drawn))]
    promised = st.lists(
        commitments, max_size=4, unique_by=lambda one: (one.milestone, one.due, one.wording)
    )
    return Project(
        id=name,
        name=draw(texts),
        name_zh=draw(maybe_texts),
        aliases=tuple(f"{name} {number}" for number in range(draw(st.integers(0, 2)))),
        category=draw(st.sampled_from(["airport", "road"])),
        regions=tuple(draw(st.lists(st.sampled_from(["haixi", "yushu"]), unique=True))),
        owner=draw(maybe_texts),
        latitude=draw(st.none() | st.floats(-90, 90, width=16)),
        capacity_mw=draw(st.none() | sizes),
        investment_cny_bn=draw(st.none() | sizes),
        sources=tuple(draw(st.lists(st.sampled_from(["paper-1", "paper-2"]), unique=True))),
        note=draw(maybe_texts),
        commitments=tuple(draw(promised)),
        events=tuple(drawn[number] for number in order),
    )


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    """Make a valid registry of up to five projects."""
    count = draw(st.integers(0, 5))
    return Registry(
        schema=1,
        title=draw(maybe_texts),
        categories=(Term("airport", "Airports", "机场"), Term("road", "Roads")),
        regions=(Term("haixi", "Haixi", "海西州"), Term("yushu", "Yushu")),
        sources=(Source("paper-1", "Paper", date="2016"), Source("paper-2", draw(texts))),
        projects=tuple(draw(projects(f"project-{number}")) for number in range(count)),
    )


few = st.sampled_from(["one", "two", "three"])
plain_events = st.builds(
    Event,
    date=st.sampled_from(["2018", "2019-05", "2020"]),
    status=statuses,
    source=sources,
    note=st.none() | few,
)
plain_commitments = st.builds(Commitment, due=st.none() | dates, wording=few, note=st.none() | few)


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
def changed_projects(draw: st.DrawFn, project: Project) -> Project:
    """Make one change to a project."""
    names = few.map(lambda name: f"{name} road")
    return msgspec.structs.replace(
        project,
        **draw(
            st.one_of(
                st.fixed_dictionaries({"name": few}),
                st.fixed_dictionaries({"note": st.none() | few}),
                st.fixed_dictionaries({"capacity_mw": st.none() | st.integers(0, 2)}),
                st.fixed_dictionaries({"aliases": changed(project.aliases, names)}),
                st.fixed_dictionaries(
                    {"sources": changed(project.sources, st.sampled_from(["paper-1", "paper-2"]))}
                ),
                st.fixed_dictionaries({"events": changed(project.events, plain_events)}),
                st.fixed_dictionaries(
                    {"commitments": changed(project.commitments, plain_commitments)}
                ),
            )
        ),
    )


@st.composite
def edited(draw: st.DrawFn, registry: Registry) -> Registry:
    """Make some changes to a registry, each of which leaves it valid."""
    for _ in range(draw(st.integers(0, 5))):
        projects_now = list(registry.projects)
        what = draw(st.sampled_from(["title", "source", "projects", "project", "project"]))
        if what == "title":
            new = msgspec.structs.replace(registry, title=draw(st.none() | few))
        elif what == "source":
            added = st.builds(Source, st.sampled_from(["paper-1", "paper-2", "paper-3"]), few)
            new = msgspec.structs.replace(registry, sources=draw(changed(registry.sources, added)))
        elif what == "projects" or not projects_now:
            added_project = st.builds(
                Project,
                id=st.sampled_from(["project-8", "project-9"]),
                name=few,
                category=st.just("road"),
                events=st.builds(lambda event: (event,), plain_events),
            )
            new = msgspec.structs.replace(
                registry, projects=draw(changed(projects_now, added_project))
            )
        else:
            place = draw(st.integers(0, len(projects_now) - 1))
            projects_now[place] = draw(changed_projects(projects_now[place]))
            new = msgspec.structs.replace(registry, projects=tuple(projects_now))
        doubled = any(len(set(one.sources)) < len(one.sources) for one in new.projects)
        if not doubled and not list(faults(new, END_OF_TIME)):
            registry = new
    return registry


BEGINNING = Registry(
    schema=1,
    categories=(Term("airport", "Airports", "机场"), Term("road", "Roads")),
    sources=(Source("paper-1", "Paper", date="2016"), Source("paper-2", "Other paper")),
    projects=(
        Project(
            id="project-1",
            name="one",
            aliases=("first", "old"),
            category="road",
            sources=("paper-1",),
            commitments=(Commitment(due="2020", wording="one"),),
            events=(Event("2018", Status.APPROVED, note="one"), Event("2020", Status.PARTIAL)),
        ),
        Project(id="project-2", name="two", category="airport"),
        Project(
            id="project-3", name="three", category="road", events=(Event("2019", Status.APPROVED),)
        ),
    ),
)


@st.composite
def branches(draw: st.DrawFn) -> tuple[Registry, Registry, Registry]:
    """Make a small registry and two sides that went on from it."""
    base = draw(edited(BEGINNING))
    return base, draw(edited(base)), draw(edited(base))


bare_events = st.builds(
    Event,
    date=st.sampled_from(["2018", "2019-05", "2020"]),
    status=st.sampled_from(["construction", "operating", "cancelled", "retired"]).map(Status),
    source=st.sampled_from([None, "paper-1", "paper-2"]),
    note=st.sampled_from([None, None, "one", "one\n\ntwo", "\n"]),
)
slugs = st.sampled_from(["paper-1", "paper-2"])


@st.composite
def neighbours(draw: st.DrawFn) -> tuple[Registry, Registry, Registry]:
    """Make two sides that each change little, near enough to contradict each other.

    Each adds an event, begins to cite a source or takes it away, twice.
    """
    terms = (Term("road", "Roads"),)
    papers = (Source("paper-1", "One"), Source("paper-2", "Two", date="2020"))
    road = Project(id="road", name="R", category="road")
    begun = Registry(schema=1, categories=terms, sources=papers, projects=(road,))

    def step(registry: Registry) -> Registry:
        (project,) = registry.projects
        what = draw(st.sampled_from(["event", "event", "event", "cite", "take"]))
        if what == "take":
            gone = draw(slugs)
            kept = tuple(one for one in registry.sources if one.id != gone)
            new = msgspec.structs.replace(registry, sources=kept)
        else:
            if what == "event":
                events = (*project.events, draw(bare_events))
                project = msgspec.structs.replace(project, events=events)
            else:
                cited = tuple(dict.fromkeys((*project.sources, draw(slugs))))
                project = msgspec.structs.replace(project, sources=cited)
            new = msgspec.structs.replace(registry, projects=(project,))
        return registry if list(faults(new, END_OF_TIME)) else new

    base = step(begun)
    return base, step(step(base)), step(step(base))
