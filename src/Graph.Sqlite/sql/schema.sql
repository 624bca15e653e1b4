-- The tables of an embedded graph, version 1. A change to them is a new migration, never an edit here.
--
-- Days are ISO 8601 text. Of each date there are three: day, for the order ('~', which sorts last, when there is none), and
-- earliest and latest, the days it can mean, for filters (null when there is no date; an open end is 0001-01-01 or 9999-12-31).
-- body holds a record's own fields as written, so that a new field of the schema table needs no new column.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  n           INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  title       TEXT NOT NULL,
  publisher   TEXT,
  published   TEXT,
  url         TEXT,
  day         TEXT NOT NULL,
  earliest    TEXT,
  latest      TEXT,
  body        TEXT NOT NULL
) STRICT;

CREATE TABLE entity (
  n           INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  type        TEXT NOT NULL,
  name        TEXT NOT NULL,
  aliases     TEXT NOT NULL,
  description TEXT,
  kind        TEXT,
  status      TEXT,
  area        TEXT,
  country     INTEGER REFERENCES entity,
  institution INTEGER REFERENCES entity,
  within      INTEGER REFERENCES entity,
  date        TEXT,
  day         TEXT NOT NULL,
  earliest    TEXT,
  latest      TEXT,
  body        TEXT NOT NULL
) STRICT;
CREATE INDEX entity_type ON entity (type, id);
CREATE INDEX entity_kind ON entity (kind, id);
CREATE INDEX entity_country ON entity (country, id);
CREATE INDEX entity_day ON entity (type, day, id);

CREATE TABLE relation (
  n           INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  type        TEXT NOT NULL,
  a           INTEGER NOT NULL REFERENCES entity, -- from
  b           INTEGER NOT NULL REFERENCES entity, -- to
  date        TEXT,
  role        TEXT,
  mode        TEXT,
  title       TEXT,
  since       TEXT,
  until       TEXT,
  office      INTEGER REFERENCES entity,          -- as
  party       INTEGER REFERENCES entity,          -- for
  event       INTEGER REFERENCES entity,
  place       INTEGER REFERENCES entity,
  sure_from   TEXT,                               -- of since and until: the days on which it holds for certain
  sure_to     TEXT,
  moment      TEXT,                               -- when it happened: its date, or that of what it is about; filled by refresh.sql
  day         TEXT NOT NULL DEFAULT '~',
  earliest    TEXT,                               -- of an office: the days on which it can have been held
  latest      TEXT,
  supported   INTEGER NOT NULL,                   -- whether any evidence supports it; what is only disputed is shown, and counts for nothing
  body        TEXT NOT NULL,
  recorded    TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX relation_a ON relation (a, type, day, id);
CREATE INDEX relation_b ON relation (b, type, day, id);
CREATE INDEX relation_type ON relation (type, day, id);

CREATE TABLE evidence (
  relation    INTEGER NOT NULL REFERENCES relation,
  seq         INTEGER NOT NULL,
  source      INTEGER NOT NULL REFERENCES source,
  locator     TEXT,
  summary     TEXT NOT NULL,
  quote       TEXT,
  stance      TEXT,
  confidence  TEXT,
  PRIMARY KEY (relation, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_source ON evidence (source, relation);

-- the amounts of commitments, and the source's own conversions of them
CREATE TABLE amount (
  commitment  INTEGER NOT NULL REFERENCES entity,
  currency    TEXT NOT NULL,
  value       REAL NOT NULL
) STRICT;
CREATE INDEX amount_currency ON amount (currency, value, commitment);
CREATE INDEX amount_commitment ON amount (commitment);

CREATE VIRTUAL TABLE name_index USING fts5 (keys, content = '', contentless_delete = 1, detail = 'none', tokenize = "unicode61 remove_diacritics 0 tokenchars '_'");
CREATE VIRTUAL TABLE word_index USING fts5 (text, content = '', contentless_delete = 1, detail = 'none', tokenize = "unicode61 remove_diacritics 0");

-- What follows is made from the rows above by refresh.sql, in the transaction that changes them.

-- One occasion on which people meet: an event, or a MET_WITH. A MET_WITH during a meeting that both took part in is an occasion of that meeting.
CREATE TABLE occasion (
  n           INTEGER PRIMARY KEY,                -- of its event, or minus that of its MET_WITH
  meeting     TEXT NOT NULL,                      -- the id under which the meeting is shown
  event       INTEGER,                            -- the event that is shown, if it is one
  basis       INTEGER NOT NULL,                   -- 1 stated, 2 meeting, 3 attended
  lone        INTEGER NOT NULL,                   -- fewer than two took part, so nobody met anybody
  kind        TEXT NOT NULL,
  status      TEXT NOT NULL,
  date        TEXT,
  day         TEXT NOT NULL,
  earliest    TEXT,
  latest      TEXT
) STRICT;
CREATE INDEX occasion_day ON occasion (day, meeting);
CREATE INDEX occasion_meeting ON occasion (meeting);

CREATE TABLE occasion_place (
  place       INTEGER NOT NULL,
  occasion    INTEGER NOT NULL,
  PRIMARY KEY (place, occasion)
) STRICT, WITHOUT ROWID;

-- Who stands behind what was done. A seat is one end of a relation: twice its n, and one more for the to end of a MET_WITH.
CREATE TABLE standing (
  entity      INTEGER NOT NULL,
  occasion    INTEGER,
  seat        INTEGER NOT NULL,
  via         INTEGER NOT NULL,                   -- 0 itself, 1 as holder of the office, 2 as the office of the holder, 3 as whom they stood for
  PRIMARY KEY (seat, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_entity ON standing (entity, occasion, seat, via);
CREATE INDEX standing_occasion ON standing (occasion, entity, seat, via);
