-- All that happened with an entity: what it did, what was done to it, and what it stands behind.
SELECT r.n, r.day, r.id, r.moment, MIN(w.via)
FROM (SELECT n, 0 AS via FROM relation WHERE a = @n
      UNION ALL SELECT n, 0 FROM relation WHERE b = @n
      UNION ALL SELECT seat / 2, via FROM standing WHERE entity = @n) w
JOIN relation r ON r.n = w.n
WHERE r.type IN (SELECT value FROM json_each(@happenings))
  AND r.latest >= @since    --? since
  AND r.earliest <= @until  --? until
  AND (r.day, r.id) > (@day, @after)  --? after
GROUP BY r.day, r.id
ORDER BY r.day, r.id
LIMIT @limit;
