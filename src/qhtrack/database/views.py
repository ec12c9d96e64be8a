"""Make the pages that people with other tools read."""

import sqlite3

from qhtrack.database.numbers import number_of
from qhtrack.database.outcomes import WITH_ASKED, scorecard_of
from qhtrack.domain.change_results import Action, Verdict
from qhtrack.domain.dates import END_OF_TIME

# DuckDB knows no date() of two arguments
_TODAY = "strftime('%Y-%m-%d', 'now', 'localtime')"


# JSON, so that a facet parts it, with blanks, so that a cell wraps
_REGIONS = """(
        SELECT '["' || group_concat(region, '", "') || '"]'
        FROM (
            SELECT region FROM project_region AS near
            WHERE near.project = project.id ORDER BY near.position
        )
    ) AS regions"""


# what was said or, of what was dropped, what there was
_SAID = ", ".join(
    f"json_extract(coalesce(after, before), '$.{key}') AS {key}"
    for key in ("date", "status", "milestone", "due", "wording", "name", "title", "source", "note")
)


def _numbers(row: str, *keys: str) -> str:
    return ", ".join(number_of(key, row) for key in keys)


# Pages for people with other tools; unknown is a word here, as facets leave NULL out. DuckDB
# reads their text and writes it anew for SQLite: `IS`, `IN (SELECT …)` and rows that are
# compared, `(a, b) > (c, d)`, come out as what SQLite does not know, and so does a bare `by`.
_PAGES = {
    "project_status": f"""
{WITH_ASKED}
SELECT
    project.name, project.name_zh, project.category, {_REGIONS},
    coalesce(project.status, 'unknown') AS status, project.since, project.since_by,
    project.updated, project.due, project.overdue,
    {_numbers("project", "capacity_mw", "in_service_mw", "length_km", "open_km")},
    {_numbers("project", "investment_bn", "spent_bn")}, project.note, project.id
FROM asked AS project
WHERE NOT EXISTS (SELECT 1 FROM category AS kind WHERE kind.id = project.category AND kind.goal)
ORDER BY project.position""",
    "scorecard": f"""
SELECT
    project.name, project.name_zh, project.category, {_REGIONS}, found.milestone, found.part,
    found.first_due, found.due, found.made, found.stretch, found.outcome, found.no_news,
    found.no_news_since, found.reached, found."by", found.missed,
    CAST(found.days_late AS INTEGER) AS days_late,
    found.wording, found.wording_en, found.source, source.title AS source_title,
    source.publisher, source.url, found.evidence, judging.title AS evidence_title,
    CAST(found.slip_days AS INTEGER) AS slip_days, found.status, found.updated, found.note,
    found.origin, found.project
FROM ({scorecard_of()}) AS found
JOIN project ON project.id = found.project
LEFT JOIN source ON source.id = found.source
LEFT JOIN source AS judging ON judging.id = found.evidence
ORDER BY project.position, found.id""",
    "history": f"""
SELECT
    event.date, event."by", project.name, project.name_zh, project.category, {_REGIONS},
    event.status,
    {_numbers("event", "in_service_mw", "open_km", "spent_bn")}, event.note, event.source,
    source.title AS source_title, source.publisher, source.url, event.origin,
    recording.at AS recorded_at, recording."by" AS recorded_by, event.project
FROM event
JOIN project ON project.id = event.project
LEFT JOIN source ON source.id = event.source
LEFT JOIN recording ON recording.id = event.recording
ORDER BY event.day DESC, event.project, event.position DESC""",
    "recordings": f"""
SELECT
    recording.id AS number, recording.at, recording.by, recording.command, recording.reason,
    recording.struck IS NULL AS stands,
    NOT EXISTS (
        SELECT 1 FROM statement
        WHERE statement.recording = recording.id
            AND seen <> {Verdict.OVERRULED} AND written <> (struck IS NULL)
    ) AS filed,
    NOT EXISTS (
        SELECT 1 FROM statement
        WHERE statement.recording = recording.id AND seen <> {Verdict.OVERRULED}
    ) AS overruled,
    kind,
    iif(kind IN ('project', 'promise', 'event'), owner, NULL) AS project,
    iif(kind IN ('promise', 'event'), NULL, owner) AS id,
    CASE
        WHEN after IS NULL THEN '{Action.DROPPED}'
        WHEN before IS NULL THEN '{Action.RECORDED}'
        ELSE '{Action.AMENDED}'
    END AS action,
    {_SAID},
    before, after
FROM statement JOIN recording ON recording.id = statement.recording
ORDER BY statement.id DESC""",
}


VIEWS = {
    name: f"CREATE VIEW {name} AS "
    + sql.strip().replace(":until", f"'{END_OF_TIME}'").replace(":today", _TODAY)
    for name, sql in _PAGES.items()
}


def are_outdated(connection: sqlite3.Connection) -> bool:
    """Tell whether views of this version are missing or of an older one."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'")
    # a view of the user's own is no old one
    return not VIEWS.items() <= dict(rows.fetchall()).items()
