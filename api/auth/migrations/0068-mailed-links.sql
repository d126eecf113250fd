-- A link that was sent to the account's own address: whoever opens it has shown that the address is theirs.
ALTER TABLE invitation ADD COLUMN mailed INTEGER NOT NULL DEFAULT 0;
