-- Files that staff keep with a case. Never public; the bytes lie in the media store below attachments/.
CREATE TABLE case_attachment (
  id TEXT PRIMARY KEY,
  city TEXT NOT NULL,
  report INTEGER NOT NULL REFERENCES report (seq) ON DELETE CASCADE,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  added_by TEXT,
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_report ON case_attachment (report, added_at);
CREATE INDEX attachment_city ON case_attachment (city);
