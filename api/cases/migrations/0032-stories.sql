-- What the log says of each report, as the figures need it; read on from the log, so that it can be made anew from it at any time.
-- Instants are milliseconds since 1970.
CREATE TABLE report_story (
  city TEXT NOT NULL,
  report TEXT NOT NULL,
  received INTEGER NOT NULL,
  category TEXT,
  area TEXT,
  agency TEXT,
  state TEXT NOT NULL,
  forwarded INTEGER,
  started INTEGER,
  closed INTEGER,
  paused INTEGER,
  due INTEGER NOT NULL,
  -- The day before the first extension.
  first_due INTEGER,
  reopened INTEGER NOT NULL,
  degree TEXT,
  UNIQUE (city, report)
) STRICT;
CREATE INDEX story_received ON report_story (city, received);
-- The place in the log up to which it was read; one row.
CREATE TABLE story_mark (seq INTEGER NOT NULL) STRICT;
INSERT INTO story_mark VALUES (0);
