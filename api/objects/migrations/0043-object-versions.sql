-- Two editors of one place or camera: the second one's change was made on an older version and is told so.
ALTER TABLE place ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE camera ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE TRIGGER place_version AFTER UPDATE OF content ON place WHEN new.content <> old.content BEGIN
  UPDATE place SET version = old.version + 1 WHERE seq = new.seq;
END;
CREATE TRIGGER camera_version AFTER UPDATE OF content ON camera WHEN new.content <> old.content BEGIN
  UPDATE camera SET version = old.version + 1 WHERE seq = new.seq;
END;
