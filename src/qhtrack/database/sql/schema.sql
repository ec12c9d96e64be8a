-- The tables as they are: what the numbered scripts come to. A new database begins with this.

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
