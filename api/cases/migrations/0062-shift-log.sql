-- What operators write down of their shift, and what is written down for them. Append-only, but for texts, which may have to be emptied.
CREATE TABLE shift_entry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  city TEXT NOT NULL REFERENCES city (id),
  -- Milliseconds since 1970.
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('note', 'handover', 'signed', 'start', 'end', 'urgent')),
  actor TEXT,
  text TEXT,
  -- Id of a report.
  report TEXT,
  -- The handover that is signed.
  refers INTEGER REFERENCES shift_entry (seq)
) STRICT;
CREATE INDEX shift_time ON shift_entry (city, at, seq);
-- A handover is signed once, an urgent case told once.
CREATE UNIQUE INDEX shift_signed ON shift_entry (refers) WHERE kind = 'signed';
CREATE UNIQUE INDEX shift_urgent ON shift_entry (city, report) WHERE kind = 'urgent';
CREATE TRIGGER shift_no_update BEFORE UPDATE OF seq, city, at, kind, actor, report, refers ON shift_entry
BEGIN SELECT RAISE(ABORT, 'the shift log is append-only'); END;
CREATE TRIGGER shift_no_delete BEFORE DELETE ON shift_entry BEGIN SELECT RAISE(ABORT, 'the shift log is append-only'); END;
CREATE VIRTUAL TABLE shift_text USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');

-- Up to where the event log and the roster were read for it.
CREATE TABLE shift_watch (id INTEGER PRIMARY KEY CHECK (id = 1), event_seq INTEGER NOT NULL, duty_until INTEGER NOT NULL) STRICT;
INSERT INTO shift_watch SELECT 1, coalesce(max(seq), 0), CAST(unixepoch('subsec') * 1000 AS INTEGER) FROM report_event;
