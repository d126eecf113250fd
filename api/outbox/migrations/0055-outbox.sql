-- What leaves by mail or push, written in the transaction that it tells of and sent afterwards. Instants are milliseconds since 1970.
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Random; a mail's Message-ID is made of it, the same at every attempt.
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'push')),
  -- What it is for and which row it is about: no personal data, so that both may stand in logs.
  kind TEXT NOT NULL,
  ref TEXT,
  -- Recipient and words as JSON; emptied as soon as it was sent or given up.
  content TEXT,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'given-up')),
  attempts INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  -- Until when a process has taken it to send it; 0: nobody has.
  leased_until INTEGER NOT NULL DEFAULT 0,
  -- Why the last attempt failed, as a code.
  fault TEXT,
  ended_at INTEGER
) STRICT;
CREATE INDEX outbox_due ON outbox (channel, due_at, seq) WHERE state = 'waiting';
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE state <> 'waiting';
