CREATE TABLE report (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  city TEXT NOT NULL REFERENCES city (id),
  id TEXT NOT NULL,
  category TEXT NOT NULL,
  status TEXT NOT NULL,
  -- Seconds since 1970.
  due_at INTEGER NOT NULL,
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
CREATE INDEX report_order ON report (city, sort, seq);
CREATE INDEX report_status ON report (city, status, sort, seq);

CREATE VIRTUAL TABLE report_box USING rtree (seq, west, east, south, north);
CREATE TRIGGER report_box_insert AFTER INSERT ON report BEGIN
  INSERT INTO report_box VALUES (new.seq, new.lng, new.lng, new.lat, new.lat);
END;
CREATE TRIGGER report_box_move AFTER UPDATE OF lng, lat ON report BEGIN
  UPDATE report_box SET west = new.lng, east = new.lng, south = new.lat, north = new.lat WHERE seq = new.seq;
END;
CREATE TRIGGER report_box_delete AFTER DELETE ON report BEGIN
  DELETE FROM report_box WHERE seq = old.seq;
END;
