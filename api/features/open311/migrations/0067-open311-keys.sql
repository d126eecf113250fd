-- Keys of Open311 clients; the key itself is shown once. `may` is a JSON list of send, media, update; without a city: all.
CREATE TABLE open311_key (
  id TEXT PRIMARY KEY,
  key_hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  city TEXT REFERENCES city (id),
  -- Whose cases it may update.
  agency TEXT,
  may TEXT NOT NULL,
  per_hour INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
-- Updates that were taken: each id of a key once.
CREATE TABLE open311_update (
  key TEXT NOT NULL REFERENCES open311_key (id),
  update_id TEXT NOT NULL,
  city TEXT NOT NULL,
  report TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (key, update_id)
) STRICT, WITHOUT ROWID;
