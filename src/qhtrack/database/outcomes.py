"""Hold the SQL of status and outcome."""

from collections.abc import Collection, Iterable

from qhtrack.database.lists import list_of
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.promises import Outcome
from qhtrack.domain.status import ENDED, IN_SERVICE, LADDER, Status


def _in_list(values: Iterable[str]) -> str:
    """Return what stands behind IN for these values."""
    return "(" + ", ".join(f"'{value}'" for value in sorted(values)) + ")"


def _in_service(held: str, size: str) -> str:
    """Return the SQL of what is in service of a size, by what the latest event holds of it."""
    return f"""
    CASE
        WHEN latest.{held} IS NULL AND latest.status = '{Status.OPERATING}' THEN project.{size}
        -- of what has no such size none is in service, and none is missing
        WHEN latest.{held} = 0 AND project.{size} IS NULL
            AND latest.status NOT IN {_in_list(IN_SERVICE)} THEN NULL
        ELSE latest.{held}
    END"""


# :until is the last day whose events count, :today the day of the question.
STATUS = f"""
SELECT
    project.*,
    latest.status,
    latest.since,
    coalesce(latest.since_by, 0) AS since_by,
    latest.date AS updated,
    latest.day AS updated_day,
    {_in_service("held_mw", "capacity_mw")} AS in_service_mw,
    {_in_service("held_km", "length_km")} AS open_km,
    latest.held_bn AS spent_bn
FROM project
LEFT JOIN event AS latest ON latest.id = (
    SELECT id FROM event
    WHERE event.project = project.id AND event.day <= :until
    ORDER BY event.position DESC LIMIT 1
)
"""


def rank(column: str, statuses: Iterable[Status]) -> str:
    """Return the SQL of a column's place among statuses, from 1; NULL where it is none of them."""
    places = " ".join(
        f"WHEN '{status}' THEN {position}" for position, status in enumerate(statuses, 1)
    )
    return f"CASE {column} {places} END"


# A promise that exists, beside what reached it: its finding once that has come, or else the
# first event at or above its milestone. Evidence stands where there is a finding, come or not.
_JUDGED = f"""
SELECT
    promise.id, promise.project, promise.milestone, promise.part, promise.due, promise.due_day,
    promise.made, promise.made_day, promise.stretch, promise.wording, promise.wording_en,
    promise.wording_zh, promise.source, {list_of("promise", "also", "promise")},
    promise.note, promise.note_zh, promise.origin,
    iif(promise.reached_day <= :until, promise.reached, seen.date) AS reached,
    iif(promise.reached_day <= :until, promise.reached_day, seen.day) AS reached_day,
    coalesce(iif(promise.reached_day <= :until, promise."by", seen."by"), 0) AS "by",
    iif(promise.missed_day <= :until, promise.missed, NULL) AS missed,
    iif(coalesce(promise.reached_day, promise.missed_day) <= :until, promise.evidence, seen.source)
        AS evidence,
    status.status, status.updated, status.updated_day
FROM promise
JOIN ({STATUS}) AS status ON status.id = promise.project
LEFT JOIN event AS seen ON seen.id = (
    SELECT id FROM event
    WHERE promise.evidence IS NULL AND promise.part IS NULL
        AND event.project = promise.project AND event.day <= :until
        AND {rank("event.status", LADDER)} >= {rank("promise.milestone", LADDER)}
    ORDER BY event.position LIMIT 1
)
WHERE promise.made_day IS NULL OR promise.made_day <= :until
"""


def _has_later(row: str, where: str) -> str:
    """Return the SQL condition that a promise of the same chain, named `later`, meets `where`."""
    return f"""EXISTS (
        SELECT 1 FROM promise AS later
        WHERE later.project = {row}.project
            AND coalesce(later.milestone, '') = coalesce({row}.milestone, '')
            AND coalesce(later.part, '') = coalesce({row}.part, '')
            AND coalesce(later.milestone, later.part) IS NOT NULL
            AND later.due IS NOT NULL
            AND (later.made_day IS NULL OR later.made_day <= :until)
            AND {where}
    )"""


# By when it came about is told, or in which month or year, and the due day lies before or within:
# in time or not, nobody says. A new due date given after the old one says that it was not.
_IS_IN_DOUBT = f"""("by" OR reached || substr('-01-01', length(reached) - 3) <= due_day)
            AND NOT {_has_later("judged", "later.made_day > judged.due_day")}"""

# a CASE takes the first that holds: what was reached stays so, though cancelled later
OUTCOME = f"""
SELECT
    judged.*,
    CASE
        WHEN reached_day <= coalesce(due_day, '{END_OF_TIME}') THEN '{Outcome.MET}'
        WHEN reached_day IS NOT NULL AND {_IS_IN_DOUBT} THEN '{Outcome.MET_BY}'
        WHEN reached_day IS NOT NULL THEN '{Outcome.MET_LATE}'
        WHEN missed IS NOT NULL THEN '{Outcome.MISSED}'
        WHEN milestone IS NULL AND due IS NULL THEN '{Outcome.UNMEASURABLE}'
        WHEN status IN {_in_list(ENDED)} THEN '{Outcome.MISSED}'
        WHEN due IS NULL THEN '{Outcome.UNDATED}'
        WHEN due_day < :today THEN '{Outcome.OVERDUE}'
        ELSE '{Outcome.PENDING}'
    END AS outcome
FROM ({_JUDGED}) AS judged
"""

