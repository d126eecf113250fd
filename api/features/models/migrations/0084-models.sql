-- Models that staff upload and place. The optimised glb lies in the media store below models/<file>; a new file is another name.
CREATE TABLE city_model (
  id TEXT PRIMARY KEY,
  city TEXT NOT NULL REFERENCES city (id) ON DELETE CASCADE,
  -- JSON, language to text.
  title TEXT NOT NULL,
  -- Degrees, EPSG:4326.
  lng REAL NOT NULL,
  lat REAL NOT NULL,
  -- Degrees clockwise; the model's own -z points north at 0.
  heading REAL NOT NULL,
  scale REAL NOT NULL CHECK (scale > 0),
  -- Metres above the drawn ground.
  height REAL NOT NULL,
  credit TEXT NOT NULL,
  licence TEXT NOT NULL,
  clip INTEGER NOT NULL CHECK (clip IN (0, 1)),
  file TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  uploaded INTEGER NOT NULL,
  triangles INTEGER NOT NULL,
  -- JSON [minX, minZ, maxX, maxZ], the model's own units.
  box TEXT NOT NULL,
  version INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX city_model_city ON city_model (city);
