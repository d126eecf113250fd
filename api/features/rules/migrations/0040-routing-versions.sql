-- Every change of a city's routing rules is a version; old ones stay. In force on a day is, of those that have begun, the one that began last
-- (valid_from; NULL: always), and of these the newest. A coming one may be withdrawn before it begins.
CREATE TABLE routing_version (
  city TEXT NOT NULL REFERENCES city (id),
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  -- A day in the city, YYYY-MM-DD.
  valid_from TEXT,
  -- User id; null: the city's pack.
  edited_by TEXT,
  at TEXT NOT NULL,
  -- Of which version it is a copy.
  restored INTEGER,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (city, version)
) STRICT;
INSERT INTO routing_version (city, version, content, at)
  SELECT city, version, content, coalesce(edited_at, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) FROM routing;
CREATE TRIGGER routing_version_no_update BEFORE UPDATE OF city, version, content, valid_from, edited_by, at, restored ON routing_version
BEGIN SELECT RAISE(ABORT, 'a version of the rules is never changed'); END;
CREATE TRIGGER routing_version_no_delete BEFORE DELETE ON routing_version
BEGIN SELECT RAISE(ABORT, 'a version of the rules is never deleted'); END;

ALTER TABLE routing DROP COLUMN content;
ALTER TABLE routing DROP COLUMN version;
-- What the pack last said, to see that it says something else; what it says now waits in `proposed` once staff edited the rules.
ALTER TABLE routing ADD COLUMN pack_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE routing ADD COLUMN proposed TEXT;
ALTER TABLE vocabulary ADD COLUMN proposed TEXT;
