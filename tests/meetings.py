"""Make registries in which the dates of promises, findings and events meet."""

from hypothesis import strategies as st
from msgspec.structs import replace

from qhtrack.domain.model import Category, Event, Project, Promise, Region, Registry, Source
from qhtrack.domain.status import Status

# few, so that they meet: years, months and days that hold each other and follow at once
DATES = (
    *("2021", "2022", "2022-06", "2022-06-15", "2022-06-30", "2022-07", "2022-07-01"),
    *("2022-12", "2022-12-31", "2023", "2023-01-01", "2023-03", "2024-06"),
)
dates = st.sampled_from(DATES)
maybe = st.none() | dates
cited = st.sampled_from([None, "paper-1", "paper-2", "site visit, 2024"])
figures = st.sampled_from([None, None, 0, 80, 100])
also = st.sampled_from([(), (), ("paper-1",), ("a talk there",)])


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Make an event."""
    return Event(
        date=draw(dates),
        by=draw(st.booleans()),
        status=draw(st.sampled_from([*Status, Status.PARTIAL, Status.OPERATING])),
        in_service_mw=draw(figures),
        open_km=draw(figures),
        spent_bn=draw(figures),
        source=draw(cited),
        also=draw(also),
    )


@st.composite
def promises(draw: st.DrawFn, *, of_goal: bool) -> Promise:
    """Make a promise; one in three is judged by a finding."""
    found = draw(st.sampled_from([None, None, None, None, "reached", "missed"]))
    return Promise(
        milestone=None if of_goal else draw(st.sampled_from([None, "partial", "operating"])),
        part=draw(st.sampled_from([None, None, None, "phase-1"])),
        due=draw(dates | maybe),
        made=draw(maybe),
        stretch=draw(st.booleans()),
        wording="promised",
        source=draw(cited),
        also=draw(also),
        reached=draw(dates) if found == "reached" else None,
        by=draw(st.booleans()) if found == "reached" else False,
        missed=draw(dates) if found == "missed" else None,
        evidence="a finding" if found else None,
    )


@st.composite
def projects(draw: st.DrawFn, name: str) -> Project:
    """Make a project, or a goal, which has no events and no sizes."""
    of_goal = draw(st.sampled_from([False, False, True]))
    made = draw(st.lists(promises(of_goal=of_goal), max_size=4))
    told = (
        []
        if of_goal
        else draw(
            st.lists(events(), max_size=5, unique_by=lambda event: (event.date, event.status))
        )
    )
    return Project(
        id=name,
        name=name,
        category="target" if of_goal else draw(st.sampled_from(["airport", "road"])),
        regions=draw(st.sampled_from([(), ("haixi",), ("haixi", "yushu")])),
        capacity_mw=None if of_goal else draw(st.sampled_from([None, 100, 2000])),
        length_km=None if of_goal else draw(st.sampled_from([None, 100])),
        sources=draw(st.sampled_from([(), ("paper-2",)])),
        promises=tuple(
            replace(promise, wording=str(number)) for number, promise in enumerate(made)
        ),
        events=tuple(told),
    )


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    """Make a registry of one to four projects and goals."""
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
            draw(projects(f"project-{number}")) for number in range(draw(st.integers(1, 4)))
        ),
    )
