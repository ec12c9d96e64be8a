"""The database's answers are those of plain Python over the registry."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from qhtrack.database import questions, sqlite
from qhtrack.database.questions import AsOf
from qhtrack.domain.dates import last_day
from qhtrack.domain.history import TimelineEntry, order_events
from qhtrack.domain.model import Project, Promise, Registry, status_events
from qhtrack.domain.promises import Outcome
from qhtrack.domain.status import LADDER, RANK, Status
from saving import save
from strategies import dates, registries, statuses

TODAY = "2026-11-23"
OFF = {Status.CANCELLED, Status.RETIRED}


def timeline(project: Project, until: str) -> list[TimelineEntry]:
    """Return what was known of a project by a day."""
    entries = order_events(status_events(project.events))
    return [entry for entry in entries if entry.day <= until]


def status_of(project: Project, until: str) -> str:
    """Return its status by then."""
    entries = timeline(project, until)
    return entries[-1].event.status if entries else "unknown"


def made_by(project: Project, registry: Registry, until: str) -> Iterator[Promise]:
    """Yield the promises that existed by a day."""
    published = {source.id: source.date for source in registry.sources}
    for promise in project.promises:
        made = promise.made or published.get(promise.source or "")
        due = [last_day(promise.due)] if promise.due else []
        if made is None or min([last_day(made), *due]) <= until:
            yield promise


def outcome_of(project: Project, promise: Promise, day: AsOf) -> str:
    """Return how a promise stands, as the table in the documentation has it."""
    if promise.milestone is None:
        return "unmeasurable"
    rank = RANK[Status(promise.milestone)]
    days = [
        entry.day
        for entry in timeline(project, day.until)
        if entry.event.status in LADDER and RANK[entry.event.status] >= rank
    ]
    due = last_day(promise.due) if promise.due else "9999-12-31"
    if days:
        return "met" if min(days) <= due else "met-late"
    if status_of(project, day.until) in OFF:
        return "missed"
    if promise.due is None:
        return "undated"
    return "overdue" if due < day.today else "pending"


def outcomes_of(project: Project, registry: Registry, day: AsOf) -> list[str]:
    """Return how the promises of a project stand that existed by then."""
    made = made_by(project, registry, day.until)
    return [outcome_of(project, promise, day) for promise in made]


def holds(project: Project, registry: Registry, term: tuple[str, str], day: AsOf) -> bool:
    """Tell whether a term holds of a project."""
    field, value = term
    wanted = set(value.split(","))
    entries = timeline(project, day.until)
    values: dict[str, set[str]] = {
        "status": {status_of(project, day.until)},
        "region": set(project.regions),
        "category": {project.category},
        "outcome": set(outcomes_of(project, registry, day)),
    }
    if field == "capacity_mw>=":
        return project.capacity_mw is not None and project.capacity_mw >= float(value)
    if field == "updated<=":
        return bool(entries) and entries[-1].day <= last_day(value)
    matches = bool(wanted & values[field.rstrip(":!=")])
    return not matches if field.endswith("!=") else matches


FIELDS = (
    "status:",
    "status!=",
    "region:",
    "category!=",
    "outcome:",
    "capacity_mw>=",
    "updated<=",
)
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
        entries = order_events(status_events(project.events))
        dues = {(promise.milestone, promise.due) for promise in project.promises if promise.due}
        hard = {
            "unknown": status_of(project, day.until) == "unknown",
            "several regions": len(project.regions) > 1,
            "tie": len({entry.day for entry in entries}) < len(entries),
            "partial date": any(len(event.date) < 10 for event in project.events),
            "repeat": any(
                entry.since != entry.event.date
                for entry in entries
                if entry.since[:4] != entry.day[:4]
            ),
            "slip": len(dues) > len({milestone for milestone, _ in dues}),
        }
        yield from (name for name, is_so in hard.items() if is_so)
        yield from outcomes_of(project, registry, day)


HARD = ("unknown", "several regions", "tie", "partial date", "repeat", "slip", *Outcome)


def left_by(query: Sequence[tuple[str, str]], registry: Registry, day: AsOf) -> list[Project]:
    """Return the projects of which all terms hold."""
    return [
        project
        for project in registry.projects
        if all(holds(project, registry, term, day) for term in query)
    ]


def ask(
    connection: sqlite3.Connection, query: Sequence[tuple[str, str]], day: AsOf
) -> list[tuple[str, str]]:
    """Return the ids and statuses of the projects that the database finds."""
    filter_ = questions.Filter([field + value for field, value in query], "registry")
    rows = questions.projects(connection, filter_, day)
    return [(row["id"], row["status"] or "unknown") for row in rows]


def test_sql_answers_as_plain_python_does() -> None:
    """At any date; the generator makes what is hard, and terms that hold and that do not."""
    reached: Counter[str] = Counter()
    connection = sqlite.create_in_memory()

    @settings(max_examples=200, derandomize=True, deadline=None, database=None)
    @given(registries(), st.lists(terms, min_size=2, max_size=8), st.none() | dates)
    def same(registry: Registry, asked: list[tuple[str, str]], as_of: str | None) -> None:
        day = AsOf(last_day(as_of), last_day(as_of)) if as_of else AsOf(TODAY)
        reached.update(tally(registry, day))
        save(connection, registry)
        for query in ([], asked[:2], *([term] for term in asked)):
            left = left_by(query, registry, day)
            assert ask(connection, query, day) == [
                (project.id, status_of(project, day.until)) for project in left
            ]
            if len(query) == 1:
                reached[f"{query[0][0]} holds"] += len(left)
                reached[f"{query[0][0]} does not"] += len(registry.projects) - len(left)
        outcomes = questions.promises(connection, None, day)
        assert [row["outcome"] for row in outcomes] == [
            outcome
            for project in registry.projects
            for outcome in outcomes_of(project, registry, day)
        ]

    same()
    connection.close()
    sides = (f"{field} {side}" for field in FIELDS for side in ("holds", "does not"))
    assert min(reached[point] for point in (*HARD, *sides)) >= 5, reached
