-- What rests on a source, by relation id; alone when no other source supports it.
SELECT r.n, r.id, w.alone
FROM (SELECT e.relation, NOT EXISTS (SELECT 1 FROM evidence o WHERE o.relation = e.relation AND o.source <> @n AND COALESCE(o.stance, 'supports') = 'supports') AS alone
      FROM evidence e WHERE e.source = @n GROUP BY e.relation) w
JOIN relation r ON r.n = w.relation
WHERE r.id > @after
  AND w.alone  --? alone
ORDER BY r.id
LIMIT @limit;
