"""Hold the SQL of status and outcome."""

# :until is the last day whose events count, :today the day of the question.
STATUS = """
SELECT
    project.*,
    latest.status,
    latest.since,
    latest.date AS updated,
    latest.day AS updated_day,
    CASE
        WHEN latest.in_service_mw IS NULL AND latest.status = 'operating' THEN project.capacity_mw
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


_RANKS = "'proposed', 1, 'approved', 2, 'construction', 3, 'partial', 4, 'operating', 5"


_WORDS = _RANKS.replace("'", "").split(", ")


_RANK = (
    "CASE {} "
    + " ".join(
        f"WHEN '{status}' THEN {rank}"
        for status, rank in zip(_WORDS[::2], _WORDS[1::2], strict=True)
    )
    + " END"
)


OUTCOME = f"""
SELECT
    commitment.*,
    CASE
        WHEN commitment.milestone IS NULL THEN 'unmeasurable'
        WHEN reached.day <= coalesce(commitment.due_day, '9999-12-31') THEN 'met'
        WHEN reached.day IS NOT NULL THEN 'met-late'
        WHEN status.status IN ('cancelled', 'retired') THEN 'missed'
        WHEN commitment.due_day IS NULL THEN 'undated'
        WHEN commitment.due_day < :today THEN 'overdue'
        ELSE 'pending'
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
        AND {_RANK.format("event.status")} >= {_RANK.format("commitment.milestone")}
    ORDER BY event.position LIMIT 1
)
WHERE commitment.made_day IS NULL OR commitment.made_day <= :until
"""


def scorecard_of(where: str = "") -> str:
    """Return the SQL of the commitments with their outcomes, of those that a WHERE leaves.

    It stands inside: SQLite puts no `IN` into a query with windows by itself.
    """
    return f"""
SELECT
    outcome.*,
    CASE
        WHEN outcome = 'met-late' THEN julianday(reached_day) - julianday(due_day)
        WHEN outcome = 'overdue' THEN julianday(:today) - julianday(due_day)
        WHEN outcome = 'met' AND due_day IS NOT NULL THEN 0
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
