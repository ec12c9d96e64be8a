"""Make dates, projects and registries for property tests."""

from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace

from qhtrack.domain import fields
from qhtrack.domain.citations import by_publication
from qhtrack.domain.fields import Field, FieldType
from qhtrack.domain.history import explains, order_events
from qhtrack.domain.model import (
    Category,
    Event,
    Milestone,
    Project,
    Promise,
    Region,
    Registry,
    Source,
    Words,
    status_events,
)
from qhtrack.domain.status import Status
from qhtrack.domain.text import can_be_seen

Fact = TypeVar("Fact", Promise, Event)

YEARS = st.integers(2015, 2026)
MONTHS = st.integers(1, 12)
DAYS = st.integers(1, 28)

dates = st.one_of(
    YEARS.map("{:04}".format),
    st.builds("{:04}-{:02}".format, YEARS, MONTHS),
    st.builds("{:04}-{:02}-{:02}".format, st.integers(2015, 2025), MONTHS, DAYS),
).filter(lambda text: text < "2026-02")

lines = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
    min_size=1,
    max_size=30,
).filter(can_be_seen)
texts = lines | st.lists(lines, min_size=2, max_size=3).map("\n".join)
sizes = st.one_of(st.integers(0, 10**6), st.floats(0, 10**6, width=32))
statuses = st.sampled_from(Status)
PAPERS = ("paper-1", "paper-2", "site visit, 2024", "https://example.org/a")
cited = st.sampled_from(PAPERS)
# no word is another status's word
words = st.dictionaries(statuses, lines, min_size=1, max_size=3).map(
    lambda drawn: Words(**{status: f"{status} {word}" for status, word in drawn.items()})
)
milestones: st.SearchStrategy[Milestone] = st.sampled_from(
    ["proposed", "approved", "construction", "partial", "operating", "operating", "operating"]
)
addresses = st.sampled_from(["https://example.org/a?b=c#d", "http://例子.org/青海"])

BY_KIND: dict[FieldType, st.SearchStrategy[object]] = {
    FieldType.TEXT: lines,
    FieldType.DATE: dates,
    FieldType.FLAG: st.booleans(),
    FieldType.LIST: st.lists(lines, max_size=2, unique=True).map(tuple),
    FieldType.WORDS: words,
    FieldType.SIZE: sizes,
    FieldType.FIGURE: sizes,
    FieldType.DEGREE: st.floats(-90, 90, width=16),
}


NO_SIZES = dict.fromkeys(fields.SIZES)


def values_of(
    table: Sequence[Field], **known: st.SearchStrategy[object]
) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a value for each field of a table that has some, of which no more is known."""
    return st.fixed_dictionaries(
        known,
        optional={field.key: BY_KIND[field.type] for field in table if field.key not in known},
    )


def ids(*names: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw some of the ids, none of them twice."""
    return st.lists(st.sampled_from(names), unique=True).map(tuple)


def sources_with(name: str) -> st.SearchStrategy[Source]:
    """Draw a source with this id."""
    known = {"id": st.just(name), "title": lines, "url": st.none() | addresses}
    return values_of(fields.SOURCE, **known).map(lambda values: Source(**values))


def categories_with(name: str, *, goal: bool) -> st.SearchStrategy[Category]:
    """Draw a category with this id, of projects or of goals."""
    values = values_of(fields.CATEGORY, id=st.just(name), name=lines, goal=st.just(goal))
    return values.map(lambda values: Category(**values))


def regions_with(name: str) -> st.SearchStrategy[Region]:
    """Draw a region with this id."""
    values = values_of(fields.REGION, id=st.just(name), name=lines)
    return values.map(lambda values: Region(**values))


def papers(*, most: int) -> st.SearchStrategy[dict[str, object]]:
    """Draw what a fact rests on: a source and further ones."""
    drawn = st.lists(cited, max_size=most, unique=True)
    return drawn.map(lambda names: {"source": next(iter(names), None), "also": tuple(names[1:])})


