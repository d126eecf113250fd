-- The queue without a state, in its orders: read in place of sorting every case of the city.
CREATE INDEX case_all_due ON report_case (city, due_at, report);
CREATE INDEX case_all_priority ON report_case (city, priority, due_at, report);
