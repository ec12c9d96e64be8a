"""Hold the SQL of status and outcome."""

from collections.abc import Iterable

from qhtrack.database.lists import list_of
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.promises import Outcome
from qhtrack.domain.status import LADDER, Status


def _in_service(held: str, size: str) -> str:
    """Return the SQL of what is in service of a size, by what the latest event holds of it."""
    return f"""
    CASE
        WHEN latest.{held} IS NULL AND latest.status = '{Status.OPERATING}' THEN project.{size}
        -- of what has no such size none is in service, and none is missing
        WHEN latest.{held} = 0 AND project.{size} IS NULL THEN NULL
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
    places = " ".join(f"WHEN '{status}' THEN {place}" for place, status in enumerate(statuses, 1))
    return f"CASE {column} {places} END"


# a CASE takes the first that holds: what was reached stays so, though cancelled later
OUTCOME = f"""
SELECT
    promise.id, promise.project, promise.milestone, promise.part, promise.due, promise.due_day,
    promise.made, promise.made_day, promise.stretch, promise.wording, promise.wording_en,
    promise.wording_zh, promise.source, {list_of("promise", "also", "promise")}, promise.missed,
    promise.by, promise.evidence, promise.note, promise.note_zh, 0 AS no_news,
    NULL AS no_news_since,
    CASE
        WHEN promise.milestone IS NULL THEN '{Outcome.UNMEASURABLE}'
        WHEN reached.day <= coalesce(promise.due_day, '{END_OF_TIME}') THEN '{Outcome.MET}'
        WHEN reached.day IS NOT NULL THEN '{Outcome.MET_LATE}'
        WHEN status.status IN ('{Status.CANCELLED}', '{Status.RETIRED}') THEN '{Outcome.MISSED}'
        WHEN promise.due_day IS NULL THEN '{Outcome.UNDATED}'
        WHEN promise.due_day < :today THEN '{Outcome.OVERDUE}'
        ELSE '{Outcome.PENDING}'
    END AS outcome,
    reached.date AS reached,
    reached.day AS reached_day,
    status.status,
    status.updated,
    status.updated_day
FROM promise
JOIN ({STATUS}) AS status ON status.id = promise.project
LEFT JOIN event AS reached ON reached.id = (
    SELECT id FROM event
    WHERE event.project = promise.project AND event.day <= :until
        AND {rank("event.status", LADDER)} >= {rank("promise.milestone", LADDER)}
    ORDER BY event.position LIMIT 1
)
WHERE promise.made_day IS NULL OR promise.made_day <= :until
"""


def scorecard_of(where: str = "") -> str:
    """Return the SQL of the promises with their outcomes, of those that a WHERE leaves.

    A project's promises to one milestone are a chain, in the order in which they were
    made. Due in 2021, then put off to 2024-06, the second has `first_due` 2021, `slip_days`
    912 (from 2021-12-31 to 2024-06-30) and `chain` `2021 2024-06`.
    """
    # the WHERE stands inside: SQLite puts no `IN` into a query with windows by itself
    return f"""
SELECT
    outcome.*,
    CASE
        WHEN outcome = '{Outcome.MET_LATE}' THEN julianday(reached_day) - julianday(due_day)
        WHEN outcome = '{Outcome.OVERDUE}' THEN julianday(:today) - julianday(due_day)
        WHEN outcome = '{Outcome.MET}' AND due_day IS NOT NULL THEN 0
    END AS days_late,
    first_value(due) OVER chain AS first_due,
    julianday(due_day) - julianday(first_value(due_day) OVER chain) AS slip_days,
    group_concat(due, ' ') OVER chain AS chain
FROM ({OUTCOME}) AS outcome{where}
WINDOW chain AS (
    PARTITION BY project, coalesce(milestone, id), due IS NULL
    ORDER BY coalesce(made_day, ''), due_day, id
)
"""
