"""Hold the SQL of status and outcome."""

from collections.abc import Iterable

from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.promises import Outcome
from qhtrack.domain.status import LADDER, Status

# what operates runs whole unless its event says less
_RUNS_WHOLE = f"latest.status = '{Status.OPERATING}'"

# :until is the last day whose events count, :today the day of the question.
STATUS = f"""
SELECT
    project.*,
    latest.status,
    latest.since,
    latest.date AS updated,
    latest.day AS updated_day,
    CASE
        WHEN latest.in_service_mw IS NULL AND {_RUNS_WHOLE} THEN project.capacity_mw
        WHEN latest.in_service_mw = 0 AND project.capacity_mw IS NULL AND NOT EXISTS (
            SELECT 1 FROM event WHERE event.project = project.id AND event.capacity_mw IS NOT NULL
        ) THEN NULL
        ELSE latest.in_service_mw
    END AS in_service_mw
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
    commitment.*,
    CASE
        WHEN commitment.milestone IS NULL THEN '{Outcome.UNMEASURABLE}'
        WHEN reached.day <= coalesce(commitment.due_day, '{END_OF_TIME}') THEN '{Outcome.MET}'
        WHEN reached.day IS NOT NULL THEN '{Outcome.MET_LATE}'
        WHEN status.status IN ('{Status.CANCELLED}', '{Status.RETIRED}') THEN '{Outcome.MISSED}'
        WHEN commitment.due_day IS NULL THEN '{Outcome.UNDATED}'
        WHEN commitment.due_day < :today THEN '{Outcome.OVERDUE}'
        ELSE '{Outcome.PENDING}'
    END AS outcome,
    reached.date AS reached,
    reached.day AS reached_day,
    status.status,
    status.updated,
    status.updated_day
FROM commitment
JOIN ({STATUS}) AS status ON status.id = commitment.project
LEFT JOIN event AS reached ON reached.id = (
    SELECT id FROM event
    WHERE event.project = commitment.project AND event.day <= :until
        AND {rank("event.status", LADDER)} >= {rank("commitment.milestone", LADDER)}
    ORDER BY event.position LIMIT 1
)
WHERE commitment.made_day IS NULL OR commitment.made_day <= :until
"""


def scorecard_of(where: str = "") -> str:
    """Return the SQL of the commitments with their outcomes, of those that a WHERE leaves.

    A project's commitments to one milestone are a chain, in the order in which they were
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
