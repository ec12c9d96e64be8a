-- promises with findings and parts, figures on events, further sources, goals, both languages
ALTER TABLE load ADD COLUMN currency TEXT;

ALTER TABLE category ADD COLUMN goal INTEGER NOT NULL DEFAULT 0 CHECK (goal IN (0, 1));
ALTER TABLE category ADD COLUMN words TEXT CHECK (words IS NULL OR json_valid(words));
ALTER TABLE category ADD COLUMN words_zh TEXT CHECK (words_zh IS NULL OR json_valid(words_zh));

ALTER TABLE source ADD COLUMN title_en TEXT;
ALTER TABLE source ADD COLUMN title_zh TEXT;
ALTER TABLE source ADD COLUMN publisher_zh TEXT;

ALTER TABLE project RENAME COLUMN investment_cny_bn TO investment_bn;
ALTER TABLE project ADD COLUMN note_zh TEXT;

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
INSERT INTO promise (
    id, project, milestone, due, due_day, made, made_day, stretch, wording, wording_en, source, by,
    note
)
SELECT
    id, project, milestone, due, due_day, made, made_day, stretch, wording, wording_en, source, 0,
    note
FROM commitment;
DROP TABLE commitment;
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

-- what an event tells keeps the registry's name; what holds from then on is worked out
ALTER TABLE event RENAME COLUMN in_service_mw TO held_mw;
ALTER TABLE event RENAME COLUMN capacity_mw TO in_service_mw;
ALTER TABLE event ADD COLUMN open_km ANY CHECK (open_km >= 0);
ALTER TABLE event ADD COLUMN spent_bn ANY CHECK (spent_bn >= 0);
ALTER TABLE event ADD COLUMN held_km ANY;
ALTER TABLE event ADD COLUMN held_bn ANY;
ALTER TABLE event ADD COLUMN by INTEGER NOT NULL DEFAULT 0 CHECK (by IN (0, 1));
ALTER TABLE event ADD COLUMN since_by INTEGER NOT NULL DEFAULT 0 CHECK (since_by IN (0, 1));
ALTER TABLE event ADD COLUMN note_zh TEXT;
CREATE TABLE event_also (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT;
