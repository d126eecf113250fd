-- Who is on duty when. Instants are milliseconds since 1970, [starts_at, ends_at).
CREATE TABLE duty_shift (
  id TEXT PRIMARY KEY,
  city TEXT NOT NULL REFERENCES city (id),
  -- NULL: the operations centre.
  agency TEXT,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
  -- Shifts that were planned together as a repetition.
  series TEXT
) STRICT;
CREATE INDEX duty_time ON duty_shift (city, ends_at, starts_at);
CREATE INDEX duty_person ON duty_shift (user_id, city, ends_at);
CREATE INDEX duty_series ON duty_shift (series, starts_at) WHERE series IS NOT NULL;
