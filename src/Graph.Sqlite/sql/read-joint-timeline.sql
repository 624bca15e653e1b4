-- All that happened with any of several entities (@of, a JSON array of their numbers).

-- name: page
SELECT r.n, r.day, r.id, r.moment, e.status
FROM (SELECT r.n FROM json_each(@of) w CROSS JOIN relation r ON r.a = w.value
      UNION SELECT r.n FROM json_each(@of) w CROSS JOIN relation r ON r.b = w.value
      UNION SELECT s.seat / 2 FROM json_each(@of) w CROSS JOIN standing s ON s.entity = w.value) x
JOIN relation r ON r.n = x.n
LEFT JOIN entity e ON e.type = 'event' AND e.n = CASE WHEN r.type IN ('PARTICIPATED_IN', 'ANNOUNCED_AT') THEN r.b WHEN r.type IN ('HELD_AT', 'PART_OF') THEN r.a ELSE r.event END
WHERE r.type IN (SELECT value FROM json_each(@happenings))
  AND r.latest >= @since    --? since
  AND r.earliest <= @until  --? until
  AND (r.day, r.id) > (@day, @after)  --? after
ORDER BY r.day, r.id
LIMIT @limit;

-- name: involved
-- which of them each relation (@relations) is about, and how they come in
SELECT r.n, e.id, e.type, e.name, MIN(x.via)
FROM json_each(@relations) w
CROSS JOIN relation r ON r.n = w.value
CROSS JOIN (SELECT 0 AS via UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) x
CROSS JOIN json_each(@of) o
JOIN entity e ON e.n = o.value
WHERE (x.via = 0 AND o.value IN (r.a, r.b))
  OR EXISTS (SELECT 1 FROM standing s WHERE s.seat IN (2 * r.n, 2 * r.n + 1) AND s.entity = o.value AND s.via = x.via)
GROUP BY w.key, o.key
ORDER BY w.key, o.key;
