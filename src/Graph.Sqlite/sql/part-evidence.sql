-- The evidence of some relations (@relations, a JSON array of their numbers), in the order it was given.
SELECT e.relation, e.locator, e.summary, e.quote, e.stance, e.confidence, s.n, s.id, s.title, s.publisher, s.published, s.url
FROM json_each(@relations) w
CROSS JOIN evidence e ON e.relation = w.value
JOIN source s ON s.n = e.source
ORDER BY e.relation, e.seq;
