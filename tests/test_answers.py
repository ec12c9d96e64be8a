"""The database's answers are those of plain Python over the registry."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

from hypothesis import given, settings
from hypothesis import strategies as st

from meetings import DATES, maybe, registries
from oracle import ENDS, FAILED, Judged, Oracle, first_day
from qhtrack.database import questions, sqlite
from qhtrack.database.questions import AsOf
from qhtrack.domain.dates import last_day
from qhtrack.domain.model import Project, Promise, Registry, facts
from qhtrack.domain.promises import Outcome
from qhtrack.domain.status import Status
from saving import save

TODAY = "2024-06-15"

Term = tuple[str, str]
OF_ONE = ("due", "made", "milestone", "stretch", "outcome")
PAPERS = {"Press": {"paper-1"}, "报社": {"paper-2"}}


def compare(day: str | None, sign: str, value: str) -> bool:
    """Tell whether a day fits a date."""
    if day is None:
        return False
    first, last = first_day(value), last_day(value)
    return {
        ":": first <= day <= last,
        "!=": first <= day <= last,
        "<=": day <= last,
        "<": day < first,
        ">=": day >= first,
        ">": day > last,
    }[sign]


def promise_fits(oracle: Oracle, project: Project, promise: Promise, term: Term) -> bool:
    """Tell whether a promise has a value, `!=` aside."""
    field, value = term
    name, sign = field.rstrip(":!=<>"), field.lstrip("abcdefghijklmnopqrstuvwxyz")
    sources = {promise.source, *promise.also}
    if name == "due":
        return compare(promise.due and last_day(promise.due), sign, value)
    if name == "made":
        return compare(oracle.made(promise), sign, value)
    wanted = {*value.split(","), *(FAILED if "failed" in value else ())}
    return {
        "source": value in sources,
        "publisher": bool(PAPERS.get(value, set()) & sources),
        "milestone": promise.milestone in wanted,
        "stretch": promise.stretch == (value == "true"),
        "outcome": oracle.outcome(project, promise) in wanted
        or ("no-news" in wanted and oracle.judged(project, promise).no_news),
    }[name]


def project_fits(oracle: Oracle, project: Project, term: Term) -> bool:
    """Tell whether a project has a value, `!=` aside."""
    field, value = term
    wanted = set(value.split(","))
    told = oracle.told(project)
    name = field.rstrip(":!=<>")
    of_project: dict[str, Callable[[], bool]] = {
        "status": lambda: (oracle.status(project) or "unknown") in wanted,
        "region": lambda: bool(wanted & set(project.regions)),
        "category": lambda: project.category in wanted,
        "id": lambda: project.id in wanted,
        "overdue": lambda: oracle.is_overdue(project) == (value == "true"),
        "capacity_mw": lambda: (project.capacity_mw or -1) >= float(value),
        "updated": lambda: not told or told[-1].day <= last_day(value),
    }
    if name in of_project:
        return of_project[name]()
    papers = {value} if name == "source" else PAPERS.get(value, set())
    if name in {"source", "publisher"} and (
        papers & set(project.sources)
        or any(papers & {event.source, *event.also} for _, event in told)
    ):
        return True
    existing = oracle.promises(project)
    return any(promise_fits(oracle, project, promise, term) for promise in existing)


PROMISED: tuple[tuple[str, Sequence[str]], ...] = (
    *((f"{name}{sign}", DATES) for name in ("due", "made") for sign in (":", "!=", "<=", ">")),
    *((f"source{sign}", ("paper-1", "paper-2", "a talk there")) for sign in (":", "!=")),
    *((f"publisher{sign}", ("Press", "报社")) for sign in (":", "!=")),
    *((f"milestone{sign}", ("partial", "partial,operating")) for sign in (":", "!=")),
    *((f"stretch{sign}", ("true", "false")) for sign in (":", "!=")),
    *((f"outcome{sign}", ("met", "failed", "met-by,pending", "no-news")) for sign in (":", "!=")),
)
LISTED: tuple[tuple[str, Sequence[str]], ...] = (
    ("status:", (*Status, "unknown", "partial,operating")),
    ("status!=", (*Status, "unknown")),
    ("region:", ("haixi", "yushu", "haixi,yushu")),
    ("category:", ("road,target", "target", "airport")),
    ("category!=", ("airport", "road", "target")),
    ("id:", ("project-0", "project-0,project-1")),
    ("overdue:", ("true", "false")),
    ("capacity_mw>=", ("100", "2000")),
    ("updated<=", DATES),
)


def terms_of(choices: Sequence[tuple[str, Sequence[str]]]) -> st.SearchStrategy[Term]:
    """Draw a field and a value of it."""
    drawn = (st.tuples(st.just(field), st.sampled_from(values)) for field, values in choices)
    return st.one_of(*drawn)


def of_one_promise(query: Sequence[Term]) -> list[Term]:
    """Return the terms that hold of one promise together, where there are two."""
    asked = [term for term in query if term[0].rstrip(":<=>") in OF_ONE]
    names = [field.rstrip(":<=>") for field, _ in asked]
    together = [
        term
        for term, name in zip(asked, names, strict=True)
        if name in {"due", "made"} or names.count(name) == 1
    ]
    return together if len(together) > 1 else []


def promises_fit(oracle: Oracle, project: Project, terms: Sequence[Term]) -> bool:
    """Tell whether a project has a promise of which all terms hold, where there are any."""
    return not terms or any(
        all(promise_fits(oracle, project, promise, term) for term in terms)
        for promise in oracle.promises(project)
    )


def left_by(query: Sequence[Term], oracle: Oracle) -> list[Project]:
    """Return the projects of which all terms hold; goals where they are asked for."""
    with_goals = any(field in {"category:", "id:"} for field, _ in query)
    together = of_one_promise(query)
    others = [term for term in query if term not in together]
    return [
        project
        for project in oracle.registry.projects
        if (with_goals or not oracle.is_goal(project))
        and all(project_fits(oracle, project, term) != term[0].endswith("!=") for term in others)
        and promises_fit(oracle, project, together)
    ]


def left_promises(term: Term, oracle: Oracle) -> list[Judged]:
    """Return the promises of which a term on promises holds."""
    return [
        oracle.judged(project, promise)
        for project in oracle.registry.projects
        for promise in oracle.promises(project)
        if promise_fits(oracle, project, promise, term) != term[0].endswith("!=")
    ]


def listed(connection: sqlite3.Connection, query: Sequence[Term], day: AsOf) -> list[object]:
    """Return what the database says of the projects that it finds."""
    filter_ = questions.Filter([field + value for field, value in query])
    keys = ("id", "status", "updated", "in_service_mw", "open_km", "spent_bn", "due", "overdue")
    return [
        tuple(row[key] for key in keys)  # type: ignore[literal-required]
        for row in questions.projects(connection, filter_, day)
    ]


def expected(oracle: Oracle, query: Sequence[Term]) -> list[object]:
    """Return the same by the oracle."""
    return [
        (
            project.id,
            oracle.status(project),
            oracle.updated(project),
            oracle.figure(project, "in_service_mw", project.capacity_mw),
            oracle.figure(project, "open_km", project.length_km),
            oracle.spent(project),
            oracle.due(project),
            oracle.is_overdue(project),
        )
        for project in left_by(query, oracle)
    ]


def judged(connection: sqlite3.Connection, terms: Sequence[Term], day: AsOf) -> list[Judged]:
    """Return the promises that the database finds."""
    query = [field + value for field, value in terms]
    return [
        Judged(*(row[key] for key in Judged._fields))  # type: ignore[literal-required]
        for row in questions.scorecard(connection, query, day)
    ]


def is_known(term: Term, oracle: Oracle) -> bool:
    """Tell whether a term is refused for a value that nothing has."""
    field, value = term
    told = [fact for project in oracle.registry.projects for fact in facts(project)]
    known: dict[str, set[str | None]] = {
        "id": {project.id for project in oracle.registry.projects},
        "source": {
            *oracle.sources,
            *(name for fact in told for name in (fact.source, *fact.also)),
        },
    }
    name = field.rstrip(":!=")
    return name not in known or {*value.split(",")} <= known[name]


def sides(field: str, left: Sequence[object], everything: Sequence[object]) -> dict[str, int]:
    """Count of how many a term held, and of how many it did not."""
    return {f"{field} in": len(left), f"{field} out": len(everything) - len(left)}


def tally(oracle: Oracle) -> Iterator[str]:
    """Name what makes a registry hard."""
    for project in oracle.registry.projects:
        told = oracle.told(project)
        waits = [promise for promise in project.promises if promise.due]
        hard = {
            "goal": oracle.is_goal(project),
            "unknown": not told,
            "tie": len({day for day, _ in told}) < len(told),
            "partial date": any(day != last_day(event.date) for day, event in told),
            "due": oracle.due(project) is not None,
            "overdue project": oracle.is_overdue(project),
            "nothing due": bool(waits) and oracle.due(project) is None,
            "all in service": bool(told)
            and told[-1].event.status is Status.OPERATING
            and told[-1].event.in_service_mw is None
            and oracle.figure(project, "in_service_mw", project.capacity_mw) is not None,
            "held": bool(told)
            and told[-1].event.status in {Status.PARTIAL, Status.SUSPENDED}
            and told[-1].event.open_km is None
            and bool(oracle.figure(project, "open_km", project.length_km)),
            "in service unknown": bool(told)
            and told[-1].event.status is Status.PARTIAL
            and oracle.figure(project, "open_km", project.length_km) is None,
            "in service no more": bool(told)
            and told[-1].event.status in ENDS
            and oracle.figure(project, "open_km", project.length_km) == 0,
            "spent before": bool(told)
            and told[-1].event.spent_bn is None
            and oracle.spent(project) is not None,
        }
        yield from (name for name, is_so in hard.items() if is_so)
        for promise in oracle.promises(project):
            yield from what_is_hard(oracle, project, promise)


def what_is_hard(oracle: Oracle, project: Project, promise: Promise) -> Iterator[str]:
    """Name what makes a promise hard."""
    row = oracle.judged(project, promise)
    kind = (
        "finding"
        if promise.evidence
        else "part"
        if promise.part
        else "ladder"
        if promise.milestone
        else "date"
    )
    yield f"{kind} {row.outcome}"
    due = last_day(promise.due or "9999")
    late = row.reached_day is not None and row.reached_day > due
    chain = oracle.chain(project, promise)
    places = [(oracle.made(one), last_day(one.due)) for one in chain if one.due]
    hard = {
        "by, in time": row.by and row.outcome == "met",
        "by, after": row.by and row.outcome == "met-by",
        "within a span": not row.by and row.outcome == "met-by",
        "put off after due": row.outcome == "met-late"
        and (row.by or first_day(row.reached or "") <= due),
        "late": late and not row.by and first_day(row.reached or "") > due,
        "finding to come": bool(promise.evidence) and not row.evidence,
        "no news": row.no_news and row.no_news_since is None,
        "no news since event": row.no_news and row.no_news_since == row.updated is not None,
        "no news since finding": row.no_news and row.no_news_since not in {row.updated, None},
        "news": row.outcome == "overdue" and not row.no_news,
        "news by finding": row.outcome == "overdue"
        and not row.no_news
        and all(day <= due for day, _ in oracle.told(project)),
        "slip": bool(row.slip_days),
        "superseded": bool(promise.due) and chain[-1] is not promise,
        "chain, one day made": len({made for made, _ in places}) < len(places),
        "chain, one place": len({*places}) < len(places),
    }
    yield from (name for name, is_so in hard.items() if is_so)


HARD = (
    *("goal", "unknown", "tie", "partial date", "due", "overdue project", "nothing due"),
    *("all in service", "held", "in service unknown", "in service no more", "spent before"),
    *(f"ladder {outcome}" for outcome in Outcome if outcome is not Outcome.UNMEASURABLE),
    *(f"finding {outcome}" for outcome in Outcome),
    *(f"part {outcome}" for outcome in Outcome if not outcome.startswith("met")),
    *(f"date {outcome}" for outcome in ("overdue", "missed", "pending", "unmeasurable")),
    *("by, in time", "by, after", "within a span", "put off after due", "late", "slip"),
    *("finding to come", "no news", "no news since event", "no news since finding", "news"),
    *("news by finding", "superseded", "chain, one day made", "chain, one place"),
    "of one promise",
)


def test_sql_answers_as_plain_python_does() -> None:
    """At any date; the generator makes what is hard, and terms that hold and that do not."""
    reached: Counter[str] = Counter()

    @settings(max_examples=360)
    @given(
        registries(),
        st.lists(terms_of((*LISTED, *PROMISED)), min_size=6, max_size=9),
        st.lists(terms_of(PROMISED), min_size=5, max_size=8),
        maybe,
    )
    def same(
        registry: Registry, of_projects: list[Term], of_promises: list[Term], as_of: str | None
    ) -> None:
        day = AsOf(last_day(as_of), last_day(as_of)) if as_of else AsOf(TODAY)
        oracle = Oracle(registry, day)
        reached.update(tally(oracle))
        save(connection, registry)
        queries = ([], of_projects[:2], of_promises[:3], *([term] for term in of_projects))
        for query in queries:
            if all(is_known(term, oracle) for term in query):
                reached["of one promise"] += bool(of_one_promise(query) and left_by(query, oracle))
                assert listed(connection, query, day) == expected(oracle, query), query
                if len(query) == 1:
                    left = left_by(query, oracle)
                    reached.update(sides(query[0][0], left, registry.projects))
        everything = oracle.scorecard(registry.projects)
        assert judged(connection, [], day) == everything
        for term in of_promises:
            if is_known(term, oracle):
                rows = left_promises(term, oracle)
                assert judged(connection, [term], day) == rows, term
                reached.update(sides(f"promise {term[0]}", rows, everything))

    with closing(sqlite.create_in_memory()) as connection:
        same()
    points = [f"{field} {side}" for field, _ in (*LISTED, *PROMISED) for side in ("in", "out")]
    points += [f"promise {field} {side}" for field, _ in PROMISED for side in ("in", "out")]
    rare = {point: reached[point] for point in (*HARD, *points) if reached[point] < 5}
    assert rare == {}
