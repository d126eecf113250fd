CREATE TABLE place (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  city TEXT NOT NULL REFERENCES city (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  rank INTEGER NOT NULL,
  opening_hours TEXT,
  -- Degrees EPSG:4326; height in metres above the WGS 84 ellipsoid.
  lng REAL NOT NULL,
  lat REAL NOT NULL,
  height REAL NOT NULL DEFAULT 0,
  area_id TEXT,
  -- Order of lists, ascending.
  sort INTEGER NOT NULL,
  -- The fixed part of the public GeoJSON properties, without braces.
  props TEXT NOT NULL,
  name TEXT NOT NULL,
  detail TEXT,
  names_folded TEXT NOT NULL,
  words_folded TEXT NOT NULL,
  content TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  origin TEXT NOT NULL DEFAULT 'pack',
  edited_at TEXT,
  updated_at TEXT NOT NULL,
  UNIQUE (city, id)
) STRICT;
CREATE INDEX place_order ON place (city, sort, seq);
CREATE INDEX place_kind ON place (city, kind, sort, seq);
CREATE INDEX place_hours ON place (city, opening_hours);

CREATE VIRTUAL TABLE place_box USING rtree (seq, west, east, south, north);
CREATE TRIGGER place_box_insert AFTER INSERT ON place BEGIN
  INSERT INTO place_box VALUES (new.seq, new.lng, new.lng, new.lat, new.lat);
END;
CREATE TRIGGER place_box_move AFTER UPDATE OF lng, lat ON place BEGIN
  UPDATE place_box SET west = new.lng, east = new.lng, south = new.lat, north = new.lat WHERE seq = new.seq;
END;
CREATE TRIGGER place_box_delete AFTER DELETE ON place BEGIN
  DELETE FROM place_box WHERE seq = old.seq;
END;
