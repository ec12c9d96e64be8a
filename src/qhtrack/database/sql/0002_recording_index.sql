-- the number of the next recording is asked with every update
DROP INDEX event_recording;
CREATE INDEX event_recording ON event (recording) WHERE recording IS NOT NULL;
