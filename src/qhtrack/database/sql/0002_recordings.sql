-- the number of the newest recording, without reading every event
CREATE INDEX event_recorded ON event (recording) WHERE recording IS NOT NULL;
