-- Whose list of own reports it stands in, where the sender was signed in and wished so. Nobody else reads it.
ALTER TABLE report_contact ADD COLUMN user TEXT REFERENCES user (id) ON DELETE SET NULL;
CREATE INDEX contact_user ON report_contact (user, report) WHERE user IS NOT NULL;
