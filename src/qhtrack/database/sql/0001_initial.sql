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

CREATE TABLE category (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_zh TEXT
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
    url TEXT
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
CREATE INDEX project_category ON project (category);

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
CREATE INDEX commitment_project ON commitment (project);

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
CREATE INDEX event_order ON event (project, position, day);
CREATE INDEX event_recording ON event (recording) WHERE origin = 'local';
