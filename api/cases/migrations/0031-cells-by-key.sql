-- A condition on several columns at once is looked up by the first of them only, and walks all cells of a city: taking away is written as adding
-- less than nothing, which goes by the whole key, and emptied cells are found by an index that holds no others.
CREATE INDEX cell_empty ON report_cell (n) WHERE n = 0;
DROP TRIGGER spot_uncounted;
DROP TRIGGER spot_counted_anew;
CREATE TRIGGER spot_uncounted AFTER DELETE ON report_spot BEGIN
  INSERT INTO report_cell SELECT old.city, column1, old.y >> (20 - column1), old.x >> (20 - column1), old.published, old.category, old.agency,
      old.kind, -1, -old.report, -old.lng, -old.lat, -old.height
    FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)) WHERE true
    ON CONFLICT DO UPDATE SET n = n + excluded.n, reports = reports + excluded.reports, lng = lng + excluded.lng, lat = lat + excluded.lat,
      height = height + excluded.height;
  DELETE FROM report_cell WHERE n = 0;
END;
CREATE TRIGGER spot_counted_anew AFTER UPDATE ON report_spot
WHEN (old.published, old.category, old.agency, old.kind, old.lng, old.lat, old.height)
  <> (new.published, new.category, new.agency, new.kind, new.lng, new.lat, new.height) BEGIN
  INSERT INTO report_cell SELECT new.city, column1, new.y >> (20 - column1), new.x >> (20 - column1), new.published, new.category, new.agency,
      new.kind, 1, new.report, new.lng, new.lat, new.height
    FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)) WHERE true
    ON CONFLICT DO UPDATE SET n = n + excluded.n, reports = reports + excluded.reports, lng = lng + excluded.lng, lat = lat + excluded.lat,
      height = height + excluded.height;
  INSERT INTO report_cell SELECT old.city, column1, old.y >> (20 - column1), old.x >> (20 - column1), old.published, old.category, old.agency,
      old.kind, -1, -old.report, -old.lng, -old.lat, -old.height
    FROM (VALUES (6), (8), (10), (12), (14), (16), (18), (20)) WHERE true
    ON CONFLICT DO UPDATE SET n = n + excluded.n, reports = reports + excluded.reports, lng = lng + excluded.lng, lat = lat + excluded.lat,
      height = height + excluded.height;
  DELETE FROM report_cell WHERE n = 0;
END;
