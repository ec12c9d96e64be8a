"""The database's answers are those of plain Python over the registry."""

from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from qhtrack.database import questions, sqlite, store, transactions
from qhtrack.database.questions import AsOf
from qhtrack.domain.dates import last_day
from qhtrack.domain.history import TimelineEntry, order_events
from qhtrack.domain.model import Commitment, Project, Registry, status_events
from qhtrack.domain.status import LADDER, RANK, Status
from strategies import dates, registries, statuses

FILE = store.File(None, None, "0")
TODAY = "2026-11-23"
OFF = {Status.CANCELLED, Status.RETIRED}


def seen(project: Project, until: str) -> list[TimelineEntry]:
    """Return what was known of a project by a day."""
    return [one for one in order_events(status_events(project.events)) if one.day <= until]


def status_of(project: Project, until: str) -> str:
    """Return its status by then."""
    known = seen(project, until)
    return known[-1].event.status if known else "unknown"


def made_by(project: Project, registry: Registry, until: str) -> Iterator[Commitment]:
    """Yield the commitments that existed by a day."""
    published = {source.id: source.date for source in registry.sources}
    for one in project.commitments:
        made = one.made or published.get(one.source or "")
        days = [last_day(made), *([last_day(one.due)] if one.due else [])] if made else [""]
        if min(days) <= until:
            yield one


def outcome_of(project: Project, one: Commitment, day: AsOf) -> str:
    """Return how a commitment stands, as the table in the documentation has it."""
    if one.milestone is None:
        return "unmeasurable"
    rank = RANK[Status(one.milestone)]
    days = [
        event.day
        for event in seen(project, day.until)
        if event.event.status in LADDER and RANK[event.event.status] >= rank
    ]
    due = last_day(one.due) if one.due else "9999-12-31"
    if days:
        return "met" if min(days) <= due else "met-late"
    if status_of(project, day.until) in OFF:
        return "missed"
    if one.due is None:
        return "undated"
    return "overdue" if due < day.today else "pending"


def holds(project: Project, registry: Registry, term: tuple[str, str], day: AsOf) -> bool:
    """Tell whether a term holds of a project."""
    field, value = term
    wanted = set(value.split(","))
    known = seen(project, day.until)
    found: dict[str, set[str]] = {
        "status": {status_of(project, day.until)},
        "region": set(project.regions),
        "category": {project.category},
        "outcome": {outcome_of(project, o, day) for o in made_by(project, registry, day.until)},
    }
    if field == "capacity_mw>=":
        return project.capacity_mw is not None and project.capacity_mw >= float(value)
    if field == "updated<=":
        return bool(known) and known[-1].day <= last_day(value)
    matches = bool(wanted & found[field.rstrip(":!=")])
    return not matches if field.endswith("!=") else matches


terms = st.one_of(
    st.tuples(
        st.sampled_from(["status:", "status!="]),
        st.lists(statuses | st.just("unknown"), min_size=1, max_size=3).map(",".join),
    ),
    st.tuples(st.just("region:"), st.sampled_from(["haixi", "yushu", "haixi,yushu"])),
    st.tuples(st.just("category!="), st.sampled_from(["airport", "road"])),
    st.tuples(st.just("outcome:"), st.sampled_from(["met", "met-late,overdue", "pending,missed"])),
    st.tuples(st.just("capacity_mw>="), st.sampled_from(["0", "1000", "500000"])),
    st.tuples(st.just("updated<="), dates),
)


def tally(registry: Registry, day: AsOf) -> Iterator[str]:
    """Name what makes a registry hard."""
    for project in registry.projects:
        placed = order_events(status_events(project.events))
        dues = {(one.milestone, one.due) for one in project.commitments if one.due}
        yield from ["unknown"] * (status_of(project, day.until) == "unknown")
        yield from ["several regions"] * (len(project.regions) > 1)
        yield from ["tie"] * (len({one.day for one in placed}) < len(placed))
        yield from ["partial date"] * any(len(event.date) < 10 for event in project.events)
        yield from ["repeat"] * any(
            one.since != one.event.date for one in placed if one.since[:4] != one.day[:4]
        )
        yield from ["slip"] * (len(dues) > len({milestone for milestone, _ in dues}))


def test_sql_answers_as_plain_python_does() -> None:
    """At any date; the generator makes what is hard."""
    hard: Counter[str] = Counter()
    connection = sqlite.create_in_memory()

    @settings(max_examples=200, derandomize=True, deadline=None, database=None)
    @given(registries(), st.lists(terms, max_size=2), st.none() | dates)
    def same(registry: Registry, asked: list[tuple[str, str]], as_of: str | None) -> None:
        day = AsOf(last_day(as_of), last_day(as_of)) if as_of else AsOf(TODAY)
        hard.update(tally(registry, day))
        with transactions.transaction(connection):
            store.save(connection, registry, FILE, "", "now", prune=False)
        filter_ = questions.Filter([field + value for field, value in asked], "registry")
        found = list(questions.projects(connection, filter_, day))
        assert [row["id"] for row in found] == [
            project.id
            for project in registry.projects
            if all(holds(project, registry, term, day) for term in asked)
        ]
        assert [row["status"] or "unknown" for row in found] == [
            status_of(project, day.until)
            for project in registry.projects
            if all(holds(project, registry, term, day) for term in asked)
        ]
        outcomes = questions.commitments(connection, None, day)
        assert [row["outcome"] for row in outcomes] == [
            outcome_of(project, one, day)
            for project in registry.projects
            for one in made_by(project, registry, day.until)
        ]

    same()
    connection.close()
    kinds = ("unknown", "several regions", "tie", "partial date", "repeat", "slip")
    assert all(hard[kind] >= 5 for kind in kinds), hard