_IS_SUPERSEDED = _has_later(
    "outcome",
    """(
                coalesce(later.made_day, '') > coalesce(outcome.made_day, '')
                OR coalesce(later.made_day, '') = coalesce(outcome.made_day, '') AND (
                    later.due_day > outcome.due_day
                    OR later.due_day = outcome.due_day AND later.id > outcome.id
                )
            )""",
)
# To stand before a SELECT from `asked`: projects with what is due next. That is computed for
# those that are asked for alone; an overdue promise is due before today.
WITH_ASKED = f"""
WITH outcome AS NOT MATERIALIZED ({OUTCOME}),
asked AS (
    SELECT
        status.*,
        next.due,
        next.due_day,
        next.part AS due_part,
        coalesce(next.due_day < :today, 0) AS overdue,
        (SELECT day FROM event WHERE project = status.id AND date = status.since
            AND status = status.status) AS since_day
    FROM ({STATUS}) AS status
    LEFT JOIN promise AS next ON next.id = (
        SELECT id FROM outcome
        WHERE project = status.id AND due IS NOT NULL
            AND outcome IN ('{Outcome.OVERDUE}', '{Outcome.PENDING}') AND NOT {_IS_SUPERSEDED}
        ORDER BY due_day, due, id LIMIT 1
    )
)
"""
# The newest finding of a promise's project, for what is news of one is news of all.
_NEWEST_FINDING = """(
    SELECT
        id AS finding_id,
        coalesce(reached, missed) AS finding,
        coalesce(reached_day, missed_day) AS finding_day
    FROM promise
) AS newest ON finding_id = (
    SELECT id FROM promise
    WHERE project = outcome.project AND coalesce(reached_day, missed_day) <= :until
    ORDER BY coalesce(reached_day, missed_day) DESC, id LIMIT 1
)"""
DAYS_LATE = f"""CASE
        WHEN outcome = '{Outcome.MET_LATE}' THEN julianday(reached_day) - julianday(due_day)
        WHEN outcome = '{Outcome.OVERDUE}' THEN julianday(:today) - julianday(due_day)
        WHEN outcome = '{Outcome.MET}' AND due_day IS NOT NULL THEN 0
    END"""
# Overdue, and nothing at all was told of the project after the due date: no event, no finding.
NO_NEWS = f"""(
        outcome.outcome = '{Outcome.OVERDUE}'
        AND coalesce(outcome.updated_day, '') <= outcome.due_day
        AND NOT EXISTS (
            SELECT 1 FROM promise AS judged
            WHERE judged.project = outcome.project
                AND coalesce(judged.reached_day, judged.missed_day) > outcome.due_day
                AND coalesce(judged.reached_day, judged.missed_day) <= :until
        )
    )"""

# A project's promises to one milestone and part, in the order in which they were made.
_CHAIN = """WINDOW chain AS (
    PARTITION BY
        project, milestone, part, iif(coalesce(milestone, part) IS NULL, id, 0), due IS NULL
    ORDER BY coalesce(made_day, ''), due_day, id
)"""
_SLIP_DAYS = "julianday(due_day) - julianday(first_value(due_day) OVER chain) AS slip_days"


def with_days(keys: Collection[str]) -> str:
    """Return the SQL of the promises with as many days as they are late, or were put off by.

    What no key names is not worked out: a chain takes a look at all promises.
    """
    late = f", {DAYS_LATE} AS days_late" if "days_late" in keys else ""
    put_off, chain = (f", {_SLIP_DAYS}", f" {_CHAIN}") if "slip_days" in keys else ("", "")
    if not late and not put_off:
        return "outcome"
    return f"(SELECT *{late}{put_off} FROM outcome{chain}) AS outcome"


def scorecard_of(where: str = "") -> str:
    """Return the SQL of the promises with their outcomes, of those that a WHERE leaves.

    Due in 2021, then put off to 2024-06, the second of a chain has `first_due` 2021,
    `slip_days` 912 (from 2021-12-31 to 2024-06-30) and `chain` `2021 2024-06`.
    """
    # the WHERE stands inside: SQLite puts no `IN` into a query with windows by itself
    return f"""
SELECT
    outcome.*,
    {NO_NEWS} AS no_news,
    CASE WHEN {NO_NEWS} THEN
        iif(coalesce(finding_day, '') > coalesce(updated_day, ''), finding, updated)
    END AS no_news_since,
    {DAYS_LATE} AS days_late,
    first_value(due) OVER chain AS first_due,
    {_SLIP_DAYS},
    group_concat(due, ' ') OVER chain AS chain
FROM ({OUTCOME}) AS outcome
LEFT JOIN {_NEWEST_FINDING}{where}
{_CHAIN}
"""
