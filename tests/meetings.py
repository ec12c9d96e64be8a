"""Make registries in which the dates of promises, findings and events meet."""

from hypothesis import strategies as st
from msgspec.structs import replace

from qhtrack.domain.model import (
    Category,
    Event,
    Milestone,
    Project,
    Promise,
    Region,
    Registry,
    Source,
)
from qhtrack.domain.status import Status

# few, so that they meet: years, months and days that hold each other and follow at once
DATES = (
    *("2021", "2022", "2022-06", "2022-06-15", "2022-06-30", "2022-07", "2022-07-01"),
    *("2022-12", "2022-12-31", "2023", "2023-01-01", "2023-03", "2024-06"),
)
dates = st.sampled_from(DATES)
maybe = st.none() | dates
cited = st.sampled_from([None, "paper-1", "paper-2", "site visit, 2024"])
milestones: st.SearchStrategy[Milestone | None] = st.sampled_from([None, "partial", "operating"])
figures = st.sampled_from([None, None, 0, 80, 100])
also = st.sampled_from([(), (), ("paper-1",), ("a talk there",)])


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Make an event; only what runs has a figure of what is in service."""
    status = draw(st.sampled_from([*Status, Status.PARTIAL, Status.PARTIAL, Status.OPERATING]))
    runs = status in {Status.PARTIAL, Status.OPERATING}
    return Event(
        date=draw(dates),
        by=draw(st.booleans()),
        status=status,
        in_service_mw=draw(figures) if runs else None,
        open_km=draw(figures) if runs else None,
        spent_bn=draw(figures),
        source=draw(cited),
        also=draw(also),
    )


# what reached a promise, and when it was due: within each other, and a day apart
together = st.sampled_from(
    [
        *(("2022-06-15", "2022"), ("2022-06-15", "2022-06"), ("2022-06", "2022")),
        *(("2022-06", "2022-07-01"), ("2022-06", "2022-06-30"), ("2022", "2022-12-31")),
    ]
)


@st.composite
def chains(draw: st.DrawFn, *, of_goal: bool) -> list[Promise]:
    """Make promises of one milestone and part; one in three is judged by a finding."""
    milestone = None if of_goal else draw(milestones)
    part = draw(st.sampled_from([None, None, "phase-1"]))
    made = []
    for _ in range(draw(st.sampled_from([1, 2, 3]))):
        due, found_on = draw(st.one_of(together, st.tuples(maybe, dates), st.tuples(dates, dates)))
        found = draw(st.sampled_from([None, None, None, "reached", "missed"]))
        promise = Promise(
            milestone=milestone,
            part=part,
            due=due,
            made=draw(maybe),
            stretch=draw(st.booleans()),
            wording="promised",
            source=draw(cited),
            also=draw(also),
            reached=found_on if found == "reached" else None,
            by=draw(st.booleans()) if found == "reached" else False,
            missed=found_on if found == "missed" else None,
            evidence="a finding" if found else None,
        )
        made.append(promise)
    return made


@st.composite
def projects(draw: st.DrawFn, name: str) -> Project:
    """Make a project, or a goal, which has no events and no sizes."""
    of_goal = draw(st.sampled_from([False, False, False, True]))
    made = draw(chains(of_goal=of_goal)) + draw(st.just([]) | chains(of_goal=of_goal))
    told = draw(
        st.lists(
            events(),
            min_size=0 if of_goal else draw(st.sampled_from([0, 2, 3])),
            max_size=0 if of_goal else 5,
            unique_by=lambda event: (event.date, event.status),
        )
    )
    return Project(
        id=name,
        name=name,
        category="target" if of_goal else draw(st.sampled_from(["airport", "road"])),
        regions=draw(st.sampled_from([(), ("haixi",), ("haixi", "yushu")])),
        capacity_mw=None if of_goal else draw(st.sampled_from([None, 100, 2000])),
        length_km=None if of_goal else draw(st.sampled_from([None, 100])),
        sources=draw(st.sampled_from([(), (), ("paper-2",)])),
        promises=tuple(
            replace(promise, wording=str(number)) for number, promise in enumerate(made)
        ),
        events=tuple(told),
    )


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    """Make a registry of two to four projects and goals."""
    return Registry(
        schema=1,
        categories=(
            Category("airport", "Airports"),
            Category("road", "Roads"),
            Category("target", "Targets", goal=True),
        ),
        regions=(Region("haixi", "Haixi"), Region("yushu", "Yushu")),
        sources=(
            Source("paper-1", "One", publisher="Press", date=draw(maybe)),
            Source("paper-2", "Two", publisher_zh="报社", date=draw(maybe)),
        ),
        projects=tuple(
            draw(projects(f"project-{number}")) for number in range(draw(st.integers(2, 4)))
        ),
    )
