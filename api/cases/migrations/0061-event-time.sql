-- A day is read from the log by its time, and the cases that it touched by when they last changed.
CREATE INDEX event_time ON report_event (city, at);
CREATE INDEX case_updated ON report_case (city, updated_at, report);
