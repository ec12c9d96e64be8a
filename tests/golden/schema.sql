CREATE TABLE load (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('load', 'export')),
    at TEXT NOT NULL,
    path TEXT,
    stamp TEXT,
    sha256 TEXT NOT NULL,
    title TEXT,
    title_zh TEXT,
    heading TEXT NOT NULL,
    projects INTEGER NOT NULL,
    events INTEGER NOT NULL,
    currency TEXT
) STRICT;
CREATE TABLE category (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_zh TEXT,
    goal INTEGER NOT NULL DEFAULT 0 CHECK (goal IN (0, 1)),
    words TEXT CHECK (words IS NULL OR json_valid(words)),
    words_zh TEXT CHECK (words_zh IS NULL OR json_valid(words_zh))
) STRICT;
CREATE TABLE region (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_zh TEXT
) STRICT;
CREATE TABLE source (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT,
    date TEXT,
    url TEXT,
    title_en TEXT,
    title_zh TEXT,
    publisher_zh TEXT,
    titles TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE project (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_zh TEXT,
    category TEXT NOT NULL,
    place TEXT,
    place_zh TEXT,
    owner TEXT,
    owner_zh TEXT,
    note TEXT,
    search TEXT NOT NULL,
    note_zh TEXT,
    latitude REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL CHECK (longitude BETWEEN -180 AND 180),
    capacity_mw REAL CHECK (capacity_mw >= 0),
    energy_mwh REAL CHECK (energy_mwh >= 0),
    voltage_kv REAL CHECK (voltage_kv >= 0),
    length_km REAL CHECK (length_km >= 0),
    area_km2 REAL CHECK (area_km2 >= 0),
    passengers_m REAL CHECK (passengers_m >= 0),
    output_kt REAL CHECK (output_kt >= 0),
    storage_mcm REAL CHECK (storage_mcm >= 0),
    investment_bn REAL CHECK (investment_bn >= 0),
    names TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX project_category ON project (category);
CREATE INDEX project_position ON project (position);
CREATE TABLE project_region (
    project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    region TEXT NOT NULL,
    PRIMARY KEY (project, position)
) STRICT;
CREATE INDEX project_region_region ON project_region (region, project);
CREATE TABLE project_source (
    project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (project, position)
) STRICT;
CREATE TABLE alias (
    project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (project, position)
) STRICT;
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    date TEXT NOT NULL,
    status TEXT NOT NULL CHECK (
        status IN (
            'proposed', 'approved', 'construction', 'partial', 'operating',
            'suspended', 'cancelled', 'retired'
        )
    ),
    source TEXT,
    note TEXT,
    position INTEGER NOT NULL,
    day TEXT NOT NULL,
    since TEXT NOT NULL,
    recording INTEGER,
    by INTEGER NOT NULL DEFAULT 0 CHECK (by IN (0, 1)),
    since_by INTEGER NOT NULL DEFAULT 0 CHECK (since_by IN (0, 1)),
    note_zh TEXT,
    in_service_mw REAL CHECK (in_service_mw >= 0),
    open_km REAL CHECK (open_km >= 0),
    spent_bn REAL CHECK (spent_bn >= 0),
    held_mw REAL,
    held_km REAL,
    held_bn REAL,
    origin TEXT NOT NULL DEFAULT 'registry' CHECK (origin IN ('registry', 'local', 'amended')),
    UNIQUE (project, date, status)
) STRICT;
CREATE INDEX event_order ON event (project, position, day);
CREATE TABLE promise (
    id INTEGER PRIMARY KEY,
    project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    milestone TEXT CHECK (
        milestone IN ('proposed', 'approved', 'construction', 'partial', 'operating')
    ),
    part TEXT,
    due TEXT,
    due_day TEXT,
    made TEXT,
    made_day TEXT,
    stretch INTEGER NOT NULL CHECK (stretch IN (0, 1)),
    wording TEXT NOT NULL,
    wording_en TEXT,
    wording_zh TEXT,
    source TEXT,
    reached TEXT CHECK (reached IS NULL OR missed IS NULL),
    reached_day TEXT,
    by INTEGER NOT NULL CHECK (by IN (0, 1)),
    missed TEXT,
    missed_day TEXT,
    evidence TEXT,
    note TEXT,
    note_zh TEXT,
    origin TEXT NOT NULL DEFAULT 'registry' CHECK (origin IN ('registry', 'local', 'amended')),
    recording INTEGER,
    CHECK ((evidence IS NOT NULL) = (reached IS NOT NULL OR missed IS NOT NULL))
) STRICT;
CREATE INDEX promise_project ON promise (project);
CREATE UNIQUE INDEX promise_words ON promise (
    project, coalesce(milestone, ''), coalesce(part, ''), coalesce(due, ''), wording
);
CREATE TABLE promise_also (
    promise INTEGER NOT NULL REFERENCES promise (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (promise, position)
) STRICT;
CREATE TABLE event_also (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT;
CREATE TABLE recording (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT,
    command TEXT NOT NULL,
    reason TEXT,
    -- NULL while it stands, 0 once redo cannot bring it back, else the number of its undoing
    struck INTEGER
) STRICT;
CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    recording INTEGER NOT NULL REFERENCES recording (id),
    kind TEXT NOT NULL CHECK (
        kind IN ('category', 'region', 'source', 'project', 'promise', 'event')
    ),
    owner TEXT NOT NULL,
    key TEXT NOT NULL CHECK (json_valid(key)),
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after TEXT CHECK (after IS NULL OR json_valid(after)),
    seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1, 2)),
    written INTEGER NOT NULL DEFAULT 0 CHECK (written IN (0, 1))
) STRICT;
CREATE INDEX statement_recording ON statement (recording);
CREATE INDEX statement_fact ON statement (owner, kind, key);
CREATE TABLE file_version (
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    row TEXT CHECK (row IS NULL OR json_valid(row)),
    position INTEGER, -- of a promise, which its project has in an order
    PRIMARY KEY (owner, kind, key)
) STRICT, WITHOUT ROWID;
CREATE VIEW project_status AS WITH outcome AS NOT MATERIALIZED (
SELECT
    judged.*,
    CASE
        WHEN reached_day <= coalesce(due_day, '9999-12-31') THEN 'met'
        WHEN reached_day IS NOT NULL AND ("by" OR reached || substr('-01-01', length(reached) - 3) <= due_day)
            AND NOT EXISTS (
        SELECT 1 FROM promise AS later
        WHERE later.project = judged.project
            AND coalesce(later.milestone, '') = coalesce(judged.milestone, '')
            AND coalesce(later.part, '') = coalesce(judged.part, '')
            AND coalesce(later.milestone, later.part) IS NOT NULL
            AND later.due IS NOT NULL
            AND (later.made_day IS NULL OR later.made_day <= '9999-12-31')
            AND later.made_day > judged.due_day
    ) THEN 'met-by'
        WHEN reached_day IS NOT NULL THEN 'met-late'
        WHEN missed IS NOT NULL THEN 'missed'
        WHEN milestone IS NULL AND due IS NULL THEN 'unmeasurable'
        WHEN status IN ('cancelled', 'retired') THEN 'missed'
        WHEN due IS NULL THEN 'undated'
        WHEN due_day < strftime('%Y-%m-%d', 'now', 'localtime') THEN 'overdue'
        ELSE 'pending'
    END AS outcome
FROM (
SELECT
    promise.id, promise.project, promise.milestone, promise.part, promise.due, promise.due_day,
    promise.made, promise.made_day, promise.stretch, promise.wording, promise.wording_en,
    promise.wording_zh, promise.source, (SELECT nullif(json_group_array(source), '[]') FROM (SELECT source FROM promise_also WHERE promise = promise.id ORDER BY position)) AS also,
    promise.note, promise.note_zh, promise.origin,
    iif(promise.reached_day <= '9999-12-31', promise.reached, seen.date) AS reached,
    iif(promise.reached_day <= '9999-12-31', promise.reached_day, seen.day) AS reached_day,
    coalesce(iif(promise.reached_day <= '9999-12-31', promise."by", seen."by"), 0) AS "by",
    iif(promise.missed_day <= '9999-12-31', promise.missed, NULL) AS missed,
    iif(coalesce(promise.reached_day, promise.missed_day) <= '9999-12-31', promise.evidence, seen.source)
        AS evidence,
    status.status, status.updated, status.updated_day
FROM promise
JOIN (
SELECT
    project.*,
    latest.status,
    latest.since,
    coalesce(latest.since_by, 0) AS since_by,
    latest.date AS updated,
    latest.day AS updated_day,
    
    CASE
        WHEN latest.held_mw IS NULL AND latest.status = 'operating' THEN project.capacity_mw
        -- of what has no such size none is in service, and none is missing
        WHEN latest.held_mw = 0 AND project.capacity_mw IS NULL
            AND latest.status NOT IN ('operating', 'partial') THEN NULL
        ELSE latest.held_mw
    END AS in_service_mw,
    
    CASE
        WHEN latest.held_km IS NULL AND latest.status = 'operating' THEN project.length_km
        -- of what has no such size none is in service, and none is missing
        WHEN latest.held_km = 0 AND project.length_km IS NULL
            AND latest.status NOT IN ('operating', 'partial') THEN NULL
        ELSE latest.held_km
    END AS open_km,
    latest.held_bn AS spent_bn
FROM project
LEFT JOIN event AS latest ON latest.id = (
    SELECT id FROM event
    WHERE event.project = project.id AND event.day <= '9999-12-31'
    ORDER BY event.position DESC LIMIT 1
)
) AS status ON status.id = promise.project
LEFT JOIN event AS seen ON seen.id = (
    SELECT id FROM event
    WHERE promise.evidence IS NULL AND promise.part IS NULL
        AND event.project = promise.project AND event.day <= '9999-12-31'
        AND CASE event.status WHEN 'proposed' THEN 1 WHEN 'approved' THEN 2 WHEN 'construction' THEN 3 WHEN 'partial' THEN 4 WHEN 'operating' THEN 5 END >= CASE promise.milestone WHEN 'proposed' THEN 1 WHEN 'approved' THEN 2 WHEN 'construction' THEN 3 WHEN 'partial' THEN 4 WHEN 'operating' THEN 5 END
    ORDER BY event.position LIMIT 1
)
WHERE promise.made_day IS NULL OR promise.made_day <= '9999-12-31'
) AS judged
),
asked AS (
    SELECT
        status.*,
        next.due,
        next.due_day,
        next.part AS due_part,
        coalesce(next.due_day < strftime('%Y-%m-%d', 'now', 'localtime'), 0) AS overdue,
        (SELECT day FROM event WHERE project = status.id AND date = status.since
            AND status = status.status) AS since_day
    FROM (
SELECT
    project.*,
    latest.status,
    latest.since,
    coalesce(latest.since_by, 0) AS since_by,
    latest.date AS updated,
    latest.day AS updated_day,
    
    CASE
        WHEN latest.held_mw IS NULL AND latest.status = 'operating' THEN project.capacity_mw
        -- of what has no such size none is in service, and none is missing
        WHEN latest.held_mw = 0 AND project.capacity_mw IS NULL
            AND latest.status NOT IN ('operating', 'partial') THEN NULL
        ELSE latest.held_mw
    END AS in_service_mw,
    
    CASE
        WHEN latest.held_km IS NULL AND latest.status = 'operating' THEN project.length_km
        -- of what has no such size none is in service, and none is missing
        WHEN latest.held_km = 0 AND project.length_km IS NULL
            AND latest.status NOT IN ('operating', 'partial') THEN NULL
        ELSE latest.held_km
    END AS open_km,
    latest.held_bn AS spent_bn
FROM project
LEFT JOIN event AS latest ON latest.id = (
    SELECT id FROM event
    WHERE event.project = project.id AND event.day <= '9999-12-31'
    ORDER BY event.position DESC LIMIT 1
)
) AS status
    LEFT JOIN promise AS next ON next.id = (
        SELECT id FROM outcome
        WHERE project = status.id AND due IS NOT NULL
            AND outcome IN ('overdue', 'pending') AND NOT EXISTS (
        SELECT 1 FROM promise AS later
        WHERE later.project = outcome.project
            AND coalesce(later.milestone, '') = coalesce(outcome.milestone, '')
            AND coalesce(later.part, '') = coalesce(outcome.part, '')
            AND coalesce(later.milestone, later.part) IS NOT NULL
            AND later.due IS NOT NULL
            AND (later.made_day IS NULL OR later.made_day <= '9999-12-31')
            AND (
                coalesce(later.made_day, '') > coalesce(outcome.made_day, '')
                OR coalesce(later.made_day, '') = coalesce(outcome.made_day, '') AND (
                    later.due_day > outcome.due_day
                    OR later.due_day = outcome.due_day AND later.id > outcome.id
                )
            )
    )
        ORDER BY due_day, due, id LIMIT 1
    )
)

