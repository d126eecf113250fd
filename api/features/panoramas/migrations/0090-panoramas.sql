-- 360° photographs that staff uploaded. The picture as it is shown, WebP, lies in the media store below panoramas/<id>; the original is not kept.
CREATE TABLE panorama (
  id TEXT PRIMARY KEY,
  city TEXT NOT NULL REFERENCES city (id) ON DELETE CASCADE,
  place TEXT NOT NULL,
  title_vi TEXT NOT NULL,
  title_en TEXT NOT NULL,
  -- Degrees EPSG:4326; metres above the ground.
  lng REAL NOT NULL,
  lat REAL NOT NULL,
  height REAL NOT NULL,
  -- Bearing of the middle column, degrees.
  heading REAL NOT NULL,
  credit TEXT NOT NULL,
  width INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX panorama_city ON panorama (city, place);
