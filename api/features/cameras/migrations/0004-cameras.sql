CREATE TABLE camera (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  city TEXT NOT NULL REFERENCES city (id),
  id TEXT NOT NULL,
  purpose TEXT NOT NULL,
  visibility TEXT NOT NULL CHECK (visibility IN ('public', 'staff')),
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
CREATE INDEX camera_order ON camera (city, sort, seq);
CREATE INDEX camera_visible ON camera (city, visibility, sort, seq);

CREATE VIRTUAL TABLE camera_box USING rtree (seq, west, east, south, north);
CREATE TRIGGER camera_box_insert AFTER INSERT ON camera BEGIN
  INSERT INTO camera_box VALUES (new.seq, new.lng, new.lng, new.lat, new.lat);
END;
CREATE TRIGGER camera_box_move AFTER UPDATE OF lng, lat ON camera BEGIN
  UPDATE camera_box SET west = new.lng, east = new.lng, south = new.lat, north = new.lat WHERE seq = new.seq;
END;
CREATE TRIGGER camera_box_delete AFTER DELETE ON camera BEGIN
  DELETE FROM camera_box WHERE seq = old.seq;
END;