SELECT
    project.name, project.name_zh, project.category, (
        SELECT '["' || group_concat(region, '", "') || '"]'
        FROM (
            SELECT region FROM project_region AS near
            WHERE near.project = project.id ORDER BY near.position
        )
    ) AS regions,
    coalesce(project.status, 'unknown') AS status, project.since, project.since_by,
    project.updated, project.due, project.overdue,
    CASE WHEN project.capacity_mw = CAST(project.capacity_mw AS INTEGER) THEN CAST(project.capacity_mw AS INTEGER) ELSE project.capacity_mw END AS capacity_mw, CASE WHEN project.in_service_mw = CAST(project.in_service_mw AS INTEGER) THEN CAST(project.in_service_mw AS INTEGER) ELSE project.in_service_mw END AS in_service_mw, CASE WHEN project.length_km = CAST(project.length_km AS INTEGER) THEN CAST(project.length_km AS INTEGER) ELSE project.length_km END AS length_km, CASE WHEN project.open_km = CAST(project.open_km AS INTEGER) THEN CAST(project.open_km AS INTEGER) ELSE project.open_km END AS open_km,
    CASE WHEN project.investment_bn = CAST(project.investment_bn AS INTEGER) THEN CAST(project.investment_bn AS INTEGER) ELSE project.investment_bn END AS investment_bn, CASE WHEN project.spent_bn = CAST(project.spent_bn AS INTEGER) THEN CAST(project.spent_bn AS INTEGER) ELSE project.spent_bn END AS spent_bn, project.note, project.id
