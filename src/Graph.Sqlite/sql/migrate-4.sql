-- Version 4: sources are listed by day, of many sources too.
CREATE INDEX source_day ON source (day, id);
