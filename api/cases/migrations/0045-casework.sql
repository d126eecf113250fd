-- Id of the report that a part was split from.
ALTER TABLE report_case ADD COLUMN parent TEXT;
CREATE INDEX case_parent ON report_case (city, parent) WHERE parent IS NOT NULL;

-- One event that many reports tell of.
CREATE TABLE incident (
  city TEXT NOT NULL REFERENCES city (id),
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  opened_by TEXT,
  opened_at INTEGER NOT NULL,
  PRIMARY KEY (city, id)
) STRICT;
ALTER TABLE report_case ADD COLUMN incident TEXT;
CREATE INDEX case_incident ON report_case (city, incident, closed, due_at, report) WHERE incident IS NOT NULL;

-- 0: not escalated; 1: near its day; 2: past it.
ALTER TABLE report_case ADD COLUMN escalated INTEGER NOT NULL DEFAULT 0;
CREATE INDEX case_escalated ON report_case (city, closed, due_at, report) WHERE escalated > 0;

-- Why somebody has to look at it before (or although) the public sees it: a JSON array of reasons; null once somebody did.
ALTER TABLE report_case ADD COLUMN held TEXT;
CREATE INDEX case_held ON report_case (city, closed, due_at, report) WHERE held IS NOT NULL;
-- Keyed hash of the device's own number, for bans and first-time reporters; emptied with the identity.
ALTER TABLE report_case ADD COLUMN device TEXT;
CREATE INDEX case_device ON report_case (city, device) WHERE device IS NOT NULL;
-- When the reporter's identity was removed.
ALTER TABLE report_case ADD COLUMN forgotten_at INTEGER;

UPDATE report_case SET held = '["category"]' WHERE closed = 0
  AND report IN (SELECT seq FROM report WHERE published = 0)
  AND NOT EXISTS (SELECT 1 FROM report_event e WHERE e.city = report_case.city AND e.report = report_case.id AND e.actor IS NOT NULL AND e.kind IN ('moderated', 'edited'));
