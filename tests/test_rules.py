"""docs/RULES.md says what the program does: each line of its tables is tried."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import get_args

import pytest

from conftest import ROOT
from merges import PROMISE, with_projects
from qhtrack.database import questions, sqlite
from qhtrack.domain.change_results import Verdict
from qhtrack.domain.citations import by_publication
from qhtrack.domain.conflict_resolution import Preference, Versions, settle
from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.history import StatusEvent, order_events
from qhtrack.domain.merging import merge_registries
from qhtrack.domain.model import Event, Milestone, Project, Promise, Registry
from qhtrack.domain.promises import Outcome, chain
from qhtrack.domain.rows import ProjectRow, PromiseRow
from qhtrack.domain.statements import (
    Fact,
    Statement,
    addition,
    correction,
    removal,
    replay_statements,
)
from qhtrack.domain.status import Status, may_follow
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.registry import toml
from saving import save

RULES = (ROOT / "docs" / "RULES.md").read_text(encoding="utf-8")
NONE = "–"


def table(*head: str) -> list[list[str]]:
    """Return the cells of the table whose head begins so, row by row."""
    line = "\n| " + " | ".join(head)
    assert RULES.count(line) == 1
    lines = RULES[RULES.index(line) + 1 :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def events_of(cell: str) -> Iterator[StatusEvent]:
    """Yield the events of a cell: `2021 partial 5, by 2022 operating`."""
    for told in cell.split(", ") if cell != NONE else ():
        date, status, *figure = told.removeprefix("by ").split()
        in_service_mw = float(figure[0]) if figure else None
        by = told.startswith("by ")
        yield StatusEvent(date, Status(status), by=by, in_service_mw=in_service_mw)


STEPS = [
    (before, after, answer)
    for before, *answers in table("before \\ after")
    for after, answer in zip(Status, answers, strict=True)
]


def test_the_ladders_table_has_each_pair_once() -> None:
    """Eight by eight, in the order of the statuses."""
    head = re.findall(r"^\| before \\ after \| (.*) \|$", RULES, re.MULTILINE)
    assert head == [" | ".join(Status)]
    assert [before for before, _, _ in STEPS[:: len(Status)]] == list(Status)
    assert {answer for _, _, answer in STEPS} == {"yes", "note"}


@pytest.mark.parametrize(("before", "after", "answer"), STEPS)
def test_a_step_of_the_ladder_goes_without_a_note_or_not(
    before: str, after: str, answer: str
) -> None:
    """All 64 of them."""
    assert may_follow(Status(before), Status(after)) is (answer == "yes")
    events = [StatusEvent("2020", Status(before)), StatusEvent("2021", Status(after))]
    assert order_events(events)[1].violates_ladder is (answer == "note")


@pytest.mark.parametrize(("date", "first", "last"), table("date", "first day"))
def test_a_date_has_a_first_and_a_last_day(date: str, first: str, last: str) -> None:
    """As the table has them."""
    assert (first_day(date), last_day(date)) == (first, last)


@pytest.mark.parametrize(("told", "ordered"), table("events, as they are told"))
def test_events_are_ordered(told: str, ordered: str) -> None:
    """By the day they count as, in whichever order they are told."""
    events = list(events_of(told))
    for sequence in (events, events[::-1]):
        timeline = order_events(sequence)
        assert ", ".join(f"{entry.event.status} {entry.day}" for entry in timeline) == ordered


@pytest.mark.parametrize(("told", "since"), table("events", "since"))
def test_a_run_began_on_a_date_or_had_begun_by_it(told: str, since: str) -> None:
    """As the latest event says, in whichever order they are told."""
    events = list(events_of(told))
    for sequence in (events, events[::-1]):
        latest = order_events(sequence)[-1]
        assert ("by " if latest.since_by else "") + latest.since == since


@pytest.mark.parametrize(("told", "figures"), table("events, with their figures"))
def test_what_is_in_service_follows_from_events(told: str, figures: str) -> None:
    """None means all of it once the project operates, else that nobody knows."""
    running = [
        f"{entry.held_mw:g}"
        if entry.held_mw is not None
        else "all"
        if entry.event.status is Status.OPERATING
        else "unknown"
        for entry in order_events(list(events_of(told)))
    ]
    assert ", ".join(running) == figures


def as_saved(
    promises: Sequence[Promise], events: str, today: str
) -> tuple[ProjectRow, list[PromiseRow]]:
    """Return a project as it is known on a day, and what becomes of its promises."""
    project = Project(
        id="a",
        name="A",
        category="road",
        promises=tuple(promises),
        events=tuple(
            Event(date=event.date, status=event.status, by=event.by) for event in events_of(events)
        ),
    )
    as_of = questions.AsOf(today, today)
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, projects=(project,)))
        (row,) = questions.projects(connection, questions.Filter(), as_of)
        return row, list(questions.promises(connection, ["a"], as_of))


MILESTONES: dict[str, Milestone] = {name: name for name in get_args(Milestone)}


def given(cell: str) -> str | None:
    """Return what a cell holds, if it holds something."""
    return None if cell == NONE else cell


def finding(cell: str) -> TomlTable:
    """Return the finding of a cell: `reached by 2024`."""
    if cell == NONE:
        return {}
    key, *by, date = cell.split()
    return {key: date, "evidence": "a book"} | ({"by": True} if by else {})


EXAMPLES = table("milestone", "part", "due", "found")


def test_every_outcome_is_explained_and_shown() -> None:
    """Once in words, and by an example at least."""
    assert {name for name, _ in table("outcome", "holds if")} == set(Outcome)
    assert {example[-1] for example in EXAMPLES} == set(Outcome)


@pytest.mark.parametrize(
    ("milestone", "part", "due", "found", "told", "today", "outcome"), EXAMPLES
)
def test_a_promise_turns_out(
    milestone: str, part: str, due: str, found: str, told: str, today: str, outcome: str
) -> None:
    """As the table has it."""
    promise = Promise(
        milestone=MILESTONES.get(milestone),
        part=given(part),
        due=given(due),
        wording="建成",
        **finding(found),
    )
    _, rows = as_saved([promise], told, today)
    assert [row["outcome"] for row in rows] == [outcome]


def promises_of(cell: str) -> Iterator[Promise]:
    """Yield the promises of a cell: `operating – 2020 2021, – phase-1 2022 2024`."""
    for told in cell.split(", "):
        milestone, part, made, due = told.split()
        yield Promise(
            milestone=MILESTONES.get(milestone), part=given(part), made=made, due=due, wording="建"
        )


CHAINS = table("promises (milestone, part, made, due)", "chain")


@pytest.mark.parametrize(("told", "dues", "slip"), CHAINS)
def test_promises_to_one_milestone_form_a_chain(told: str, dues: str, slip: str) -> None:
    """In the order in which they were made."""
    *_, last = as_saved(list(promises_of(told)), NONE, "2030-01-01")[1]
    assert (chain(last), str(last["slip_days"])) == (dues, slip)


@pytest.mark.parametrize(
    ("first", "later", "told", "outcome"), table("first promise (milestone, part, made, due)")
)
def test_a_later_promise_shows_what_had_not_come_about(
    first: str, later: str, told: str, outcome: str
) -> None:
    """Of the same chain."""
    promises = [*promises_of(first), *promises_of(later)]
    assert as_saved(promises, told, "2030-01-01")[1][0]["outcome"] == outcome
    assert as_saved(promises[::-1], told, "2030-01-01")[1][-1]["outcome"] == outcome


DUES = table("promises (milestone, part, made, due)", "asked on")


@pytest.mark.parametrize(("told", "today", "due"), DUES)
def test_a_project_is_due_when_the_last_of_a_chain_is(told: str, today: str, due: str) -> None:
    """The earliest of them that is open."""
    row, _ = as_saved(list(promises_of(told)), NONE, today)
    assert f"{row['due']}{', overdue' if row['overdue'] else ''}" == due


def field(key: str, cell: str) -> TomlTable:
    """Return a project's field as the table writes it."""
    return {} if cell == NONE else {key: cell.split() if key == "aliases" else cell}


