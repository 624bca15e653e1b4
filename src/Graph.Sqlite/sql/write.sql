-- Writing records as rows. A row that is there keeps its number, and a relation when it was first recorded.

-- name: source
INSERT INTO source (n, id, title, publisher, published, url, day, earliest, latest, body, version, entry, position)
VALUES (@n, @id, @title, @publisher, @published, @url, @day, @earliest, @latest, @body, @version, @entry, @position)
ON CONFLICT (n) DO UPDATE SET (title, publisher, published, url, day, earliest, latest, body, version, entry, position)
  = (excluded.title, excluded.publisher, excluded.published, excluded.url, excluded.day, excluded.earliest, excluded.latest, excluded.body, excluded.version, excluded.entry, excluded.position);

-- name: entity
INSERT INTO entity (n, id, type, name, aliases, description, kind, status, area, country, institution, within, date, day, earliest, latest, body, version, entry, position)
VALUES (@n, @id, @type, @name, @aliases, @description, @kind, @status, @area, @country, @institution, @within, @date, @day, @earliest, @latest, @body, @version, @entry, @position)
ON CONFLICT (n) DO UPDATE SET (type, name, aliases, description, kind, status, area, country, institution, within, date, day, earliest, latest, body, version, entry, position)
  = (excluded.type, excluded.name, excluded.aliases, excluded.description, excluded.kind, excluded.status, excluded.area, excluded.country, excluded.institution, excluded.within,
     excluded.date, excluded.day, excluded.earliest, excluded.latest, excluded.body, excluded.version, excluded.entry, excluded.position);

-- name: relation
INSERT INTO relation (n, id, type, a, b, date, role, mode, title, since, until, office, party, event, place, sure_from, sure_to, moment, day, earliest, latest, supported, body,
  version, entry, position, recorded, recorded_by)
VALUES (@n, @id, @type, @a, @b, @date, @role, @mode, @title, @since, @until, @office, @party, @event, @place, @sureFrom, @sureTo, @date, @day, @earliest, @latest, @supported, @body,
  @version, @entry, @position, @recorded, @recordedBy)
ON CONFLICT (n) DO UPDATE SET (type, a, b, date, role, mode, title, since, until, office, party, event, place, sure_from, sure_to, moment, day, earliest, latest, supported, body, version, entry, position)
  = (excluded.type, excluded.a, excluded.b, excluded.date, excluded.role, excluded.mode, excluded.title, excluded.since, excluded.until, excluded.office, excluded.party, excluded.event, excluded.place,
     excluded.sure_from, excluded.sure_to, excluded.moment, excluded.day, excluded.earliest, excluded.latest, excluded.supported, excluded.body, excluded.version, excluded.entry, excluded.position);

-- name: judgement
INSERT INTO judgement (n, id, one, other, verdict, version, entry, position) VALUES (@n, @id, @one, @other, @verdict, @version, @entry, @position)
ON CONFLICT (n) DO UPDATE SET (one, other, verdict, version, entry, position) = (excluded.one, excluded.other, excluded.verdict, excluded.version, excluded.entry, excluded.position);

-- name: evidence
INSERT INTO evidence (relation, seq, source, locator, summary, quote, stance, confidence) VALUES (@relation, @seq, @source, @locator, @summary, @quote, @stance, @confidence);

-- name: names
INSERT INTO name_index (rowid, keys) VALUES (@n, @keys);

-- name: words
INSERT INTO word_index (rowid, text) VALUES (@n, @text);

-- name: amount
INSERT INTO amount (commitment, currency, value) VALUES (@n, @currency, @value);

-- name: remove-source
DELETE FROM source WHERE n = @n;

-- name: remove-entity
DELETE FROM entity WHERE n = @n;

-- name: remove-relation
DELETE FROM relation WHERE n = @n;

-- name: remove-judgement
DELETE FROM judgement WHERE n = @n;

-- name: clear-evidence
DELETE FROM evidence WHERE relation = @n;

-- name: clear-names
DELETE FROM name_index WHERE rowid = @n;

-- name: clear-words
DELETE FROM word_index WHERE rowid = @n;

-- name: clear-amounts
DELETE FROM amount WHERE commitment = @n;

-- name: entry
INSERT INTO entry (number, at, by, action, reason) VALUES (@number, @at, @by, @action, @reason);

-- name: version
INSERT INTO version (kind, id, version, n, entry, position, merged_into, record) VALUES (@kind, @id, @version, @n, @entry, @position, @into, @record) RETURNING v;

-- name: about
INSERT OR IGNORE INTO version_about (entity, v) VALUES (@entity, @v);

-- name: remember
INSERT INTO answer (key, answer, at) VALUES (@key, @answer, @at) ON CONFLICT (key) DO UPDATE SET (answer, at) = (excluded.answer, excluded.at);

-- name: forget
DELETE FROM answer WHERE at < @since;

-- name: recall
SELECT answer FROM answer WHERE key = @key AND at >= @since;

-- name: source-number
SELECT n FROM source WHERE id = @id;

-- name: entity-number
SELECT n FROM entity WHERE id = @id;

-- name: last-numbers
SELECT MAX((SELECT COALESCE(MAX(n), 0) FROM source), (SELECT COALESCE(MAX(n), 0) FROM version WHERE kind = 0)), MAX((SELECT COALESCE(MAX(n), 0) FROM entity), (SELECT COALESCE(MAX(n), 0) FROM version WHERE kind = 1)),
  MAX((SELECT COALESCE(MAX(n), 0) FROM relation), (SELECT COALESCE(MAX(n), 0) FROM version WHERE kind = 2)), MAX((SELECT COALESCE(MAX(n), 0) FROM judgement), (SELECT COALESCE(MAX(n), 0) FROM version WHERE kind = 3)),
  (SELECT COALESCE(MAX(n), 0) FROM relation);

-- name: first-recorded
SELECT e.at, e.by FROM version v JOIN entry e ON e.number = v.entry WHERE v.kind = 2 AND v.id = @id ORDER BY v.version LIMIT 1;

-- name: forget-names
INSERT INTO name_index (name_index) VALUES ('delete-all');

-- name: named
-- entities as they were written
SELECT n, id, type, name, aliases, body FROM entity WHERE n > @after ORDER BY n LIMIT @limit;

-- name: names-at-once
-- many names are gathered before any is written
INSERT INTO name_index (name_index, rank) VALUES ('automerge', 0), ('hashsize', 33554432);

-- name: names-in-turn
INSERT INTO name_index (name_index, rank) VALUES ('automerge', 4), ('hashsize', 1048576);

-- name: names-together
-- one index instead of several that each have to be asked
INSERT INTO name_index (name_index) VALUES ('optimize');
