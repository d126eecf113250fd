-- Reports as the map draws them, narrow and apart from their texts; kept by triggers, whoever writes. Seconds since 1970.
CREATE TABLE report_spot (
  report INTEGER PRIMARY KEY,
  city TEXT NOT NULL,
  id TEXT NOT NULL,
  category TEXT NOT NULL,
  -- '' where nobody has the case.
  agency TEXT NOT NULL DEFAULT '',
  published INTEGER NOT NULL,
  -- 0 received, 1 in progress, 2 done, 3 rejected.
  status INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  -- 1: open and past its day when somebody last looked (see api/cases/map-cells.ts); a trigger has no clock.
  late INTEGER NOT NULL DEFAULT 0,
  -- Position in 10^-7 degrees, EPSG:4326; height in centimetres above the WGS 84 ellipsoid.
  lng INTEGER NOT NULL,
  lat INTEGER NOT NULL,
  height INTEGER NOT NULL,
  -- Its tile of level 20 in Web Mercator (EPSG:3857), rows from the north.
  x INTEGER NOT NULL,
  y INTEGER NOT NULL,
  -- 0 received, 1 in progress, 2 received and late, 3 in progress and late, 4 done, 5 rejected.
  kind INTEGER GENERATED ALWAYS AS (status + CASE WHEN status < 2 THEN 2 * late ELSE 2 END) VIRTUAL
) STRICT;
CREATE INDEX spot_becomes_late ON report_spot (due_at) WHERE status < 2 AND late = 0;
CREATE INDEX spot_is_late ON report_spot (due_at) WHERE status < 2 AND late = 1;

-- How many reports stand in each cell (a Web Mercator tile of `level`), with sums from which their middle follows. `reports` is the sum of their
-- numbers: in a cell of one it is that report. Whole numbers, so that any order of changes ends in the same row.
CREATE TABLE report_cell (
  city TEXT NOT NULL,
  level INTEGER NOT NULL,
  y INTEGER NOT NULL,
  x INTEGER NOT NULL,
  published INTEGER NOT NULL,
  category TEXT NOT NULL,
  agency TEXT NOT NULL,
  kind INTEGER NOT NULL,
  n INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  lng INTEGER NOT NULL,
  lat INTEGER NOT NULL,
  height INTEGER NOT NULL,
  PRIMARY KEY (city, level, y, x, published, category, agency, kind)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER spot_counted AFTER INSERT ON report_spot BEGIN
  INSERT INTO report_cell SELECT new.city, column1, new.y >> (20 - column1), new.x >> (20 - column1), new.published, new.category, new.agency,
      new.kind, 1, new.report, new.lng, new.lat, new.height
    FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)) WHERE true
    ON CONFLICT DO UPDATE SET n = n + 1, reports = reports + excluded.reports, lng = lng + excluded.lng, lat = lat + excluded.lat,
      height = height + excluded.height;
END;
CREATE TRIGGER spot_uncounted AFTER DELETE ON report_spot BEGIN
  UPDATE report_cell SET n = n - 1, reports = reports - old.report, lng = lng - old.lng, lat = lat - old.lat, height = height - old.height
    WHERE (city, level, y, x, published, category, agency, kind) IN (
      SELECT old.city, column1, old.y >> (20 - column1), old.x >> (20 - column1), old.published, old.category, old.agency, old.kind
      FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)));
  DELETE FROM report_cell WHERE n = 0 AND (city, level, y, x, published, category, agency, kind) IN (
      SELECT old.city, column1, old.y >> (20 - column1), old.x >> (20 - column1), old.published, old.category, old.agency, old.kind
      FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)));
END;
CREATE TRIGGER spot_counted_anew AFTER UPDATE ON report_spot
WHEN (old.published, old.category, old.agency, old.kind, old.lng, old.lat, old.height)
  <> (new.published, new.category, new.agency, new.kind, new.lng, new.lat, new.height) BEGIN
  UPDATE report_cell SET n = n - 1, reports = reports - old.report, lng = lng - old.lng, lat = lat - old.lat, height = height - old.height
    WHERE (city, level, y, x, published, category, agency, kind) IN (
      SELECT old.city, column1, old.y >> (20 - column1), old.x >> (20 - column1), old.published, old.category, old.agency, old.kind
      FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)));
  INSERT INTO report_cell SELECT new.city, column1, new.y >> (20 - column1), new.x >> (20 - column1), new.published, new.category, new.agency,
      new.kind, 1, new.report, new.lng, new.lat, new.height
    FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)) WHERE true
    ON CONFLICT DO UPDATE SET n = n + 1, reports = reports + excluded.reports, lng = lng + excluded.lng, lat = lat + excluded.lat,
      height = height + excluded.height;
  DELETE FROM report_cell WHERE n = 0 AND (city, level, y, x, published, category, agency, kind) IN (
      SELECT old.city, column1, old.y >> (20 - column1), old.x >> (20 - column1), old.published, old.category, old.agency, old.kind
      FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)));
END;

-- What a report is on the map, from its row.
CREATE VIEW report_as_spot AS SELECT seq AS report, city, id, category,
    coalesce((SELECT c.agency FROM report_case c WHERE c.report = r.seq), '') AS agency, published,
    CASE status WHEN 'received' THEN 0 WHEN 'in_progress' THEN 1 WHEN 'done' THEN 2 ELSE 3 END AS status, due_at,
    CAST(round(lng * 1e7) AS INTEGER) AS lng, CAST(round(lat * 1e7) AS INTEGER) AS lat, CAST(round(height * 100) AS INTEGER) AS height,
    min(1048575, CAST((lng + 180) / 360 * 1048576 AS INTEGER)) AS x,
    CAST((0.5 - ln((1 + sin(radians(max(-85.05, min(85.05, lat))))) / (1 - sin(radians(max(-85.05, min(85.05, lat)))))) / (4 * pi())) * 1048576
      AS INTEGER) AS y
  FROM report r;

CREATE TRIGGER spot_report_insert AFTER INSERT ON report BEGIN
  INSERT INTO report_spot (report, city, id, category, agency, published, status, due_at, lng, lat, height, x, y)
    SELECT * FROM report_as_spot WHERE report = new.seq;
END;
CREATE TRIGGER spot_report_update AFTER UPDATE OF category, status, due_at, lng, lat, height, published ON report
WHEN (old.category, old.status, old.due_at, old.lng, old.lat, old.height, old.published)
  <> (new.category, new.status, new.due_at, new.lng, new.lat, new.height, new.published) BEGIN
  UPDATE report_spot SET category = s.category, published = s.published, status = s.status, lng = s.lng, lat = s.lat, height = s.height, x = s.x,
      y = s.y, due_at = s.due_at, late = CASE WHEN s.status < 2 AND s.due_at = report_spot.due_at THEN late ELSE 0 END
    FROM report_as_spot s WHERE s.report = new.seq AND report_spot.report = new.seq;
END;
CREATE TRIGGER spot_report_delete AFTER DELETE ON report BEGIN
  DELETE FROM report_spot WHERE report = old.seq;
END;
CREATE TRIGGER spot_case_insert AFTER INSERT ON report_case WHEN new.agency IS NOT NULL BEGIN
  UPDATE report_spot SET agency = new.agency WHERE report = new.report;
END;
CREATE TRIGGER spot_case_update AFTER UPDATE OF agency ON report_case WHEN old.agency IS NOT new.agency BEGIN
  UPDATE report_spot SET agency = coalesce(new.agency, '') WHERE report = new.report;
END;