@pytest.mark.parametrize(
    ("key", "base", "ours", "theirs", "merged"), table("field", "base", "ours")
)
def test_a_field_is_merged(key: str, base: str, ours: str, theirs: str, merged: str) -> None:
    """Of three versions."""
    sides = [with_projects({"id": "a"} | field(key, cell)) for cell in (base, ours, theirs)]
    result = merge_registries(*sides)
    assert bool(result.conflicts) is (merged == "conflict")
    if not result.conflicts:
        (project,) = toml.to_data(result.registry)["project"]
        assert project.get(key) == field(key, merged).get(key)


TOLD = re.compile(r"(source|also|note|figure) (?:`([^`]*)`|(\w+))")


def witness(cell: str) -> TomlTable:
    """Return how an event is known as the table writes it; ` / ` ends a line of a note."""
    known: TomlTable = {
        key: (quoted or plain).replace(" / ", "\n") for key, quoted, plain in TOLD.findall(cell)
    }
    if "also" in known:
        known["also"] = [known["also"]]
    figure = known.pop("figure", None)
    return known | ({} if figure is None else {"in_service_mw": int(figure)})


PAPERS = [
    {"id": "b", "title": "B", "date": "2022-03"},
    {"id": "c", "title": "C", "date": "2022-12"},
    {"id": "d", "title": "D"},
]
EVENT = {"date": "2021", "status": "partial"}
FACT = Fact("event", "a", ("2021", "partial"))
WITNESSES = table("ours", "theirs", "merged")


