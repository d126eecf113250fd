-- Cells without the parts that most maps do not ask for. In a dense city every cell of `report_cell` has a row for each category and agency, and a
-- tile read all of them; here it reads at most one for each kind. `facet`: '' all reports, 'a:' and an agency ('a:' alone: nobody's), 'c:' and a
-- category; level 20 has '' only. A filter of both category and agency still reads `report_cell`.
CREATE TABLE cell_sum (
  city TEXT NOT NULL,
  level INTEGER NOT NULL,
  facet TEXT NOT NULL,
  published INTEGER NOT NULL,
  y INTEGER NOT NULL,
  x INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  n INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  lng INTEGER NOT NULL,
  lat INTEGER NOT NULL,
  height INTEGER NOT NULL,
  PRIMARY KEY (city, level, facet, published, y, x, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO cell_sum SELECT city, level, '', published, y, x, kind, sum(n), sum(reports), sum(lng), sum(lat), sum(height)
  FROM report_cell GROUP BY city, level, published, y, x, kind;
INSERT INTO cell_sum SELECT city, level, 'a:' || agency, published, y, x, kind, sum(n), sum(reports), sum(lng), sum(lat), sum(height)
  FROM report_cell WHERE level < 20 GROUP BY city, level, agency, published, y, x, kind;
INSERT INTO cell_sum SELECT city, level, 'c:' || category, published, y, x, kind, sum(n), sum(reports), sum(lng), sum(lat), sum(height)
  FROM report_cell WHERE level < 20 GROUP BY city, level, category, published, y, x, kind;
CREATE INDEX cell_sum_empty ON cell_sum (n) WHERE n = 0;

-- A spot as one more and as one less, in every cell that counts it.
CREATE TRIGGER spot_summed AFTER INSERT ON report_spot BEGIN
  INSERT INTO cell_sum SELECT new.city, l.column1, f.column1, new.published, new.y >> (20 - l.column1), new.x >> (20 - l.column1), new.kind,
      1, new.report, new.lng, new.lat, new.height
    FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)) l, (VALUES (''), ('a:' || new.agency), ('c:' || new.category)) f
    WHERE l.column1 < 20 OR f.column1 = ''
    ON CONFLICT DO UPDATE SET n = n + excluded.n, reports = reports + excluded.reports, lng = lng + excluded.lng, lat = lat + excluded.lat,
      height = height + excluded.height;
END;
CREATE TRIGGER spot_unsummed AFTER DELETE ON report_spot BEGIN
  INSERT INTO cell_sum SELECT old.city, l.column1, f.column1, old.published, old.y >> (20 - l.column1), old.x >> (20 - l.column1), old.kind,
      -1, -old.report, -old.lng, -old.lat, -old.height
    FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)) l, (VALUES (''), ('a:' || old.agency), ('c:' || old.category)) f
    WHERE l.column1 < 20 OR f.column1 = ''
    ON CONFLICT DO UPDATE SET n = n + excluded.n, reports = reports + excluded.reports, lng = lng + excluded.lng, lat = lat + excluded.lat,
      height = height + excluded.height;
  DELETE FROM cell_sum WHERE n = 0;
END;
CREATE TRIGGER spot_summed_anew AFTER UPDATE ON report_spot
WHEN (old.published, old.category, old.agency, old.kind, old.lng, old.lat, old.height)
  <> (new.published, new.category, new.agency, new.kind, new.lng, new.lat, new.height) BEGIN
  INSERT INTO cell_sum SELECT new.city, l.column1, f.column1, new.published, new.y >> (20 - l.column1), new.x >> (20 - l.column1), new.kind,
      1, new.report, new.lng, new.lat, new.height
    FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)) l, (VALUES (''), ('a:' || new.agency), ('c:' || new.category)) f
    WHERE l.column1 < 20 OR f.column1 = ''
    ON CONFLICT DO UPDATE SET n = n + excluded.n, reports = reports + excluded.reports, lng = lng + excluded.lng, lat = lat + excluded.lat,
      height = height + excluded.height;
  INSERT INTO cell_sum SELECT old.city, l.column1, f.column1, old.published, old.y >> (20 - l.column1), old.x >> (20 - l.column1), old.kind,
      -1, -old.report, -old.lng, -old.lat, -old.height
    FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)) l, (VALUES (''), ('a:' || old.agency), ('c:' || old.category)) f
    WHERE l.column1 < 20 OR f.column1 = ''
    ON CONFLICT DO UPDATE SET n = n + excluded.n, reports = reports + excluded.reports, lng = lng + excluded.lng, lat = lat + excluded.lat,
      height = height + excluded.height;
  DELETE FROM cell_sum WHERE n = 0;
END;
