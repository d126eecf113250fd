CREATE TABLE area (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  city TEXT NOT NULL REFERENCES city (id),
  id TEXT NOT NULL,
  level TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  -- GeoJSON properties and geometry (EPSG:4326, lng lat).
  properties TEXT NOT NULL,
  geometry TEXT NOT NULL,
  -- A point inside, for labels and search.
  lng REAL NOT NULL,
  lat REAL NOT NULL,
  height REAL NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  names_folded TEXT NOT NULL,
  content TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  origin TEXT NOT NULL DEFAULT 'pack',
  edited_at TEXT,
  updated_at TEXT NOT NULL,
  UNIQUE (city, id)
) STRICT;
