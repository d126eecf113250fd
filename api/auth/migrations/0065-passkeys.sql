-- Passkeys, as better-auth keeps them; the public half only.
CREATE TABLE passkey (
  id TEXT PRIMARY KEY,
  name TEXT,
  public_key TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  credential_id TEXT NOT NULL UNIQUE,
  counter INTEGER NOT NULL,
  device_type TEXT NOT NULL,
  backed_up INTEGER NOT NULL DEFAULT 0,
  transports TEXT,
  aaguid TEXT,
  created_at INTEGER
) STRICT;
CREATE INDEX passkey_user ON passkey (user_id);
-- The credential that a session began with: it ends with the passkey.
ALTER TABLE session ADD COLUMN passkey TEXT;
