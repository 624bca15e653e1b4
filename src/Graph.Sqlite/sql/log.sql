-- The log: where the changes are (kind 4 is an older state), then the records as they are, by number (@n, a JSON array) and in the order of the numbers.

-- name: last
SELECT COALESCE(MAX(number), 0) FROM entry;

-- name: entries
SELECT number, at, by, action, reason FROM entry WHERE number > @after ORDER BY number LIMIT @limit;

-- name: changes
SELECT 0, n, position FROM source WHERE entry = @entry AND position > @after
UNION ALL SELECT 1, n, position FROM entity WHERE entry = @entry AND position > @after
UNION ALL SELECT 2, n, position FROM relation WHERE entry = @entry AND position > @after
UNION ALL SELECT 3, n, position FROM judgement WHERE entry = @entry AND position > @after
UNION ALL SELECT 4, v, position FROM version WHERE entry = @entry AND position > @after
ORDER BY 3 LIMIT @limit;

-- name: latest
SELECT 0, n, entry, position FROM source WHERE entry < @before
UNION ALL SELECT 1, n, entry, position FROM entity WHERE entry < @before
UNION ALL SELECT 2, n, entry, position FROM relation WHERE entry < @before
UNION ALL SELECT 3, n, entry, position FROM judgement WHERE entry < @before
UNION ALL SELECT 4, v, entry, position FROM version WHERE entry < @before
ORDER BY 3 DESC, 4 DESC LIMIT @limit;

-- name: about
-- what concerns all of these entities (@entities, ids; @count of them): themselves, relations that have them as an end or a field, judgements, and older states of such
WITH whom (id, n) AS (SELECT w.value, e.n FROM json_each(@entities) w LEFT JOIN entity e ON e.id = w.value),
found (id, kind, ref) AS (
  SELECT id, 1, n FROM whom WHERE n IS NOT NULL
  UNION ALL SELECT w.id, 2, r.n FROM whom w CROSS JOIN relation r ON r.a = w.n
  UNION ALL SELECT w.id, 2, r.n FROM whom w CROSS JOIN relation r ON r.b = w.n
  UNION ALL SELECT w.id, 2, r.n FROM whom w CROSS JOIN relation r ON r.office = w.n
  UNION ALL SELECT w.id, 2, r.n FROM whom w CROSS JOIN relation r ON r.party = w.n
  UNION ALL SELECT w.id, 2, r.n FROM whom w CROSS JOIN relation r ON r.event = w.n
  UNION ALL SELECT w.id, 2, r.n FROM whom w CROSS JOIN relation r ON r.place = w.n
  UNION ALL SELECT w.id, 3, j.n FROM whom w CROSS JOIN judgement j ON j.one = w.id
  UNION ALL SELECT w.id, 3, j.n FROM whom w CROSS JOIN judgement j ON j.other = w.id
  UNION ALL SELECT w.id, 4, x.v FROM whom w CROSS JOIN version_about x ON x.entity = w.id
),
all_of (kind, ref) AS (SELECT kind, ref FROM found GROUP BY kind, ref HAVING COUNT(DISTINCT id) = @count)
SELECT f.kind, f.ref, x.entry, x.position FROM all_of f CROSS JOIN entity x ON x.n = f.ref WHERE f.kind = 1 AND x.entry < @before
UNION ALL SELECT f.kind, f.ref, x.entry, x.position FROM all_of f CROSS JOIN relation x ON x.n = f.ref WHERE f.kind = 2 AND x.entry < @before
UNION ALL SELECT f.kind, f.ref, x.entry, x.position FROM all_of f CROSS JOIN judgement x ON x.n = f.ref WHERE f.kind = 3 AND x.entry < @before
UNION ALL SELECT f.kind, f.ref, x.entry, x.position FROM all_of f CROSS JOIN version x ON x.v = f.ref WHERE f.kind = 4 AND x.entry < @before
ORDER BY 3 DESC, 4 DESC LIMIT @limit;

