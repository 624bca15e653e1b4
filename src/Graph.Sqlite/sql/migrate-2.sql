-- Version 2: every write is an entry. A record says by which entry it is as it is (version, entry, position); what it was before, and that
-- it went, is kept in version. What a graph of version 1 holds is its first entry.

CREATE TABLE entry (
  number      INTEGER PRIMARY KEY,
  at          TEXT NOT NULL,
  by          TEXT NOT NULL,
  action      TEXT NOT NULL,
  reason      TEXT
) STRICT;

INSERT INTO entry (number, at, by, action)
SELECT 1, COALESCE(MIN(recorded), strftime('%Y-%m-%dT%H:%M:%SZ')), COALESCE(MIN(recorded_by), 'shipped data'), 'import' FROM relation
HAVING EXISTS (SELECT 1 FROM source) OR EXISTS (SELECT 1 FROM entity);

ALTER TABLE source ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE source ADD COLUMN entry INTEGER NOT NULL DEFAULT 1;
ALTER TABLE source ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE source SET position = n - 1;
CREATE UNIQUE INDEX source_entry ON source (entry, position);

ALTER TABLE entity ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE entity ADD COLUMN entry INTEGER NOT NULL DEFAULT 1;
ALTER TABLE entity ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE entity SET position = (SELECT COUNT(*) FROM source) + n - 1;
CREATE UNIQUE INDEX entity_entry ON entity (entry, position);
CREATE INDEX entity_institution ON entity (institution) WHERE institution IS NOT NULL;
CREATE INDEX entity_within ON entity (within) WHERE within IS NOT NULL;

ALTER TABLE relation ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE relation ADD COLUMN entry INTEGER NOT NULL DEFAULT 1;
ALTER TABLE relation ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE relation SET position = (SELECT COUNT(*) FROM source) + (SELECT COUNT(*) FROM entity) + n - 1;
CREATE UNIQUE INDEX relation_entry ON relation (entry, position);
CREATE INDEX relation_office ON relation (office) WHERE office IS NOT NULL;
CREATE INDEX relation_party ON relation (party) WHERE party IS NOT NULL;
CREATE INDEX relation_event ON relation (event) WHERE event IS NOT NULL;
CREATE INDEX relation_place ON relation (place) WHERE place IS NOT NULL;

-- whether two entities are the same, as somebody judged
CREATE TABLE judgement (
  n           INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  one         TEXT NOT NULL,
  other       TEXT NOT NULL,
  verdict     TEXT NOT NULL,
  version     INTEGER NOT NULL,
  entry       INTEGER NOT NULL,
  position    INTEGER NOT NULL
) STRICT;
CREATE INDEX judgement_one ON judgement (one);
CREATE INDEX judgement_other ON judgement (other);
CREATE UNIQUE INDEX judgement_entry ON judgement (entry, position);

-- The states of records that are no longer theirs. One that is gone has its last state and its removal here, and its number (n) for when it is made again.
CREATE TABLE version (
  v           INTEGER PRIMARY KEY,
  kind        INTEGER NOT NULL,                   -- 0 source, 1 entity, 2 relation, 3 judgement
  id          TEXT NOT NULL,
  version     INTEGER NOT NULL,
  n           INTEGER NOT NULL,
  entry       INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  merged_into TEXT,
  record      TEXT,                               -- JSON; null for a removal
  UNIQUE (kind, id, version)
) STRICT;
CREATE UNIQUE INDEX version_entry ON version (entry, position);
CREATE INDEX version_number ON version (kind, n);

-- whom such a state concerns: the entity itself, or the ends and fields of a relation or judgement
CREATE TABLE version_about (
  entity      TEXT NOT NULL,
  v           INTEGER NOT NULL REFERENCES version,
  PRIMARY KEY (entity, v)
) STRICT, WITHOUT ROWID;

-- answers given under an idempotency key
CREATE TABLE answer (
  key         TEXT PRIMARY KEY,
  answer      TEXT NOT NULL,
  at          TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_at ON answer (at);

CREATE TABLE api_key (
  name        TEXT PRIMARY KEY,
  role        TEXT NOT NULL,
  hash        TEXT NOT NULL,
  created     TEXT NOT NULL,
  last_used   TEXT,
  revoked     TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX occasion_place_occasion ON occasion_place (occasion);
