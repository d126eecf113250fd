-- The day (UTC) on which a key last opened something; no more than a day, so that a key in use writes once a day.
ALTER TABLE open311_key ADD COLUMN used_on TEXT;
