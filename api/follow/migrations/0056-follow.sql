-- Who is told of reports. Instants are milliseconds since 1970. Addresses are personal data: they stand here and in the outbox only.
CREATE TABLE follower (
  id TEXT PRIMARY KEY,
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'push')),
  -- An e-mail address, or a browser's push subscription as JSON.
  address TEXT NOT NULL,
  -- SHA-256 over channel, address and account: one follower each.
  key TEXT NOT NULL UNIQUE,
  -- Whose account it belongs to; null: known by a link only.
  user TEXT REFERENCES user (id) ON DELETE CASCADE,
  -- Whether the address was confirmed once, so that its account or link adds more without asking again.
  confirmed INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX follower_user ON follower (user) WHERE user IS NOT NULL;

CREATE TABLE subscription (
  id TEXT PRIMARY KEY,
  follower TEXT NOT NULL REFERENCES follower (id) ON DELETE CASCADE,
  city TEXT NOT NULL REFERENCES city (id),
  kind TEXT NOT NULL CHECK (kind IN ('report', 'point', 'area', 'city')),
  -- What is followed, as a text: one subscription a follower.
  target TEXT NOT NULL,
  report TEXT,
  area TEXT,
  lng REAL,
  lat REAL,
  -- Metres.
  radius INTEGER,
  -- Ids as a JSON array; empty: all.
  categories TEXT NOT NULL DEFAULT '[]',
  pace TEXT NOT NULL CHECK (pace IN ('now', 'daily')),
  paused INTEGER NOT NULL DEFAULT 0,
  -- The follower sent the report: told of it even while the public does not see it.
  own INTEGER NOT NULL DEFAULT 0,
  lang TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  -- Null: the link in the confirmation mail was not used yet.
  confirmed_at INTEGER,
  -- The event log's end when it was confirmed: what was before is not told.
  since INTEGER NOT NULL DEFAULT 0,
  UNIQUE (follower, city, target)
) STRICT;
CREATE INDEX subscription_report ON subscription (city, report) WHERE report IS NOT NULL;
CREATE INDEX subscription_alert ON subscription (city, kind) WHERE kind <> 'report';

-- Events that a subscription is to be told of; gathered until the first is due.
CREATE TABLE follow_notice (
  seq INTEGER PRIMARY KEY,
  subscription TEXT NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
  report TEXT NOT NULL,
  -- Whether the follower had sent this very report.
  own INTEGER NOT NULL DEFAULT 0,
  event INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  UNIQUE (subscription, event)
) STRICT;
CREATE INDEX notice_due ON follow_notice (due_at);

-- Up to where the event log was read for followers; one row.
CREATE TABLE follow_position (seq INTEGER NOT NULL) STRICT;
INSERT INTO follow_position SELECT coalesce(max(seq), 0) FROM report_event;

-- Whoever's contact is removed is not written to as the reporter any more either.
CREATE TRIGGER follow_contact_delete AFTER DELETE ON report_contact WHEN old.email IS NOT NULL BEGIN
  DELETE FROM subscription WHERE own = 1 AND (city, report) = (SELECT city, id FROM report_case WHERE report = old.report)
    AND follower IN (SELECT id FROM follower WHERE channel = 'mail' AND lower(address) = lower(old.email));
END;
CREATE TRIGGER follow_contact_update AFTER UPDATE OF email ON report_contact WHEN old.email IS NOT NULL AND new.email IS NULL BEGIN
  DELETE FROM subscription WHERE own = 1 AND (city, report) = (SELECT city, id FROM report_case WHERE report = old.report)
    AND follower IN (SELECT id FROM follower WHERE channel = 'mail' AND lower(address) = lower(old.email));
END;
