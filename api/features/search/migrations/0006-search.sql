-- Everything that can be found. Triggers keep it equal to the tables it is made from, whoever writes them.
-- `doc` ascends from the most to the least important kind, so that the index's own order is the order of importance:
-- (100 - rank) * 10^12 + type * 10^11 + the row's number in its table.
CREATE TABLE search_doc (
  doc INTEGER PRIMARY KEY,
  city TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  detail TEXT,
  lng REAL NOT NULL,
  lat REAL NOT NULL,
  height REAL NOT NULL,
  rank INTEGER NOT NULL,
  names TEXT NOT NULL,
  words TEXT NOT NULL,
  UNIQUE (city, type, id)
) STRICT;

-- Every word carries its city in front (`sonlaǃden`), so that a query reads one city's postings only. No prefix index: folded Vietnamese has few words.
CREATE VIRTUAL TABLE search_text USING fts5 (names, words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER search_doc_insert AFTER INSERT ON search_doc BEGIN
  INSERT INTO search_text (rowid, names, words) VALUES (
    new.doc,
    replace(new.city, '-', '') || 'ǃ' || replace(replace(new.names, char(10), ' '), ' ', ' ' || replace(new.city, '-', '') || 'ǃ'),
    replace(new.city, '-', '') || 'ǃ' || replace(new.words, ' ', ' ' || replace(new.city, '-', '') || 'ǃ')
  );
END;
CREATE TRIGGER search_doc_delete AFTER DELETE ON search_doc BEGIN
  DELETE FROM search_text WHERE rowid = old.doc;
END;

CREATE TABLE street (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  city TEXT NOT NULL REFERENCES city (id),
  id TEXT NOT NULL,
  class TEXT NOT NULL,
  name TEXT NOT NULL,
  names_folded TEXT NOT NULL,
  lng REAL NOT NULL,
  lat REAL NOT NULL,
  height REAL NOT NULL DEFAULT 0,
  -- The tiles' index it was read from.
  version TEXT NOT NULL,
  UNIQUE (city, id)
) STRICT;

CREATE TRIGGER search_place_insert AFTER INSERT ON place BEGIN
  INSERT INTO search_doc (doc, city, type, id, kind, name, detail, lng, lat, height, rank, names, words)
  SELECT (100 - new.rank) * 1000000000000 + 0 * 100000000000 + new.seq, new.city, 'place', new.id, new.kind, new.name, new.detail, new.lng, new.lat, new.height, new.rank, new.names_folded, new.words_folded;
END;
CREATE TRIGGER search_place_update AFTER UPDATE OF name, names_folded, lng, lat, words_folded, detail, kind, rank ON place BEGIN
  DELETE FROM search_doc WHERE city = old.city AND type = 'place' AND id = old.id;
  INSERT INTO search_doc (doc, city, type, id, kind, name, detail, lng, lat, height, rank, names, words)
  SELECT (100 - new.rank) * 1000000000000 + 0 * 100000000000 + new.seq, new.city, 'place', new.id, new.kind, new.name, new.detail, new.lng, new.lat, new.height, new.rank, new.names_folded, new.words_folded;
END;
CREATE TRIGGER search_place_height AFTER UPDATE OF height ON place BEGIN
  UPDATE search_doc SET height = new.height WHERE city = new.city AND type = 'place' AND id = new.id;
END;
CREATE TRIGGER search_place_delete AFTER DELETE ON place BEGIN
  DELETE FROM search_doc WHERE city = old.city AND type = 'place' AND id = old.id;
END;

CREATE TRIGGER search_area_insert AFTER INSERT ON area BEGIN
  INSERT INTO search_doc (doc, city, type, id, kind, name, detail, lng, lat, height, rank, names, words)
  SELECT (100 - CASE WHEN new.valid_to IS NULL THEN 80 ELSE 50 END) * 1000000000000 + 1 * 100000000000 + new.seq, new.city, 'area', new.id, new.level, new.name, NULL, new.lng, new.lat, new.height, CASE WHEN new.valid_to IS NULL THEN 80 ELSE 50 END, new.names_folded, '';
END;
CREATE TRIGGER search_area_update AFTER UPDATE OF name, names_folded, lng, lat, level, valid_to ON area BEGIN
  DELETE FROM search_doc WHERE city = old.city AND type = 'area' AND id = old.id;
  INSERT INTO search_doc (doc, city, type, id, kind, name, detail, lng, lat, height, rank, names, words)
  SELECT (100 - CASE WHEN new.valid_to IS NULL THEN 80 ELSE 50 END) * 1000000000000 + 1 * 100000000000 + new.seq, new.city, 'area', new.id, new.level, new.name, NULL, new.lng, new.lat, new.height, CASE WHEN new.valid_to IS NULL THEN 80 ELSE 50 END, new.names_folded, '';
END;
CREATE TRIGGER search_area_height AFTER UPDATE OF height ON area BEGIN
  UPDATE search_doc SET height = new.height WHERE city = new.city AND type = 'area' AND id = new.id;
END;
CREATE TRIGGER search_area_delete AFTER DELETE ON area BEGIN
  DELETE FROM search_doc WHERE city = old.city AND type = 'area' AND id = old.id;
END;

CREATE TRIGGER search_street_insert AFTER INSERT ON street BEGIN
  INSERT INTO search_doc (doc, city, type, id, kind, name, detail, lng, lat, height, rank, names, words)
  SELECT (100 - 60) * 1000000000000 + 2 * 100000000000 + new.seq, new.city, 'street', new.id, new.class, new.name, NULL, new.lng, new.lat, new.height, 60, new.names_folded, '';
END;
CREATE TRIGGER search_street_update AFTER UPDATE OF name, names_folded, lng, lat, class ON street BEGIN
  DELETE FROM search_doc WHERE city = old.city AND type = 'street' AND id = old.id;
  INSERT INTO search_doc (doc, city, type, id, kind, name, detail, lng, lat, height, rank, names, words)
  SELECT (100 - 60) * 1000000000000 + 2 * 100000000000 + new.seq, new.city, 'street', new.id, new.class, new.name, NULL, new.lng, new.lat, new.height, 60, new.names_folded, '';
END;
CREATE TRIGGER search_street_height AFTER UPDATE OF height ON street BEGIN
  UPDATE search_doc SET height = new.height WHERE city = new.city AND type = 'street' AND id = new.id;
END;
CREATE TRIGGER search_street_delete AFTER DELETE ON street BEGIN
  DELETE FROM search_doc WHERE city = old.city AND type = 'street' AND id = old.id;
END;

CREATE TRIGGER search_camera_insert AFTER INSERT ON camera BEGIN
  INSERT INTO search_doc (doc, city, type, id, kind, name, detail, lng, lat, height, rank, names, words)
  SELECT (100 - 20) * 1000000000000 + 3 * 100000000000 + new.seq, new.city, 'camera', new.id, new.purpose, new.name, new.detail, new.lng, new.lat, new.height, 20, new.names_folded, new.words_folded
  WHERE new.visibility = 'public';
END;
CREATE TRIGGER search_camera_update AFTER UPDATE OF name, names_folded, lng, lat, words_folded, detail, visibility, purpose ON camera BEGIN
  DELETE FROM search_doc WHERE city = old.city AND type = 'camera' AND id = old.id;
  INSERT INTO search_doc (doc, city, type, id, kind, name, detail, lng, lat, height, rank, names, words)
  SELECT (100 - 20) * 1000000000000 + 3 * 100000000000 + new.seq, new.city, 'camera', new.id, new.purpose, new.name, new.detail, new.lng, new.lat, new.height, 20, new.names_folded, new.words_folded
  WHERE new.visibility = 'public';
END;
CREATE TRIGGER search_camera_height AFTER UPDATE OF height ON camera BEGIN
  UPDATE search_doc SET height = new.height WHERE city = new.city AND type = 'camera' AND id = new.id;
END;
CREATE TRIGGER search_camera_delete AFTER DELETE ON camera BEGIN
  DELETE FROM search_doc WHERE city = old.city AND type = 'camera' AND id = old.id;
END;

CREATE TRIGGER search_report_insert AFTER INSERT ON report BEGIN
  INSERT INTO search_doc (doc, city, type, id, kind, name, detail, lng, lat, height, rank, names, words)
  SELECT (100 - 10) * 1000000000000 + 4 * 100000000000 + new.seq, new.city, 'report', new.id, new.category, new.name, new.detail, new.lng, new.lat, new.height, 10, new.names_folded, new.words_folded;
END;
CREATE TRIGGER search_report_update AFTER UPDATE OF name, names_folded, lng, lat, words_folded, detail, category ON report BEGIN
  DELETE FROM search_doc WHERE city = old.city AND type = 'report' AND id = old.id;
  INSERT INTO search_doc (doc, city, type, id, kind, name, detail, lng, lat, height, rank, names, words)
  SELECT (100 - 10) * 1000000000000 + 4 * 100000000000 + new.seq, new.city, 'report', new.id, new.category, new.name, new.detail, new.lng, new.lat, new.height, 10, new.names_folded, new.words_folded;
END;
CREATE TRIGGER search_report_height AFTER UPDATE OF height ON report BEGIN
  UPDATE search_doc SET height = new.height WHERE city = new.city AND type = 'report' AND id = new.id;
END;
CREATE TRIGGER search_report_delete AFTER DELETE ON report BEGIN
  DELETE FROM search_doc WHERE city = old.city AND type = 'report' AND id = old.id;
END;