@pytest.mark.parametrize(
    ("kind", "fact", "base", "ours", "theirs", "merged"),
    [
        *(("event", EVENT, NONE, *line) for line in WITNESSES),
        *(("promise", PROMISE, NONE, *line) for line in WITNESSES if "figure" not in line[0]),
        *(("event", EVENT, *line) for line in table("base", "ours, then")),
        *(("promise", PROMISE, *line) for line in table("base", "ours, then")),
    ],
)
def test_who_tell_the_same_are_both_right(
    kind: str, fact: TomlTable, base: str, ours: str, theirs: str, merged: str
) -> None:
    """Whoever merges."""
    before, *sides = (
        with_projects({"id": "a", kind: [fact | witness(cell)]}, source=PAPERS)
        for cell in (base, ours, theirs)
    )
    if base == NONE:
        before = with_projects({"id": "a"}, source=PAPERS)
    assert merged_fact(kind, before, *sides) == (
        None if merged == "conflict" else fact | witness(merged)
    )


def said(cell: str, row: TomlTable | None) -> Statement:
    """Return what a cell says of an event that is so, or is not there."""
    how, _, what = cell.partition(" ")
    if how == "dropped":
        return removal(FACT, row or {})
    if what.startswith("undone"):
        lost = EVENT | witness(what)
        undone = {
            "event": Statement(FACT, None, row),
            "drop": removal(FACT, lost),
            "telling": Statement(FACT, EVENT, lost),
        }[how]
        return undone._replace(stands=False, verdict=Verdict.SEEN, written=True)
    return (
        addition(FACT, row, witness(what))
        if how == "told"
        else correction(FACT, row or {}, witness(what))
    )


@pytest.mark.parametrize(
    ("before", "told", "now", "shown", "file", "mine"), table("file before", "said here")
)
def test_a_load_merges_what_was_said_here(
    before: str, told: str, now: str, shown: str, file: str, mine: str
) -> None:
    """With what the file says by then; who prefers a side settles what differs."""
    old, new = (None if cell == NONE else EVENT | witness(cell) for cell in (before, now))
    source_order = by_publication({row["id"]: row.get("date") for row in PAPERS})
    one = said(told, old)
    versions = Versions(replay_statements(old, [one], source_order).row, old, new)
    for preference, expected in ((None, shown), (Preference.FILE, file), (Preference.MINE, mine)):
        settled = settle(versions, [one], source_order, preference)
        assert bool(settled.disputes) is (expected == "conflict")
        if not settled.disputes:
            assert settled.row == (None if expected == NONE else EVENT | witness(expected))


@pytest.mark.parametrize(("base", "ours", "theirs", "merged"), table("finding of the base"))
def test_findings_are_merged(base: str, ours: str, theirs: str, merged: str) -> None:
    """Of a promise that was there before."""
    sides = (
        with_projects({"id": "a", "promise": [PROMISE | finding(cell)]})
        for cell in (base, ours, theirs)
    )
    assert merged_fact("promise", *sides) == (
        None if merged == "conflict" else PROMISE | finding(merged)
    )


def merged_fact(kind: str, base: TomlTable, ours: TomlTable, theirs: TomlTable) -> TomlTable | None:
    """Return the merged project's one fact, whoever merges; None of a conflict."""
    one, other = (merge_registries(base, *sides) for sides in ((ours, theirs), (theirs, ours)))
    assert bool(one.conflicts) is bool(other.conflicts)
    if one.conflicts:
        return None
    (fact,) = toml.to_data(one.registry)["project"][0][kind]
    assert toml.to_data(other.registry)["project"][0][kind] == [fact]
    return dict(fact)
