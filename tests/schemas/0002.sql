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
) STRICT;
INSERT INTO "category" VALUES('hydropower',0,'Hydropower','水电');
INSERT INTO "category" VALUES('road',1,'Roads',NULL);
CREATE TABLE commitment (
    id INTEGER PRIMARY KEY,
    project TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    milestone TEXT
        CHECK (milestone IN ('proposed', 'approved', 'construction', 'partial', 'operating')),
    due TEXT,
    due_day TEXT,
    made TEXT,
    made_day TEXT,
    stretch INTEGER NOT NULL CHECK (stretch IN (0, 1)),
    wording TEXT NOT NULL,
    wording_en TEXT,
    source TEXT,
    note TEXT
) STRICT;
INSERT INTO "commitment" VALUES(1,'dam','operating','2023','2023-12-31',NULL,'2021-05-31',0,'2023年建成','to be finished in 2023','paper',NULL);
INSERT INTO "commitment" VALUES(2,'dam','operating','2024-12','2024-12-31','2024-01','2024-01-31',1,'力争2024年底建成',NULL,NULL,NULL);
INSERT INTO "commitment" VALUES(3,'dam',NULL,NULL,NULL,NULL,'2021-05-31',0,'加快建设',NULL,'paper',NULL);
INSERT INTO "commitment" VALUES(4,'road-a','construction','2023','2023-12-31',NULL,NULL,0,'开工',NULL,'https://example.org/road',NULL);
INSERT INTO "commitment" VALUES(5,'road-b','operating',NULL,NULL,NULL,'2021-05-31',0,'建成',NULL,'paper',NULL);
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
    capacity_mw ANY CHECK (capacity_mw >= 0),
    source TEXT,
    note TEXT,
    position INTEGER NOT NULL,
    day TEXT NOT NULL,
    since TEXT NOT NULL,
    in_service_mw ANY,
    origin TEXT NOT NULL CHECK (origin IN ('registry', 'local')),
    recording INTEGER,
    recorded_at TEXT,
    recorded_by TEXT,
    UNIQUE (project, date, status)
) STRICT;
INSERT INTO "event" VALUES(1,'dam','2021-05','construction',NULL,'paper',NULL,0,'2021-05-31','2021-05',0,'registry',NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,'dam','2024-04-01','partial',550,'site visit, 2024','First unit.',1,'2024-04-01','2024-04-01',550,'registry',NULL,NULL,NULL);
INSERT INTO "event" VALUES(3,'road-b','2022','cancelled',NULL,NULL,NULL,0,'2022-12-31','2022',0,'registry',NULL,NULL,NULL);
INSERT INTO "event" VALUES(4,'dam','2025','operating',NULL,NULL,'all units',2,'2025-12-31','2025',NULL,'local',1,'2026-11-23T12:00:00+00:00','tester');
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
) STRICT;
INSERT INTO "load" VALUES(1,'load','2026-11-23T12:00:00+00:00','sample.toml','1666-1795667968654230767','bca5e0d6736b7ae05cdbe8056831362378c6107673c5f94b6ec3e702bd8788b4','Sample','样本','# A heading',3,3);
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
    investment_cny_bn ANY CHECK (investment_cny_bn >= 0),
    note TEXT,
    search TEXT NOT NULL
) STRICT;
INSERT INTO "project" VALUES('dam',0,'The Dam','大坝','hydropower',NULL,NULL,'Yellow River Co',NULL,NULL,NULL,2320,NULL,NULL,NULL,NULL,NULL,NULL,NULL,18.6,'Five units.','dam
the dam
大坝
old dam
yellow river co
five units.
hydropower
水电
golog
果洛州');
INSERT INTO "project" VALUES('road-a',1,'=Road *A*',NULL,'road',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'road-a
=road *a*
roads

golog
果洛州
haixi
海西州');
INSERT INTO "project" VALUES('road-b',2,'Road B','乙路','road',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'road-b
road b
乙路
roads
');
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
) STRICT;
INSERT INTO "source" VALUES('paper',0,'A [paper] on | the dam','Press','2021-05','https://example.org/paper');
CREATE INDEX project_category ON project (category);
CREATE INDEX project_region_region ON project_region (region, project);
CREATE INDEX commitment_project ON commitment (project);
CREATE INDEX event_order ON event (project, position, day);
CREATE INDEX event_recording ON event (recording) WHERE recording IS NOT NULL;
CREATE VIEW project_status AS SELECT
    project.name, project.name_zh, project.category, (
        SELECT '["' || group_concat(region, '", "') || '"]'
        FROM (
            SELECT region FROM project_region AS near
            WHERE near.project = project.id ORDER BY near.position
        )
    ) AS regions,
    coalesce(project.status, 'unknown') AS status, project.since, project.updated,
    project.capacity_mw, project.in_service_mw, project.note, project.id
FROM (
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
    WHERE event.project = project.id AND event.day <= '9999-12-31'
    ORDER BY event.position DESC LIMIT 1
)
) AS project
ORDER BY project.position;
CREATE VIEW scorecard AS SELECT
    project.name, project.category, (
        SELECT '["' || group_concat(region, '", "') || '"]'
        FROM (
            SELECT region FROM project_region AS near
            WHERE near.project = project.id ORDER BY near.position
        )
    ) AS regions, found.milestone, found.first_due, found.due,
    found.outcome, found.reached, CAST(found.days_late AS INTEGER) AS days_late, found.wording,
    found.wording_en, coalesce(source.title, found.source) AS source, source.url,
    CAST(found.slip_days AS INTEGER) AS slip_days, found.status, found.updated, found.note,
    found.project
FROM (
SELECT
    outcome.*,
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
    commitment.*,
    CASE
        WHEN commitment.milestone IS NULL THEN 'unmeasurable'
        WHEN reached.day <= coalesce(commitment.due_day, '9999-12-31') THEN 'met'
        WHEN reached.day IS NOT NULL THEN 'met-late'
        WHEN status.status IN ('cancelled', 'retired') THEN 'missed'
        WHEN commitment.due_day IS NULL THEN 'undated'
        WHEN commitment.due_day < date('now', 'localtime') THEN 'overdue'
        ELSE 'pending'
    END AS outcome,
    reached.date AS reached,
    reached.day AS reached_day,
    status.status,
    status.updated,
    status.updated_day
FROM commitment
JOIN (
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
    WHERE event.project = project.id AND event.day <= '9999-12-31'
    ORDER BY event.position DESC LIMIT 1
)
) AS status ON status.id = commitment.project
LEFT JOIN event AS reached ON reached.id = (
    SELECT id FROM event
    WHERE event.project = commitment.project AND event.day <= '9999-12-31'
        AND CASE event.status WHEN 'proposed' THEN 1 WHEN 'approved' THEN 2 WHEN 'construction' THEN 3 WHEN 'partial' THEN 4 WHEN 'operating' THEN 5 END >= CASE commitment.milestone WHEN 'proposed' THEN 1 WHEN 'approved' THEN 2 WHEN 'construction' THEN 3 WHEN 'partial' THEN 4 WHEN 'operating' THEN 5 END
    ORDER BY event.position LIMIT 1
)
WHERE commitment.made_day IS NULL OR commitment.made_day <= '9999-12-31'
) AS outcome
WINDOW chain AS (
    PARTITION BY project, coalesce(milestone, id), due IS NULL
    ORDER BY coalesce(made_day, ''), due_day, id
)
) AS found
JOIN project ON project.id = found.project
LEFT JOIN source ON source.id = found.source
ORDER BY project.position, found.id;
CREATE VIEW history AS SELECT
    event.date, project.name, project.category, (
        SELECT '["' || group_concat(region, '", "') || '"]'
        FROM (
            SELECT region FROM project_region AS near
            WHERE near.project = project.id ORDER BY near.position
        )
    ) AS regions, event.status, event.capacity_mw,
    event.note, coalesce(source.title, event.source) AS source, source.publisher, source.url,
    event.origin, event.project
FROM event
JOIN project ON project.id = event.project
LEFT JOIN source ON source.id = event.source
ORDER BY event.day DESC, event.project, event.position DESC;
COMMIT;
PRAGMA application_id = 1902670962;
PRAGMA user_version = 2;
