-- Texts that staff begin an answer with. A removed one keeps its row, so that the seed does not bring it back.
CREATE TABLE text_template (
  city TEXT NOT NULL REFERENCES city (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  -- Null: for every agency, for every category.
  agency TEXT,
  category TEXT,
  -- JSON array of what it is for; empty: anything.
  uses TEXT NOT NULL DEFAULT '[]',
  removed INTEGER NOT NULL DEFAULT 0,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (city, id)
) STRICT;
