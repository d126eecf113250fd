-- A report stays the public side; its case is the staff's. The public never reads a row with published = 0.
ALTER TABLE report ADD COLUMN published INTEGER NOT NULL DEFAULT 1;
-- 1: the height was picked in 3D (a wall, a roof) and does not follow the ground.
ALTER TABLE report ADD COLUMN picked INTEGER NOT NULL DEFAULT 0;
CREATE INDEX report_public ON report (city, sort, seq) WHERE published = 1;

DROP TRIGGER search_report_insert;
DROP TRIGGER search_report_update;
CREATE TRIGGER search_report_insert AFTER INSERT ON report WHEN new.published = 1 BEGIN
  INSERT INTO search_doc (doc, city, type, id, kind, name, detail, lng, lat, height, rank, names, words)
  SELECT (100 - 10) * 1000000000000 + 4 * 100000000000 + new.seq, new.city, 'report', new.id, new.category, new.name, new.detail, new.lng, new.lat, new.height, 10, new.names_folded, new.words_folded;
END;
CREATE TRIGGER search_report_update AFTER UPDATE OF name, names_folded, lng, lat, words_folded, detail, category, published ON report BEGIN
  DELETE FROM search_doc WHERE city = old.city AND type = 'report' AND id = old.id;
  INSERT INTO search_doc (doc, city, type, id, kind, name, detail, lng, lat, height, rank, names, words)
  SELECT (100 - 10) * 1000000000000 + 4 * 100000000000 + new.seq, new.city, 'report', new.id, new.category, new.name, new.detail, new.lng, new.lat, new.height, 10, new.names_folded, new.words_folded
  WHERE new.published = 1;
END;

-- Instants are milliseconds since 1970.
CREATE TABLE report_case (
  report INTEGER PRIMARY KEY REFERENCES report (seq) ON DELETE CASCADE,
  city TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  category TEXT NOT NULL,
  state TEXT NOT NULL,
  -- Copies that the queue's indexes need: 1 where nobody has to act any more; the priority as a number, 0 urgent.
  closed INTEGER NOT NULL DEFAULT 0,
  priority INTEGER NOT NULL DEFAULT 2,
  agency TEXT,
  area TEXT,
  assignee TEXT,
  channel TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  -- Since when the clock stands still.
  paused_at INTEGER,
  description TEXT NOT NULL DEFAULT '',
  answers TEXT NOT NULL DEFAULT '{}',
  lang TEXT NOT NULL DEFAULT 'vi',
  routing TEXT,
  merged_into TEXT,
  satisfaction TEXT,
  -- SHA-256 of the secret link and of the client's key; neither is kept in clear.
  tracking TEXT UNIQUE,
  client_key TEXT,
  UNIQUE (city, id)
) STRICT;
CREATE UNIQUE INDEX case_client_key ON report_case (city, client_key) WHERE client_key IS NOT NULL;
CREATE INDEX case_due ON report_case (city, closed, due_at, report);
CREATE INDEX case_received ON report_case (city, received_at DESC, report);
CREATE INDEX case_priority ON report_case (city, closed, priority, due_at, report);
CREATE INDEX case_agency ON report_case (city, agency, closed, due_at, report);
CREATE INDEX case_category ON report_case (city, category, closed, due_at, report);
CREATE INDEX case_state ON report_case (city, state, due_at, report);
CREATE INDEX case_assignee ON report_case (assignee, city, closed, due_at, report) WHERE assignee IS NOT NULL;

-- Who sent it. Read with the permission read:reporter only, deleted after the retention period.
CREATE TABLE report_contact (
  report INTEGER PRIMARY KEY REFERENCES report (seq) ON DELETE CASCADE,
  name TEXT,
  email TEXT,
  phone TEXT
) STRICT;

CREATE TABLE report_photo (
  id TEXT PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report (seq) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('before', 'after')),
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  -- Pixels of the picture as it is shown (turned upright).
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'ready', 'removed')),
  -- Black boxes burnt into the sizes, shares of width and height; `revision` grows with them.
  boxes TEXT NOT NULL DEFAULT '[]',
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX photo_report ON report_photo (report, position);
CREATE INDEX photo_waiting ON report_photo (state) WHERE state = 'waiting';

-- The history of every case and the source of live events. Append-only, but for texts, which retention may empty.
CREATE TABLE report_event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  city TEXT NOT NULL,
  report TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT,
  visibility TEXT NOT NULL CHECK (visibility IN ('public', 'staff')),
  from_state TEXT,
  to_state TEXT,
  agency TEXT,
  -- Whose case it was before this event, where that changed.
  agency_before TEXT,
  text TEXT,
  -- Facts for the figures and the map, as JSON: due, published, priority, degree.
  data TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX event_report ON report_event (city, report, seq);
CREATE TRIGGER event_no_update BEFORE UPDATE OF seq, city, report, at, kind, actor, visibility, from_state, to_state, agency, agency_before, data ON report_event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON report_event BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;

-- Words by which staff find a case, unpublished ones too; rowid is the report's seq.
CREATE VIRTUAL TABLE case_text USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER case_text_delete AFTER DELETE ON report_case BEGIN DELETE FROM case_text WHERE rowid = old.report; END;

-- Proofs of work that were used, until they expire (seconds since 1970).
CREATE TABLE used_proof (id TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT;

-- Ordered routing rules of a city; the version grows with every change of them.
CREATE TABLE routing (
  city TEXT PRIMARY KEY REFERENCES city (id),
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  edited_at TEXT
) STRICT;
