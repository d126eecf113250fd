-- Codes of second factors that were used, until they would not be valid any more (milliseconds since 1970): each opens once.
CREATE TABLE used_code (hash TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT;
