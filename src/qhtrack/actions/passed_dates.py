"""Show which due date has passed of a project whose promises were put off."""

import sqlite3
from collections.abc import Sequence

from qhtrack.database import questions
from qhtrack.database.questions import AsOf
from qhtrack.domain.promises import OVERDUE_VALUES, Outcome, counted_as
from qhtrack.domain.rows import ProjectRow, PromiseRow
from qhtrack.words.terms import Term


def with_passed_dates(
    connection: sqlite3.Connection, rows: list[ProjectRow], terms: Sequence[Term], day: AsOf
) -> list[ProjectRow]:
    """Return projects; one that is asked for by a date that was put off has both dates.

    `outcome:overdue` asks for every promise, while `due` is that of one that was not put off:
    of 2025, put off to 2026, is shown `2025 ! → 2026`.
    """
    outcomes = {value for term in terms if term.field == "outcome" for value in term.values}
    ids = [row["id"] for row in rows if not row["overdue"]]
    if not ids or outcomes.isdisjoint(OVERDUE_VALUES):
        return rows
    from qhtrack.output.wording import put_off

    promises = sorted(
        questions.promises(connection, ids, day), key=lambda promise: promise["due_day"] or ""
    )
    # of a chain the last is what was put off to
    last_of_chain = {_chain(promise): promise["due"] for promise in promises}
    passed = {
        promise["project"]: put_off(promise["due"] or "", last_of_chain[_chain(promise)])
        for promise in promises
        if promise["outcome"] == Outcome.OVERDUE
        and not outcomes.isdisjoint((promise["outcome"], counted_as(promise)))
    }
    return [
        {**row, "due": dates, "due_part": None} if (dates := passed.get(row["id"])) else row
        for row in rows
    ]


def _chain(promise: PromiseRow) -> tuple[str, str | None, str | None]:
    return promise["project"], promise["milestone"], promise["part"]
