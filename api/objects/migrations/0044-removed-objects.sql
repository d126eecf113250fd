-- What staff removed stays removed when its pack is loaded again.
CREATE TABLE removed_object (
  city TEXT NOT NULL REFERENCES city (id),
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Of the pack's row it came from.
  content_hash TEXT NOT NULL,
  removed_at TEXT NOT NULL,
  PRIMARY KEY (city, entity, id)
) STRICT;