-- name: source-list
SELECT 0, n FROM source WHERE id > @after ORDER BY id LIMIT @limit;

-- name: entity-list
SELECT 1, n FROM entity WHERE id > @after ORDER BY id LIMIT @limit;

-- name: relation-list
SELECT 2, n FROM relation WHERE id > @after ORDER BY id LIMIT @limit;

-- name: judgement-list
SELECT 3, n FROM judgement WHERE id > @after ORDER BY id LIMIT @limit;

-- name: source-by-id
SELECT 0, n FROM source WHERE id = @id;

-- name: entity-by-id
SELECT 1, n FROM entity WHERE id = @id;

-- name: relation-by-id
SELECT 2, n FROM relation WHERE id = @id;

-- name: judgement-by-id
SELECT 3, n FROM judgement WHERE id = @id;

-- name: gone
SELECT 4, v, n FROM version WHERE kind = @kind AND id = @id ORDER BY version DESC LIMIT 1;

-- name: older
-- whether there are older states at all
SELECT EXISTS (SELECT 1 FROM version);

-- name: versions
SELECT 4, v FROM version WHERE kind = @kind AND id = @id ORDER BY version;

-- name: naming-entity
SELECT 1, id FROM entity WHERE country = @n
UNION SELECT 1, id FROM entity WHERE institution = @n
UNION SELECT 1, id FROM entity WHERE within = @n
UNION SELECT 2, id FROM relation WHERE a = @n
UNION SELECT 2, id FROM relation WHERE b = @n
UNION SELECT 2, id FROM relation WHERE office = @n
UNION SELECT 2, id FROM relation WHERE party = @n
UNION SELECT 2, id FROM relation WHERE event = @n
UNION SELECT 2, id FROM relation WHERE place = @n
UNION SELECT 3, id FROM judgement WHERE one = @id
UNION SELECT 3, id FROM judgement WHERE other = @id;

-- name: naming-source
SELECT DISTINCT 2, r.id FROM evidence e CROSS JOIN relation r ON r.n = e.relation WHERE e.source = @n;

-- name: entry
SELECT number, at, by, action, reason FROM entry WHERE number = @number;

-- name: sources
SELECT s.n, s.version, s.position, s.entry, s.id, s.title, s.publisher, s.published, s.url, s.body
FROM json_each(@n) w CROSS JOIN source s ON s.n = w.value;

-- name: entities
SELECT x.n, x.version, x.position, x.entry, x.id, x.type, x.name, x.aliases, x.description, x.body
FROM json_each(@n) w CROSS JOIN entity x ON x.n = w.value;

-- name: relations
SELECT r.n, r.version, r.position, r.entry, r.id, r.type, r.a, r.b, r.body
FROM json_each(@n) w CROSS JOIN relation r ON r.n = w.value;

-- name: evidence
SELECT x.relation, x.source, x.locator, x.summary, x.quote, x.stance, x.confidence
FROM json_each(@n) w CROSS JOIN evidence x ON x.relation = w.value;

-- name: entity-ids
-- within a write, an end can be gone before its relation
SELECT w.value, COALESCE((SELECT id FROM entity WHERE n = w.value), (SELECT id FROM version WHERE kind = 1 AND n = w.value LIMIT 1)) FROM json_each(@n) w;

-- name: source-ids
SELECT w.value, COALESCE((SELECT id FROM source WHERE n = w.value), (SELECT id FROM version WHERE kind = 0 AND n = w.value LIMIT 1)) FROM json_each(@n) w;

-- name: judgements
SELECT j.n, j.version, j.position, j.entry, j.id, j.one, j.other, j.verdict
FROM json_each(@n) w CROSS JOIN judgement j ON j.n = w.value;

-- name: states
SELECT x.v, x.version, x.position, x.entry, x.kind, x.id, x.record, x.merged_into
FROM json_each(@n) w CROSS JOIN version x ON x.v = w.value;
