-- Stories that staff recorded: they win over the synthetic voice. The bytes lie in the media store below recordings/<id>.
CREATE TABLE recording (
  city TEXT NOT NULL REFERENCES city (id) ON DELETE CASCADE,
  guide TEXT NOT NULL,
  stop TEXT NOT NULL,
  lang TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  -- Seconds.
  duration REAL NOT NULL,
  -- WebVTT, a cue for each sentence; 0: its times are our estimate.
  vtt TEXT NOT NULL,
  timed INTEGER NOT NULL CHECK (timed IN (0, 1)),
  -- The sentences that it was recorded for: when they change, it is out of date, and the list says so.
  words TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (city, guide, stop, lang)
) STRICT;
