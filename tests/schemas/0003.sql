BEGIN TRANSACTION;
CREATE TABLE alias (
    project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (project, position)
) STRICT;
INSERT INTO "alias" VALUES('dam',0,'Old Dam');
CREATE TABLE category (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_zh TEXT
, goal INTEGER NOT NULL DEFAULT 0 CHECK (goal IN (0, 1)), words TEXT CHECK (words IS NULL OR json_valid(words)), words_zh TEXT CHECK (words_zh IS NULL OR json_valid(words_zh))) STRICT;
INSERT INTO "category" VALUES('hydropower',0,'Hydropower','水电',0,NULL,NULL);
INSERT INTO "category" VALUES('road',1,'Roads',NULL,0,NULL,NULL);
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
    in_service_mw ANY CHECK (in_service_mw >= 0),
    source TEXT,
    note TEXT,
    position INTEGER NOT NULL,
    day TEXT NOT NULL,
    since TEXT NOT NULL,
    held_mw ANY,
    origin TEXT NOT NULL CHECK (origin IN ('registry', 'local')),
    recording INTEGER,
    recorded_at TEXT,
    recorded_by TEXT, open_km ANY CHECK (open_km >= 0), spent_bn ANY CHECK (spent_bn >= 0), held_km ANY, held_bn ANY, by INTEGER NOT NULL DEFAULT 0 CHECK (by IN (0, 1)), since_by INTEGER NOT NULL DEFAULT 0 CHECK (since_by IN (0, 1)), note_zh TEXT,
    UNIQUE (project, date, status)
) STRICT;
INSERT INTO "event" VALUES(1,'dam','2021-05','construction',NULL,'paper',NULL,0,'2021-05-31','2021-05',0,'registry',NULL,NULL,NULL,NULL,NULL,0,NULL,0,0,NULL);
INSERT INTO "event" VALUES(2,'dam','2024-04-01','partial',550,'site visit, 2024','First unit.',1,'2024-04-01','2024-04-01',550,'registry',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL);
INSERT INTO "event" VALUES(3,'dam','2025','operating',2320,'paper','all units',2,'2025-12-31','2025',2320,'local',1,'2026-11-23T12:00:00+00:00','tester',NULL,18.5,NULL,18.5,1,1,'全部机组');
INSERT INTO "event" VALUES(4,'road-a','2024','construction',NULL,'paper','begun',0,'2024-12-31','2024',0,'registry',2,'2026-11-23T12:00:00+00:00','tester',NULL,NULL,0,NULL,0,0,NULL);
INSERT INTO "event" VALUES(5,'road-b','2022','cancelled',NULL,NULL,NULL,0,'2022-12-31','2022',0,'registry',NULL,NULL,NULL,NULL,NULL,0,NULL,0,0,NULL);
CREATE TABLE event_also (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT;
INSERT INTO "event_also" VALUES(3,0,'https://example.org/a');
INSERT INTO "event_also" VALUES(3,1,'https://example.org/b');
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
    events INTEGER NOT NULL
, currency TEXT) STRICT;
INSERT INTO "load" VALUES(1,'load','2026-11-23T12:00:00+00:00','sample.toml','1649-1795690836166552337','27f414cfff5d33b32d6a24f6f77eb18dd59feb2c38332bb00419d4de211c1ebf','Sample','样本','# A heading',3,3,NULL);
INSERT INTO "load" VALUES(2,'load','2026-11-23T12:00:00+00:00','sample.toml','1738-1795690836757280601','ff45dde904a5241002ba8fab24e66862b58df31c04b5a7c95e59d4037bcca383','Sample','样本','# A heading',3,4,NULL);
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
    latitude ANY CHECK (latitude BETWEEN -90 AND 90),
    longitude ANY CHECK (longitude BETWEEN -180 AND 180),
    capacity_mw ANY CHECK (capacity_mw >= 0),
    energy_mwh ANY CHECK (energy_mwh >= 0),
    voltage_kv ANY CHECK (voltage_kv >= 0),
    length_km ANY CHECK (length_km >= 0),
    area_km2 ANY CHECK (area_km2 >= 0),
    passengers_m ANY CHECK (passengers_m >= 0),
    output_kt ANY CHECK (output_kt >= 0),
    storage_mcm ANY CHECK (storage_mcm >= 0),
    investment_bn ANY CHECK (investment_bn >= 0),
    note TEXT,
    search TEXT NOT NULL
