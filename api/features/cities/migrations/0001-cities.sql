CREATE TABLE city (
  id TEXT PRIMARY KEY,
  scene TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  sort INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  edited_at TEXT
) STRICT;

-- What all cities share: kinds of places, categories of reports, labels of facts.
CREATE TABLE vocabulary (
  name TEXT PRIMARY KEY,
  content TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  edited_at TEXT
) STRICT;

CREATE TABLE agency (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  city TEXT NOT NULL REFERENCES city (id),
  id TEXT NOT NULL,
  content TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  origin TEXT NOT NULL DEFAULT 'pack',
  edited_at TEXT,
  updated_at TEXT NOT NULL,
  UNIQUE (city, id)
) STRICT;
