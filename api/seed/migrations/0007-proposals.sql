-- A pack's row that differs from a row staff edited in the portal waits here; the edited row stays as it is.
CREATE TABLE proposal (
  city TEXT NOT NULL REFERENCES city (id),
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  content TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  proposed_at TEXT NOT NULL,
  PRIMARY KEY (city, entity, id)
) STRICT;
