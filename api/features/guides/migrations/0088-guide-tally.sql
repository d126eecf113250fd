-- How often stories were scanned, begun and heard to the end: counts by the hour of the city's own clock, and nothing about who.
CREATE TABLE guide_tally (
  city TEXT NOT NULL REFERENCES city (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  hour INTEGER NOT NULL,
  guide TEXT NOT NULL,
  -- Empty: the whole guide, which a sign at the entrance names.
  stop TEXT NOT NULL,
  -- Empty where it is not known: a scan comes before any language.
  lang TEXT NOT NULL,
  event TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (city, day, hour, guide, stop, lang, event)
) STRICT, WITHOUT ROWID;