FROM asked AS project
WHERE NOT EXISTS (SELECT 1 FROM category AS kind WHERE kind.id = project.category AND kind.goal)
ORDER BY project.position;
CREATE VIEW scorecard AS SELECT
    project.name, project.name_zh, project.category, (
        SELECT '["' || group_concat(region, '", "') || '"]'
        FROM (
            SELECT region FROM project_region AS near
            WHERE near.project = project.id ORDER BY near.position
        )
    ) AS regions, found.milestone, found.part,
    found.first_due, found.due, found.made, found.stretch, found.outcome, found.no_news,
    found.no_news_since, found.reached, found."by", found.missed,
    CAST(found.days_late AS INTEGER) AS days_late,
    found.wording, found.wording_en, found.source, source.title AS source_title,
    source.publisher, source.url, found.evidence, judging.title AS evidence_title,
    CAST(found.slip_days AS INTEGER) AS slip_days, found.status, found.updated, found.note,
    found.origin, found.project
FROM (
SELECT
    outcome.*,
    (
        outcome.outcome = 'overdue'
        AND coalesce(outcome.updated_day, '') <= outcome.due_day
        AND NOT EXISTS (
            SELECT 1 FROM promise AS judged
            WHERE judged.project = outcome.project
                AND coalesce(judged.reached_day, judged.missed_day) > outcome.due_day
                AND coalesce(judged.reached_day, judged.missed_day) <= '9999-12-31'
        )
    ) AS no_news,
    CASE WHEN (
        outcome.outcome = 'overdue'
        AND coalesce(outcome.updated_day, '') <= outcome.due_day
        AND NOT EXISTS (
            SELECT 1 FROM promise AS judged
            WHERE judged.project = outcome.project
                AND coalesce(judged.reached_day, judged.missed_day) > outcome.due_day
                AND coalesce(judged.reached_day, judged.missed_day) <= '9999-12-31'
        )
    ) THEN
        iif(coalesce(finding_day, '') > coalesce(updated_day, ''), finding, updated)
    END AS no_news_since,
    CASE
        WHEN outcome = 'met-late' THEN julianday(reached_day) - julianday(due_day)
        WHEN outcome = 'overdue' THEN julianday(strftime('%Y-%m-%d', 'now', 'localtime')) - julianday(due_day)
        WHEN outcome = 'met' AND due_day IS NOT NULL THEN 0
    END AS days_late,
    first_value(due) OVER chain AS first_due,
    julianday(due_day) - julianday(first_value(due_day) OVER chain) AS slip_days,
    group_concat(due, ' ') OVER chain AS chain
FROM (
SELECT
    judged.*,
    CASE
        WHEN reached_day <= coalesce(due_day, '9999-12-31') THEN 'met'
        WHEN reached_day IS NOT NULL AND ("by" OR reached || substr('-01-01', length(reached) - 3) <= due_day)
            AND NOT EXISTS (
        SELECT 1 FROM promise AS later
        WHERE later.project = judged.project
            AND coalesce(later.milestone, '') = coalesce(judged.milestone, '')
            AND coalesce(later.part, '') = coalesce(judged.part, '')
            AND coalesce(later.milestone, later.part) IS NOT NULL
            AND later.due IS NOT NULL
            AND (later.made_day IS NULL OR later.made_day <= '9999-12-31')
            AND later.made_day > judged.due_day
    ) THEN 'met-by'
        WHEN reached_day IS NOT NULL THEN 'met-late'
        WHEN missed IS NOT NULL THEN 'missed'
        WHEN milestone IS NULL AND due IS NULL THEN 'unmeasurable'
        WHEN status IN ('cancelled', 'retired') THEN 'missed'
        WHEN due IS NULL THEN 'undated'
        WHEN due_day < strftime('%Y-%m-%d', 'now', 'localtime') THEN 'overdue'
        ELSE 'pending'
    END AS outcome
FROM (
SELECT
    promise.id, promise.project, promise.milestone, promise.part, promise.due, promise.due_day,
    promise.made, promise.made_day, promise.stretch, promise.wording, promise.wording_en,
    promise.wording_zh, promise.source, (SELECT nullif(json_group_array(source), '[]') FROM (SELECT source FROM promise_also WHERE promise = promise.id ORDER BY position)) AS also,
    promise.note, promise.note_zh, promise.origin,
    iif(promise.reached_day <= '9999-12-31', promise.reached, seen.date) AS reached,
    iif(promise.reached_day <= '9999-12-31', promise.reached_day, seen.day) AS reached_day,
    coalesce(iif(promise.reached_day <= '9999-12-31', promise."by", seen."by"), 0) AS "by",
    iif(promise.missed_day <= '9999-12-31', promise.missed, NULL) AS missed,
    iif(coalesce(promise.reached_day, promise.missed_day) <= '9999-12-31', promise.evidence, seen.source)
        AS evidence,
    status.status, status.updated, status.updated_day
FROM promise
JOIN (
SELECT
    project.*,
    latest.status,
    latest.since,
    coalesce(latest.since_by, 0) AS since_by,
    latest.date AS updated,
    latest.day AS updated_day,
    
    CASE
        WHEN latest.held_mw IS NULL AND latest.status = 'operating' THEN project.capacity_mw
        -- of what has no such size none is in service, and none is missing
        WHEN latest.held_mw = 0 AND project.capacity_mw IS NULL
            AND latest.status NOT IN ('operating', 'partial') THEN NULL
        ELSE latest.held_mw
    END AS in_service_mw,
    
    CASE
        WHEN latest.held_km IS NULL AND latest.status = 'operating' THEN project.length_km
        -- of what has no such size none is in service, and none is missing
        WHEN latest.held_km = 0 AND project.length_km IS NULL
            AND latest.status NOT IN ('operating', 'partial') THEN NULL
        ELSE latest.held_km
    END AS open_km,
    latest.held_bn AS spent_bn
FROM project
LEFT JOIN event AS latest ON latest.id = (
    SELECT id FROM event
    WHERE event.project = project.id AND event.day <= '9999-12-31'
    ORDER BY event.position DESC LIMIT 1
)
) AS status ON status.id = promise.project
LEFT JOIN event AS seen ON seen.id = (
    SELECT id FROM event
    WHERE promise.evidence IS NULL AND promise.part IS NULL
        AND event.project = promise.project AND event.day <= '9999-12-31'
        AND CASE event.status WHEN 'proposed' THEN 1 WHEN 'approved' THEN 2 WHEN 'construction' THEN 3 WHEN 'partial' THEN 4 WHEN 'operating' THEN 5 END >= CASE promise.milestone WHEN 'proposed' THEN 1 WHEN 'approved' THEN 2 WHEN 'construction' THEN 3 WHEN 'partial' THEN 4 WHEN 'operating' THEN 5 END
    ORDER BY event.position LIMIT 1
)
WHERE promise.made_day IS NULL OR promise.made_day <= '9999-12-31'
) AS judged
) AS outcome
LEFT JOIN (
    SELECT
        id AS finding_id,
        coalesce(reached, missed) AS finding,
        coalesce(reached_day, missed_day) AS finding_day
    FROM promise
) AS newest ON finding_id = (
    SELECT id FROM promise
    WHERE project = outcome.project AND coalesce(reached_day, missed_day) <= '9999-12-31'
    ORDER BY coalesce(reached_day, missed_day) DESC, id LIMIT 1
)
WINDOW chain AS (
    PARTITION BY
        project, milestone, part, iif(coalesce(milestone, part) IS NULL, id, 0), due IS NULL
    ORDER BY coalesce(made_day, ''), due_day, id
)
) AS found
JOIN project ON project.id = found.project
LEFT JOIN source ON source.id = found.source
LEFT JOIN source AS judging ON judging.id = found.evidence
ORDER BY project.position, found.id;
CREATE VIEW history AS SELECT
    event.date, event."by", project.name, project.name_zh, project.category, (
        SELECT '["' || group_concat(region, '", "') || '"]'
        FROM (
            SELECT region FROM project_region AS near
            WHERE near.project = project.id ORDER BY near.position
        )
    ) AS regions,
    event.status,
    CASE WHEN event.in_service_mw = CAST(event.in_service_mw AS INTEGER) THEN CAST(event.in_service_mw AS INTEGER) ELSE event.in_service_mw END AS in_service_mw, CASE WHEN event.open_km = CAST(event.open_km AS INTEGER) THEN CAST(event.open_km AS INTEGER) ELSE event.open_km END AS open_km, CASE WHEN event.spent_bn = CAST(event.spent_bn AS INTEGER) THEN CAST(event.spent_bn AS INTEGER) ELSE event.spent_bn END AS spent_bn, event.note, event.source,
    source.title AS source_title, source.publisher, source.url, event.origin,
    recording.at AS recorded_at, recording."by" AS recorded_by, event.project
