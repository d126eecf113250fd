-- 0: what was sent is gone; in its place lies the drawn picture, boxes burnt in, without metadata.
ALTER TABLE report_photo ADD COLUMN original INTEGER NOT NULL DEFAULT 1;
CREATE INDEX photo_original ON report_photo (report) WHERE original = 1;
CREATE INDEX case_unforgotten ON report_case (city, state, paused_at) WHERE closed = 1 AND forgotten_at IS NULL;
