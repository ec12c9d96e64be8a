"""docs/RULES.md says what the program does: each line of its tables is tried."""

import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any, get_args

import pytest

from conftest import ROOT
from merges import PROMISE, with_projects
from qhtrack.database import questions, sqlite, store, transactions
from qhtrack.domain.conflicts import Data
from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.history import StatusEvent, order_events
from qhtrack.domain.merging import merge_registries
from qhtrack.domain.model import Event, Milestone, Project, Promise, Registry
from qhtrack.domain.promises import Outcome, chain
from qhtrack.domain.rows import PromiseRow
from qhtrack.domain.status import Status, may_follow
from qhtrack.registry import toml

RULES = (ROOT / "docs" / "RULES.md").read_text(encoding="utf-8")
NONE = "–"


def table(*head: str) -> list[list[str]]:
    """Return the cells of the table whose head begins so, row by row."""
    line = "\n| " + " | ".join(head)
    assert RULES.count(line) == 1
    lines = RULES[RULES.index(line) + 1 :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def events_of(cell: str) -> Iterator[StatusEvent]:
    """Yield the events of a cell: `2021 partial 5, 2022 operating`."""
    for told in cell.split(", ") if cell != NONE else ():
        date, status, *figure = told.split()
        in_service_mw = float(figure[0]) if figure else None
        yield StatusEvent(date, Status(status), in_service_mw=in_service_mw)


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


def judged(
    promises: tuple[Promise, ...], events: tuple[Event, ...], today: str
) -> list[PromiseRow]:
    """Return what becomes of a project's promises on a day."""
    project = Project(id="a", name="A", category="road", promises=promises, events=events)
    file, as_of = store.File(None, None, ""), questions.AsOf(today)
    with closing(sqlite.create_in_memory()) as connection:
        with transactions.transaction(connection):
            registry = Registry(schema=1, projects=(project,))
            store.save(connection, registry, file, "", "now", prune=False)
        rows: Any = list(questions.promises(connection, ["a"], as_of))
    return [*rows]


def milestone_of(cell: str) -> Milestone | None:
    """Return the milestone of a cell, which may have none."""
    milestones: dict[str, Milestone] = {name: name for name in get_args(Milestone)}
    return None if cell == NONE else milestones[cell]


EXAMPLES = table("milestone", "due", "events")


def test_every_outcome_is_explained_and_shown() -> None:
    """Once in words, and by an example at least."""
    assert {name for name, _ in table("outcome", "holds if")} == set(Outcome)
    assert {example[-1] for example in EXAMPLES} == set(Outcome)


@pytest.mark.parametrize(("milestone", "due", "told", "today", "outcome"), EXAMPLES)
def test_a_promise_turns_out(milestone: str, due: str, told: str, today: str, outcome: str) -> None:
    """As the table has it."""
    promise = Promise(
        milestone=milestone_of(milestone), due=None if due == NONE else due, wording="建成"
    )
    events = tuple(Event(date=event.date, status=event.status) for event in events_of(told))
    assert [row["outcome"] for row in judged((promise,), events, today)] == [outcome]


@pytest.mark.parametrize(("told", "dues", "slip"), table("promises (milestone, made, due)"))
def test_promises_to_one_milestone_form_a_chain(told: str, dues: str, slip: str) -> None:
    """In the order in which they were made."""
    promises = []
    for text in told.split(", "):
        milestone, made, due = text.split()
        promises.append(
            Promise(milestone=milestone_of(milestone), made=made, due=due, wording="建成")
        )
    last = judged(tuple(promises), (), "2030-01-01")[-1]
    assert (chain(last), str(last["slip_days"])) == (dues, slip)


def field(key: str, cell: str) -> Data:
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


TOLD = re.compile(r"(source|note|figure) (?:`([^`]*)`|(\w+))")


def witness(cell: str) -> Data:
    """Return how an event is known as the table writes it; ` / ` ends a line of a note."""
    known: Data = {
        key: (quoted or plain).replace(" / ", "\n") for key, quoted, plain in TOLD.findall(cell)
    }
    figure = known.pop("figure", None)
    return known | ({} if figure is None else {"in_service_mw": int(figure)})


PAPERS = [
    {"id": "b", "title": "B", "date": "2022-03"},
    {"id": "c", "title": "C", "date": "2022-12"},
]
EVENT = {"date": "2021", "status": "partial"}
WITNESSES = table("ours", "theirs", "merged")


@pytest.mark.parametrize(
    ("kind", "fact", "ours", "theirs", "merged"),
    [
        *(("event", EVENT, *line) for line in WITNESSES),
        *(("promise", PROMISE, *line) for line in WITNESSES if "figure" not in line[0]),
    ],
)
def test_who_tell_the_same_are_both_right(
    kind: str, fact: Data, ours: str, theirs: str, merged: str
) -> None:
    """Whoever merges."""
    sides = [
        with_projects({"id": "a", kind: [fact | witness(cell)]}, source=PAPERS)
        for cell in (ours, theirs)
    ]
    for pair in (sides, sides[::-1]):
        result = merge_registries(with_projects({"id": "a"}, source=PAPERS), *pair)
        assert bool(result.conflicts) is (merged == "conflict")
        if not result.conflicts:
            (project,) = toml.to_data(result.registry)["project"]
            assert project[kind] == [fact | witness(merged)]
