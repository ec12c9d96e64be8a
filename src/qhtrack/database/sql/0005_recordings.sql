-- every statement made here is kept, and what the registry file says of the same
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

-- what the registry file says, as it was loaded, of what was said otherwise here
CREATE TABLE file_version (
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    row TEXT CHECK (row IS NULL OR json_valid(row)),
    position INTEGER, -- of a promise, which its project has in an order
    PRIMARY KEY (owner, kind, key)
) STRICT, WITHOUT ROWID;

INSERT INTO recording (id, at, by, command)
SELECT recording, coalesce(min(recorded_at), ''), min(recorded_by), 'update'
FROM event WHERE recording IS NOT NULL GROUP BY recording;
INSERT INTO statement (recording, kind, owner, key, after, seen, written)
SELECT
    recording, 'event', project, json_array(date, status),
    json_patch('{}', json_object(
        'date', date,
        'by', iif(by, json('true'), NULL),
        'status', status,
        'in_service_mw', in_service_mw,
        'open_km', open_km,
        'spent_bn', spent_bn,
        'source', source,
        'also', (
            SELECT json(nullif(json_group_array(source), '[]'))
            FROM (SELECT source FROM event_also WHERE event = event.id ORDER BY position)
        ),
        'note', note,
        'note_zh', note_zh
    )),
    origin = 'registry', origin = 'registry'
FROM event WHERE recording IS NOT NULL ORDER BY recording, id;
INSERT INTO file_version (owner, kind, key)
SELECT project, 'event', json_array(date, status) FROM event WHERE origin = 'local';

CREATE TEMP TABLE origins AS SELECT id, origin FROM event WHERE origin <> 'registry';
ALTER TABLE event DROP COLUMN origin;
ALTER TABLE event ADD COLUMN origin TEXT NOT NULL DEFAULT 'registry'
    CHECK (origin IN ('registry', 'local', 'amended'));
UPDATE event SET origin = 'local' WHERE id IN (SELECT id FROM origins);
DROP TABLE origins;
ALTER TABLE event DROP COLUMN recorded_at;
ALTER TABLE event DROP COLUMN recorded_by;
ALTER TABLE promise ADD COLUMN origin TEXT NOT NULL DEFAULT 'registry'
    CHECK (origin IN ('registry', 'local', 'amended'));
ALTER TABLE promise ADD COLUMN recording INTEGER;
DROP INDEX event_recording;
