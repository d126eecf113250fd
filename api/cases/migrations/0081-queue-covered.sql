-- Late is asked as `due_at < coalesce(paused_at, now)`: with `paused_at` in the index a queue of late ones is counted without a look at its rows.
DROP INDEX case_due;
DROP INDEX case_priority;
DROP INDEX case_agency;
DROP INDEX case_category;
CREATE INDEX case_due ON report_case (city, closed, due_at, report, paused_at);
CREATE INDEX case_priority ON report_case (city, closed, priority, due_at, report, paused_at);
CREATE INDEX case_agency ON report_case (city, agency, closed, due_at, report, paused_at);
CREATE INDEX case_category ON report_case (city, category, closed, due_at, report, paused_at);
