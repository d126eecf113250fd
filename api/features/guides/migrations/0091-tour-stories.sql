-- Stops of a tour with words of their own are recorded and counted as the stops of guides are: `kind` says whose stop it is, `parent` is that guide or tour.
CREATE TABLE recording_next (
  city TEXT NOT NULL REFERENCES city (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('guide', 'tour')),
  parent TEXT NOT NULL,
  stop TEXT NOT NULL,
  lang TEXT NOT NULL,
  -- The sentences that it was recorded for. A tour's draft and its published version may have different words, and a recording each.
  words TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  -- Seconds.
  duration REAL NOT NULL,
  -- WebVTT, a cue for each sentence; 0: its times are our estimate.
  vtt TEXT NOT NULL,
  timed INTEGER NOT NULL CHECK (timed IN (0, 1)),
  added_by TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (city, kind, parent, stop, lang, words)
) STRICT;
INSERT INTO recording_next (city, kind, parent, stop, lang, words, id, type, bytes, sha256, duration, vtt, timed, added_by, added_at)
  SELECT city, 'guide', guide, stop, lang, words, id, type, bytes, sha256, duration, vtt, timed, added_by, added_at FROM recording;
DROP TABLE recording;
ALTER TABLE recording_next RENAME TO recording;

CREATE TABLE story_tally (
  city TEXT NOT NULL REFERENCES city (id) ON DELETE CASCADE,
  -- By the city's own clock.
  day TEXT NOT NULL,
  hour INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('guide', 'tour')),
  parent TEXT NOT NULL,
  -- Empty: the whole guide, which a sign at the entrance names.
  stop TEXT NOT NULL,
  -- Empty where it is not known: a scan comes before any language.
  lang TEXT NOT NULL,
  event TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (city, day, hour, kind, parent, stop, lang, event)
) STRICT, WITHOUT ROWID;
INSERT INTO story_tally SELECT city, day, hour, 'guide', guide, stop, lang, event, n FROM guide_tally;
DROP TABLE guide_tally;
