-- Tours of the studio. A draft is one row; `revision` counts its changes, so that two editors do not overwrite each other.
CREATE TABLE tour (
  city TEXT NOT NULL REFERENCES city (id),
  id TEXT NOT NULL,
  -- The draft: a tour of scenes/tour-contract.ts that may lack stops.
  content TEXT NOT NULL,
  revision INTEGER NOT NULL,
  -- The version that visitors see; null: none of the studio's.
  published INTEGER,
  edited_by TEXT NOT NULL,
  edited_at TEXT NOT NULL,
  PRIMARY KEY (city, id)
) STRICT;
-- What was published, for ever.
CREATE TABLE tour_version (
  city TEXT NOT NULL,
  tour TEXT NOT NULL,
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  note TEXT NOT NULL,
  published_by TEXT NOT NULL,
  published_at TEXT NOT NULL,
  PRIMARY KEY (city, tour, version),
  FOREIGN KEY (city, tour) REFERENCES tour (city, id)
) STRICT;
CREATE TRIGGER tour_version_no_update BEFORE UPDATE ON tour_version BEGIN SELECT RAISE(ABORT, 'a published version is never changed'); END;
CREATE TRIGGER tour_version_no_delete BEFORE DELETE ON tour_version BEGIN SELECT RAISE(ABORT, 'a published version is never deleted'); END;
