"""Show the due dates by which a project is asked for, where its next one is another."""

import sqlite3
from collections.abc import Sequence

from qhtrack.database import questions
from qhtrack.database.questions import AsOf
from qhtrack.database.terms import asks_of_promises, where_promises
from qhtrack.domain.dates import last_day
from qhtrack.domain.promises import OVERDUE_VALUES, Outcome, counted_as
from qhtrack.domain.rows import ProjectRow, PromiseRow
from qhtrack.output.wording import due_in_brief, due_of_promise, put_off
from qhtrack.words.terms import Term


def with_asked_dates(
    connection: sqlite3.Connection, rows: list[ProjectRow], terms: Sequence[Term], day: AsOf
) -> list[ProjectRow]:
    """Return projects; one that is asked for by another date than its next has both.

    `due:2026` asks for every promise, while `due` is the next date: of a project that is
    overdue since 2025 as well `2025 !, 2026` is shown, and for `outcome:overdue` of one whose
    promise of 2025 was put off to 2026 `2025 ! → 2026`.
    """
    outcomes = {value for term in terms if term.field == "outcome" for value in term.values}
    dates: dict[str, str] = {}
    if any(term.field == "due" for term in terms):
        dates = _fitting_dates(connection, rows, terms, day)
    elif not outcomes.isdisjoint(OVERDUE_VALUES):
        dates = _passed_dates(connection, rows, outcomes, day)
    return [
        {**row, "due": due, "due_part": None, "overdue": False}
        if (due := dates.get(row["id"]))
        else row
        for row in rows
    ]


def _passed_dates(
    connection: sqlite3.Connection,
    rows: Sequence[ProjectRow],
    outcomes: set[str | float],
    day: AsOf,
) -> dict[str, str]:
    """Return the dates of projects that are in time, by id, which they were not before."""
    ids = [row["id"] for row in rows if not row["overdue"]]
    promises = sorted(
        questions.promises(connection, ids, day), key=lambda promise: promise["due_day"] or ""
    )
    # of a chain the last is what was put off to
    last_of_chain = {_chain(promise): promise["due"] for promise in promises}
    return {
        promise["project"]: put_off(promise["due"] or "", last_of_chain[_chain(promise)])
        for promise in promises
        if promise["outcome"] == Outcome.OVERDUE
        and not outcomes.isdisjoint((promise["outcome"], counted_as(promise)))
    }


def _chain(promise: PromiseRow) -> tuple[str, str | None, str | None]:
    return promise["project"], promise["milestone"], promise["part"]


def _fitting_dates(
    connection: sqlite3.Connection, rows: Sequence[ProjectRow], terms: Sequence[Term], day: AsOf
) -> dict[str, str]:
    """Return the dates of projects, by id, of which none that is asked for is the next."""
    asked = where_promises(filter(asks_of_promises, terms))
    fitting: dict[str, dict[str, str]] = {}
    found = questions.promises(connection, [row["id"] for row in rows], day, asked)
    # of a part and of all of it on one day, all of it
    for promise in sorted(found, key=lambda row: (row["due_day"] or "", row["part"] is not None)):
        dates = fitting.setdefault(promise["project"], {})
        dates.setdefault(promise["due"] or "", due_of_promise(promise))
    return {
        row["id"]: _in_order(row, fitting[row["id"]])
        for row in rows
        if row["due"] not in fitting.get(row["id"], {row["due"]: ""})
    }


def _in_order(row: ProjectRow, dates: dict[str, str]) -> str:
    """Return the next date of a project and the first that is asked for, the earlier first."""
    date, text = next(iter(dates.items()))
    shown = {date: text} | ({} if row["due"] is None else {row["due"]: due_in_brief(row)})
    return ", ".join(shown[date] for date in sorted(shown, key=last_day))