findings: st.SearchStrategy[dict[str, object]] = st.one_of(
    st.just({}),
    st.just({}),
    st.fixed_dictionaries({"reached": dates, "by": st.booleans(), "evidence": cited}),
    st.fixed_dictionaries({"missed": dates, "evidence": cited}),
)
# both coordinates or none
places: st.SearchStrategy[dict[str, object]] = st.just({}) | st.fixed_dictionaries(
    {"latitude": BY_KIND[FieldType.DEGREE], "longitude": st.floats(-180, 180, width=16)}
)
events = st.tuples(
    values_of(
        fields.EVENT,
        date=dates,
        status=statuses,
        source=st.none(),
        also=st.just(()),
        note=texts.filter(explains),
    ),
    papers(most=4),
).map(lambda parts: Event(**(parts[0] | parts[1])))
any_promise = st.tuples(
    values_of(
        fields.PROMISE,
        milestone=st.none() | milestones,
        wording=texts,
        wording_en=st.none() | texts,
        part=st.none() | st.sampled_from(["phase-1", "lot-2"]),
        note=st.none() | texts,
        **{key: st.none() for key in ("source", "reached", "missed", "evidence")},
        also=st.just(()),
        by=st.just(False),
    ),
    papers(most=4),
    findings,
).map(lambda parts: Promise(**(parts[0] | parts[1] | parts[2])))


def distinct(drawn: st.SearchStrategy[Promise]) -> st.SearchStrategy[tuple[Promise, ...]]:
    """Draw some promises, none of them twice."""
    return st.lists(
        drawn,
        max_size=4,
        unique_by=lambda row: (row.milestone, row.part, row.due, row.wording),
    ).map(tuple)


def projects_with(name: str) -> st.SearchStrategy[Project]:
    """Draw a project with this id and its events in order, all of them explained."""
    known = values_of(
        fields.PROJECT,
        id=st.just(name),
        name=lines,
        aliases=st.integers(0, 2).map(lambda count: tuple(f"{name} {n}" for n in range(count))),
        category=st.sampled_from(["airport", "road"]),
        regions=ids("haixi", "yushu"),
        latitude=st.none(),
        longitude=st.none(),
        sources=ids("paper-1", "paper-2"),
        note=st.none() | texts,
        promises=distinct(any_promise),
        events=st.lists(events, max_size=6, unique_by=lambda event: (event.date, event.status)).map(
            in_order
        ),
    )
    return st.tuples(known, places).map(lambda parts: Project(**(parts[0] | parts[1])))


def goals_with(name: str) -> st.SearchStrategy[Project]:
    """Draw a goal with this id: a project without events, sizes and milestones."""
    promises = any_promise.map(lambda row: replace(row, milestone=None))
    return projects_with(name).flatmap(
        lambda project: distinct(promises).map(
            lambda drawn: replace(project, category="target", events=(), promises=drawn, **NO_SIZES)
        )
    )


def in_order(drawn: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events by the day they count as."""
    return tuple(drawn[entry.number] for entry in order_events(status_events(drawn)))


def in_order_of_age(registry: Registry) -> Registry:
    """Return a registry whose further sources stand by their day of publication."""
    source_order = by_publication({source.id: source.date for source in registry.sources})

    def ordered(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple(
            replace(fact, also=tuple(sorted(fact.also, key=source_order))) for fact in facts
        )

    projects = [
        replace(row, promises=ordered(row.promises), events=ordered(row.events))
        for row in registry.projects
    ]
    return replace(registry, projects=tuple(projects))


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    """Make a valid registry of up to five projects, and perhaps a goal."""
    names = [f"project-{number}" for number in range(draw(st.integers(0, 5)))]
    goals = draw(st.integers(0, 1))
    registry = Registry(
        schema=1,
        title=draw(st.none() | lines),
        title_zh=draw(st.none() | lines),
        currency=draw(st.sampled_from([None, "CNY", "EUR"])),
        categories=(
            *(draw(categories_with(name, goal=False)) for name in ("airport", "road")),
            draw(categories_with("target", goal=True)),
        ),
        regions=tuple(draw(regions_with(name)) for name in ("haixi", "yushu")),
        sources=tuple(draw(sources_with(name)) for name in ("paper-1", "paper-2")),
        projects=(
            *(draw(goals_with(f"goal-{number}")) for number in range(goals)),
            *(draw(projects_with(name)) for name in names),
        ),
    )
    return in_order_of_age(registry)
