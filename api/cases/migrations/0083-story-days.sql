-- What the figures need of the stories, packed by the day of their coming (UTC+7) as columns of numbers, see api/cases/story-columns.ts. Null: something
-- of that day changed and it has to be packed again; whoever reads it before reads its stories. A year of a million reports is then some hundred
-- blocks instead of a million rows. Triggers mark the days, whoever writes.
CREATE TABLE story_day (
  city TEXT NOT NULL,
  day INTEGER NOT NULL,
  columns BLOB,
  PRIMARY KEY (city, day)
) STRICT;
CREATE INDEX story_day_stale ON story_day (city, day) WHERE columns IS NULL;
INSERT INTO story_day SELECT DISTINCT city, (received + 25200000) / 86400000, NULL FROM report_story;
CREATE TRIGGER story_day_insert AFTER INSERT ON report_story BEGIN
  INSERT INTO story_day VALUES (new.city, (new.received + 25200000) / 86400000, NULL)
    ON CONFLICT DO UPDATE SET columns = NULL WHERE columns IS NOT NULL;
END;
CREATE TRIGGER story_day_update AFTER UPDATE ON report_story BEGIN
  INSERT INTO story_day VALUES (new.city, (new.received + 25200000) / 86400000, NULL), (old.city, (old.received + 25200000) / 86400000, NULL)
    ON CONFLICT DO UPDATE SET columns = NULL WHERE columns IS NOT NULL;
END;
CREATE TRIGGER story_day_delete AFTER DELETE ON report_story BEGIN
  INSERT INTO story_day VALUES (old.city, (old.received + 25200000) / 86400000, NULL)
    ON CONFLICT DO UPDATE SET columns = NULL WHERE columns IS NOT NULL;
END;
-- What was split is counted by its parts, and is left out of its day from then on.
CREATE TRIGGER story_day_split AFTER INSERT ON report_case WHEN new.parent IS NOT NULL BEGIN
  UPDATE story_day SET columns = NULL WHERE city = new.city
    AND day = (SELECT (received + 25200000) / 86400000 FROM report_story WHERE city = new.city AND report = new.parent);
END;
CREATE TRIGGER story_day_other_parent AFTER UPDATE OF parent ON report_case WHEN old.parent IS NOT new.parent BEGIN
  UPDATE story_day SET columns = NULL WHERE city = new.city
    AND day IN (SELECT (received + 25200000) / 86400000 FROM report_story WHERE city = new.city AND report IN (old.parent, new.parent));
END;
CREATE TRIGGER story_day_joined AFTER DELETE ON report_case WHEN old.parent IS NOT NULL BEGIN
  UPDATE story_day SET columns = NULL WHERE city = old.city
    AND day = (SELECT (received + 25200000) / 86400000 FROM report_story WHERE city = old.city AND report = old.parent);
END;
