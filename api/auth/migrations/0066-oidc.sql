-- Sign-ins at another provider that are under way, each good for one return to the browser that began it. Times are milliseconds since 1970.
CREATE TABLE oidc_step (
  state_hash TEXT PRIMARY KEY,
  browser_hash TEXT NOT NULL,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,
  back TEXT NOT NULL,
  -- Who links their account; NULL: somebody signs in.
  user_id TEXT REFERENCES user (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX account_provider ON account (provider_id, account_id) WHERE provider_id <> 'credential';
-- The other provider that a session began at.
ALTER TABLE session ADD COLUMN provider TEXT;
