-- A city's own rules of escalation, moderation and retention; without a row those of all cities hold (vocabulary “casework”).
CREATE TABLE casework (
  city TEXT PRIMARY KEY REFERENCES city (id),
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  edited_at INTEGER NOT NULL
) STRICT;

-- What was escalated already: by rule, for which day, for the how many-th time.
CREATE TABLE case_escalation (
  report INTEGER NOT NULL REFERENCES report (seq) ON DELETE CASCADE,
  rule TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (report, rule, due_at, turn)
) STRICT, WITHOUT ROWID;
-- When the rules have to be asked again; 0: at once; null: never (sample reports until somebody touches them).
ALTER TABLE report_case ADD COLUMN escalate_at INTEGER;
CREATE INDEX case_escalate ON report_case (escalate_at) WHERE closed = 0 AND paused_at IS NULL AND escalate_at IS NOT NULL;
UPDATE report_case SET escalate_at = 0 WHERE closed = 0 AND channel <> 'pack';

-- Devices whose reports stay unseen: keyed hashes, nothing that leads back to a person.
CREATE TABLE banned_device (
  city TEXT NOT NULL REFERENCES city (id),
  device TEXT NOT NULL,
  banned_at INTEGER NOT NULL,
  banned_by TEXT,
  -- Report that it was banned for.
  report TEXT NOT NULL,
  PRIMARY KEY (city, device)
) STRICT;

-- Perceptual hash of a photo as sent (64 bits, hexadecimal); emptied with the original.
ALTER TABLE report_photo ADD COLUMN phash TEXT;
-- Its eight bytes: two hashes that differ in at most 15 bits have a byte in which they differ in at most one.
CREATE TABLE photo_band (
  city TEXT NOT NULL,
  band INTEGER NOT NULL,
  value INTEGER NOT NULL,
  photo TEXT NOT NULL REFERENCES report_photo (id) ON DELETE CASCADE,
  PRIMARY KEY (city, band, value, photo)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_band_photo ON photo_band (photo);
