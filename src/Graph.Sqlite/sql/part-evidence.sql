-- The evidence of some relations (@relations, a JSON array of their numbers), each relation's in the order it was given.

-- name: evidence
SELECT e.relation, e.locator, e.summary, e.quote, e.stance, e.confidence, e.source
FROM json_each(@relations) w CROSS JOIN evidence e ON e.relation = w.value;

-- name: sources
SELECT s.n, s.id, s.title, s.publisher, s.published, s.url FROM json_each(@sources) w CROSS JOIN source s ON s.n = w.value;
