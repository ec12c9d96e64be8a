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
    source TEXT,
    note TEXT,
    position INTEGER NOT NULL,
    day TEXT NOT NULL,
    since TEXT NOT NULL,
    recording INTEGER,
    by INTEGER NOT NULL DEFAULT 0 CHECK (by IN (0, 1)), since_by INTEGER NOT NULL DEFAULT 0 CHECK (since_by IN (0, 1)), note_zh TEXT, in_service_mw REAL CHECK (in_service_mw >= 0), open_km REAL CHECK (open_km >= 0), spent_bn REAL CHECK (spent_bn >= 0), held_mw REAL, held_km REAL, held_bn REAL, origin TEXT NOT NULL DEFAULT 'registry'
    CHECK (origin IN ('registry', 'local', 'amended')),
    UNIQUE (project, date, status)
) STRICT;
INSERT INTO "event" VALUES(1,'dam','2021-05','construction','paper',NULL,0,'2021-05-31','2021-05',NULL,0,0,NULL,NULL,NULL,NULL,0.0,0.0,NULL,'registry');
INSERT INTO "event" VALUES(2,'dam','2024-04-01','partial','site visit, 2024','First unit.',1,'2024-04-01','2024-04-01',NULL,0,0,NULL,550.0,NULL,NULL,550.0,NULL,NULL,'registry');
INSERT INTO "event" VALUES(3,'dam','2025','operating','paper','all units',2,'2025-12-31','2025',1,1,1,'全部机组',2320.0,NULL,18.5,2320.0,NULL,18.5,'local');
INSERT INTO "event" VALUES(4,'road-a','2024','construction','paper','begun',0,'2024-12-31','2024',2,0,0,NULL,NULL,NULL,NULL,0.0,0.0,NULL,'registry');
INSERT INTO "event" VALUES(5,'road-b','2022','cancelled',NULL,NULL,0,'2022-12-31','2022',NULL,0,0,NULL,NULL,NULL,NULL,0.0,0.0,NULL,'registry');
CREATE TABLE event_also (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT;
INSERT INTO "event_also" VALUES(3,0,'https://example.org/a');
INSERT INTO "event_also" VALUES(3,1,'https://example.org/b');
CREATE TABLE file_version (
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    row TEXT CHECK (row IS NULL OR json_valid(row)),
    position INTEGER, -- of a promise, which its project has in an order
    PRIMARY KEY (owner, kind, key)
) STRICT, WITHOUT ROWID;
INSERT INTO "file_version" VALUES('dam','event','["2025","operating"]',NULL,NULL);
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
    note TEXT,
    search TEXT NOT NULL
, note_zh TEXT, latitude REAL CHECK (latitude BETWEEN -90 AND 90), longitude REAL CHECK (longitude BETWEEN -180 AND 180), capacity_mw REAL CHECK (capacity_mw >= 0), energy_mwh REAL CHECK (energy_mwh >= 0), voltage_kv REAL CHECK (voltage_kv >= 0), length_km REAL CHECK (length_km >= 0), area_km2 REAL CHECK (area_km2 >= 0), passengers_m REAL CHECK (passengers_m >= 0), output_kt REAL CHECK (output_kt >= 0), storage_mcm REAL CHECK (storage_mcm >= 0), investment_bn REAL CHECK (investment_bn >= 0), names TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "project" VALUES('dam',0,'The Dam','大坝','hydropower',NULL,NULL,'Yellow River Co',NULL,'Five units.','dam
the dam
大坝
old dam
yellow river co
five units.
hydropower
水电
golog
果洛州',NULL,NULL,NULL,2320.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,18.6,'dam
the dam
大坝
old dam');
INSERT INTO "project" VALUES('road-a',1,'=Road *A*',NULL,'road',NULL,NULL,NULL,NULL,NULL,'road-a
=road *a*
roads

golog
果洛州
haixi
海西州',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'road-a
=road *a*');
INSERT INTO "project" VALUES('road-b',2,'Road B','乙路','road',NULL,NULL,NULL,NULL,NULL,'road-b
road b
乙路
roads',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'road-b
road b
乙路');
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
    note_zh TEXT, origin TEXT NOT NULL DEFAULT 'registry'
    CHECK (origin IN ('registry', 'local', 'amended')), recording INTEGER,
    CHECK ((evidence IS NOT NULL) = (reached IS NOT NULL OR missed IS NOT NULL))
) STRICT;
INSERT INTO "promise" VALUES(1,'dam','operating',NULL,'2023','2023-12-31',NULL,'2021-05-31',0,'2023年建成','to be finished in 2023',NULL,'paper',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,'registry',NULL);
INSERT INTO "promise" VALUES(2,'dam','operating',NULL,'2024-12','2024-12-31','2024-01','2024-01-31',1,'力争2024年底建成',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,'registry',NULL);
INSERT INTO "promise" VALUES(3,'dam',NULL,NULL,NULL,NULL,NULL,'2021-05-31',0,'加快建设',NULL,NULL,'paper',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,'registry',NULL);
INSERT INTO "promise" VALUES(4,'road-a','construction',NULL,'2023','2023-12-31',NULL,NULL,0,'开工',NULL,NULL,'https://example.org/road',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,'registry',NULL);
INSERT INTO "promise" VALUES(5,'road-b','operating',NULL,NULL,NULL,NULL,'2021-05-31',0,'建成',NULL,NULL,'paper',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,'registry',NULL);
CREATE TABLE promise_also (
    promise INTEGER NOT NULL REFERENCES promise (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (promise, position)
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
INSERT INTO "recording" VALUES(1,'2026-11-23T12:00:00+00:00','tester','update',NULL,NULL);
INSERT INTO "recording" VALUES(2,'2026-11-23T12:00:00+00:00','tester','update',NULL,NULL);
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
INSERT INTO "statement" VALUES(1,1,'event','dam','["2025","operating"]',NULL,'{"date":"2025","by":true,"status":"operating","in_service_mw":2320.0,"spent_bn":18.5,"source":"paper","also":["https://example.org/a","https://example.org/b"],"note":"all units","note_zh":"全部机组"}',0,0);
INSERT INTO "statement" VALUES(2,2,'event','road-a','["2024","construction"]',NULL,'{"date":"2024","status":"construction","source":"paper","note":"begun"}',1,1);
CREATE INDEX project_category ON project (category);
CREATE INDEX project_region_region ON project_region (region, project);
CREATE INDEX event_order ON event (project, position, day);
CREATE INDEX promise_project ON promise (project);
CREATE UNIQUE INDEX promise_words ON promise (
    project, coalesce(milestone, ''), coalesce(part, ''), coalesce(due, ''), wording
);
CREATE INDEX statement_recording ON statement (recording);
CREATE INDEX statement_fact ON statement (owner, kind, key);
CREATE INDEX project_position ON project (position);
COMMIT;
PRAGMA application_id = 1902670962;
PRAGMA user_version = 7;