, note_zh TEXT) STRICT;
INSERT INTO "project" VALUES('dam',0,'The Dam','大坝','hydropower',NULL,NULL,'Yellow River Co',NULL,NULL,NULL,2320,NULL,NULL,NULL,NULL,NULL,NULL,NULL,18.6,'Five units.','dam
the dam
大坝
old dam
yellow river co
five units.
hydropower
水电
golog
果洛州',NULL);
INSERT INTO "project" VALUES('road-a',1,'=Road *A*',NULL,'road',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'road-a
=road *a*
roads

golog
果洛州
haixi
海西州',NULL);
INSERT INTO "project" VALUES('road-b',2,'Road B','乙路','road',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'road-b
road b
乙路
roads
',NULL);
CREATE TABLE project_region (
    project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    region TEXT NOT NULL,
    PRIMARY KEY (project, position)
) STRICT;
INSERT INTO "project_region" VALUES('dam',0,'golog');
INSERT INTO "project_region" VALUES('road-a',0,'golog');
INSERT INTO "project_region" VALUES('road-a',1,'haixi');
CREATE TABLE project_source (
    project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (project, position)
) STRICT;
INSERT INTO "project_source" VALUES('dam',0,'paper');
CREATE TABLE promise (
    id INTEGER PRIMARY KEY,
    project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    milestone TEXT
        CHECK (milestone IN ('proposed', 'approved', 'construction', 'partial', 'operating')),
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
    CHECK ((evidence IS NOT NULL) = (reached IS NOT NULL OR missed IS NOT NULL))
) STRICT;
INSERT INTO "promise" VALUES(1,'dam','operating',NULL,'2023','2023-12-31',NULL,'2021-05-31',0,'2023年建成','to be finished in 2023',NULL,'paper',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "promise" VALUES(2,'dam','operating',NULL,'2024-12','2024-12-31','2024-01','2024-01-31',1,'力争2024年底建成',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "promise" VALUES(3,'dam',NULL,NULL,NULL,NULL,NULL,'2021-05-31',0,'加快建设',NULL,NULL,'paper',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "promise" VALUES(4,'road-a','construction',NULL,'2023','2023-12-31',NULL,NULL,0,'开工',NULL,NULL,'https://example.org/road',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "promise" VALUES(5,'road-b','operating',NULL,NULL,NULL,NULL,'2021-05-31',0,'建成',NULL,NULL,'paper',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE promise_also (
    promise INTEGER NOT NULL REFERENCES promise (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (promise, position)
) STRICT;
CREATE TABLE region (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_zh TEXT
) STRICT;
INSERT INTO "region" VALUES('golog',0,'Golog','果洛州');
INSERT INTO "region" VALUES('haixi',1,'Haixi','海西州');
CREATE TABLE source (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT,
    date TEXT,
    url TEXT
, title_en TEXT, title_zh TEXT, publisher_zh TEXT) STRICT;
INSERT INTO "source" VALUES('paper',0,'A [paper] on | the dam','Press','2021-05','https://example.org/paper',NULL,NULL,NULL);
CREATE INDEX project_category ON project (category);
CREATE INDEX project_region_region ON project_region (region, project);
CREATE INDEX event_order ON event (project, position, day);
CREATE INDEX event_recording ON event (recording) WHERE recording IS NOT NULL;
CREATE INDEX promise_project ON promise (project);
CREATE UNIQUE INDEX promise_words ON promise (
    project, coalesce(milestone, ''), coalesce(part, ''), coalesce(due, ''), wording
);
CREATE VIEW project_status AS WITH outcome AS NOT MATERIALIZED (
SELECT
    judged.*,
    CASE
        WHEN reached_day <= coalesce(due_day, '9999-12-31') THEN 'met'
        WHEN reached_day IS NOT NULL AND (by OR reached || substr('-01-01', length(reached) - 3) <= due_day)
            AND NOT EXISTS (
        SELECT 1 FROM promise AS later
        WHERE later.project = judged.project
            AND later.milestone IS judged.milestone AND later.part IS judged.part
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
        WHEN due_day < date('now', 'localtime') THEN 'overdue'
        ELSE 'pending'
    END AS outcome
FROM (
SELECT
    promise.id, promise.project, promise.milestone, promise.part, promise.due, promise.due_day,
    promise.made, promise.made_day, promise.stretch, promise.wording, promise.wording_en,
    promise.wording_zh, promise.source, (SELECT nullif(json_group_array(source), '[]') FROM (SELECT source FROM promise_also WHERE promise = promise.id ORDER BY position)) AS also,
    promise.note, promise.note_zh,
    iif(promise.reached_day <= '9999-12-31', promise.reached, seen.date) AS reached,
    iif(promise.reached_day <= '9999-12-31', promise.reached_day, seen.day) AS reached_day,
    coalesce(iif(promise.reached_day <= '9999-12-31', promise.by, seen.by), 0) AS by,
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
        coalesce(next.due_day < date('now', 'localtime'), 0) AS overdue,
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
            AND later.milestone IS outcome.milestone AND later.part IS outcome.part
            AND coalesce(later.milestone, later.part) IS NOT NULL
            AND later.due IS NOT NULL
            AND (later.made_day IS NULL OR later.made_day <= '9999-12-31')
            AND (coalesce(later.made_day, ''), later.due_day, later.id) > (coalesce(outcome.made_day, ''), outcome.due_day, outcome.id)
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
    project.updated, project.due, project.overdue, project.capacity_mw, project.in_service_mw,
    project.length_km, project.open_km, project.investment_bn, project.spent_bn, project.note,
    project.id
FROM asked AS project
WHERE category NOT IN (SELECT id FROM category WHERE goal)
ORDER BY project.position;
CREATE VIEW scorecard AS SELECT
    project.name, project.category, (
        SELECT '["' || group_concat(region, '", "') || '"]'
        FROM (
            SELECT region FROM project_region AS near
            WHERE near.project = project.id ORDER BY near.position
        )
    ) AS regions, found.milestone, found.part, found.first_due,
    found.due, found.made, found.stretch, found.outcome, found.no_news, found.no_news_since,
    found.reached, found.by, found.missed, CAST(found.days_late AS INTEGER) AS days_late,
    found.wording, found.wording_en, found.source, source.title AS source_title,
    source.publisher, source.url, found.evidence, judging.title AS evidence_title,
    CAST(found.slip_days AS INTEGER) AS slip_days, found.status, found.updated, found.note,
    found.project
FROM (
SELECT
    outcome.*,
    (
        outcome = 'overdue'
        AND coalesce(updated_day, '') <= due_day AND coalesce(finding_day, '') <= due_day
    ) AS no_news,
    CASE WHEN (
        outcome = 'overdue'
        AND coalesce(updated_day, '') <= due_day AND coalesce(finding_day, '') <= due_day
    ) THEN
        iif(coalesce(finding_day, '') > coalesce(updated_day, ''), finding, updated)
    END AS no_news_since,
    CASE
        WHEN outcome = 'met-late' THEN julianday(reached_day) - julianday(due_day)
        WHEN outcome = 'overdue' THEN julianday(date('now', 'localtime')) - julianday(due_day)
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
        WHEN reached_day IS NOT NULL AND (by OR reached || substr('-01-01', length(reached) - 3) <= due_day)
            AND NOT EXISTS (
        SELECT 1 FROM promise AS later
        WHERE later.project = judged.project
            AND later.milestone IS judged.milestone AND later.part IS judged.part
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
        WHEN due_day < date('now', 'localtime') THEN 'overdue'
        ELSE 'pending'
    END AS outcome
FROM (
SELECT
    promise.id, promise.project, promise.milestone, promise.part, promise.due, promise.due_day,
    promise.made, promise.made_day, promise.stretch, promise.wording, promise.wording_en,
    promise.wording_zh, promise.source, (SELECT nullif(json_group_array(source), '[]') FROM (SELECT source FROM promise_also WHERE promise = promise.id ORDER BY position)) AS also,
    promise.note, promise.note_zh,
    iif(promise.reached_day <= '9999-12-31', promise.reached, seen.date) AS reached,
    iif(promise.reached_day <= '9999-12-31', promise.reached_day, seen.day) AS reached_day,
    coalesce(iif(promise.reached_day <= '9999-12-31', promise.by, seen.by), 0) AS by,
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
    event.date, event.by, project.name, project.category, (
        SELECT '["' || group_concat(region, '", "') || '"]'
        FROM (
            SELECT region FROM project_region AS near
            WHERE near.project = project.id ORDER BY near.position
        )
    ) AS regions, event.status,
    event.in_service_mw, event.open_km, event.spent_bn, event.note, event.source,
    source.title AS source_title, source.publisher, source.url, event.origin, event.project
FROM event
JOIN project ON project.id = event.project
LEFT JOIN source ON source.id = event.source
ORDER BY event.day DESC, event.project, event.position DESC;
COMMIT;
PRAGMA application_id = 1902670962;
PRAGMA user_version = 3;
