-- All that happened with an entity: what it did, what was done to it, and what it stands behind.
SELECT r.n, r.day, r.id, r.moment, MIN(w.via), e.status
FROM (SELECT n, 0 AS via FROM relation WHERE a = @n
      UNION ALL SELECT n, 0 FROM relation WHERE b = @n
      UNION ALL SELECT seat / 2, via FROM standing WHERE entity = @n) w
JOIN relation r ON r.n = w.n
LEFT JOIN entity e ON e.type = 'event' AND e.n = CASE WHEN r.type IN ('PARTICIPATED_IN', 'ANNOUNCED_AT') THEN r.b WHEN r.type IN ('HELD_AT', 'PART_OF') THEN r.a ELSE r.event END
WHERE r.type IN (SELECT value FROM json_each(@happenings))
  AND r.latest >= @since    --? since
  AND r.earliest <= @until  --? until
  AND (r.day, r.id) > (@day, @after)  --? after
GROUP BY r.day, r.id
ORDER BY r.day, r.id
LIMIT @limit;
