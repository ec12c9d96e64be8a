"""Make dates, projects and registries for property tests."""

from hypothesis import strategies as st

from qhtrack.domain.model import (
    Commitment,
    Event,
    Milestone,
    Project,
    Registry,
    Source,
    Term,
    sightings,
)
from qhtrack.domain.status import Status, place

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
    Event, date=dates, status=statuses, capacity_mw=st.none() | sizes, source=sources, note=texts
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
    order = [placed.number for placed in place(sightings(drawn))]
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
