-- Links that confirm an address, each good once: for an account that is to be made (`name`), or for one that moves to the address (`user_id`).
CREATE TABLE address_claim (
  token_hash TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  name TEXT,
  user_id TEXT REFERENCES user (id) ON DELETE CASCADE,
  expires_at TEXT NOT NULL,
  CHECK ((name IS NULL) <> (user_id IS NULL))
) STRICT;
CREATE INDEX address_claim_email ON address_claim (email);
-- From here on nobody signs in at an address that was not confirmed. Who holds a role was named by an administrator; residents who never confirmed
-- theirs do so by the letter of a forgotten password.
UPDATE user SET email_verified = 1 WHERE demo = 1 OR EXISTS (SELECT 1 FROM role_grant g WHERE g.user_id = user.id);