FROM event
JOIN project ON project.id = event.project
LEFT JOIN source ON source.id = event.source
LEFT JOIN recording ON recording.id = event.recording
ORDER BY event.day DESC, event.project, event.position DESC;
CREATE VIEW recordings AS SELECT
    recording.id AS number, recording.at, recording.by, recording.command, recording.reason,
    recording.struck IS NULL AS stands,
    NOT EXISTS (
        SELECT 1 FROM statement
        WHERE statement.recording = recording.id
            AND seen <> 2 AND written <> (struck IS NULL)
    ) AS filed,
    NOT EXISTS (
        SELECT 1 FROM statement
        WHERE statement.recording = recording.id AND seen <> 2
    ) AS overruled,
    kind,
    iif(kind IN ('project', 'promise', 'event'), owner, NULL) AS project,
    iif(kind IN ('promise', 'event'), NULL, owner) AS id,
    CASE
        WHEN after IS NULL THEN 'dropped'
        WHEN before IS NULL THEN 'recorded'
        ELSE 'amended'
    END AS action,
    json_extract(coalesce(after, before), '$.date') AS date, json_extract(coalesce(after, before), '$.status') AS status, json_extract(coalesce(after, before), '$.milestone') AS milestone, json_extract(coalesce(after, before), '$.due') AS due, json_extract(coalesce(after, before), '$.wording') AS wording, json_extract(coalesce(after, before), '$.name') AS name, json_extract(coalesce(after, before), '$.title') AS title, json_extract(coalesce(after, before), '$.source') AS source, json_extract(coalesce(after, before), '$.note') AS note,
    before, after
FROM statement JOIN recording ON recording.id = statement.recording
ORDER BY statement.id DESC;
