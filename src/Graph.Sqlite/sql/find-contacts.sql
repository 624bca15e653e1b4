-- Whom an entity met: the other parties of its meetings, most meetings first, then the latest, then by id.
-- Who stands for the entity is not another party, and the entity not one of whoever it stands for.

-- name: page
WITH pair AS (
  SELECT t.entity, t.via, t.seat, o.n, o.meeting, o.day, o.date, o.basis
  FROM standing s
  JOIN occasion o ON o.n = s.occasion
  JOIN standing t ON t.occasion = s.occasion AND t.entity <> @n
  WHERE s.entity = @n
    AND o.status = 'held' AND NOT o.lone
    AND (@bases >> o.basis) & 1
    AND o.latest >= @since    --? since
    AND o.earliest <= @until  --? until
    AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.seat = t.seat AND x.entity = @n)
    AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.seat = s.seat AND x.entity = t.entity)
), party AS (
  SELECT p.entity, MIN(p.via) AS via, COUNT(DISTINCT p.meeting) AS meetings,
    GROUP_CONCAT(DISTINCT p.basis) AS bases,
    MAX(CASE WHEN p.day = '~' THEN '' ELSE p.day END) AS last_day,
    MIN(CASE WHEN p.day <> '~' THEN p.day || ' ' || p.meeting || ' ' || p.date END) AS first,
    MAX(CASE WHEN p.day = '~' THEN '' ELSE p.day END || ' ' || p.meeting || ' ' || COALESCE(p.date, '')) AS last
  FROM pair p
  GROUP BY p.entity
  HAVING MIN(p.via) < 2
)
-- the first and the last meeting as the words day, id and date
SELECT e.n, e.id, e.type, e.name, p.via, p.meetings, p.bases, p.last_day, p.first, p.last
FROM party p JOIN entity e ON e.n = p.entity
WHERE 1
  AND e.type IN (SELECT value FROM json_each(@types))  --? types
  AND (-p.meetings, @last, e.id) > (-@meetings, p.last_day, @after)  --? after
ORDER BY p.meetings DESC, p.last_day DESC, e.id
LIMIT @limit;

-- name: seats
-- the relations that put both at a meeting (@meetings: JSON objects of the party's number and the meeting), the entity's own first
SELECT w.value ->> 'entity', s.seat / 2
FROM json_each(@meetings) w
CROSS JOIN occasion o ON o.meeting = w.value ->> 'meeting'
JOIN standing s ON s.occasion = o.n AND s.entity IN (@n, w.value ->> 'entity')
WHERE (@bases >> o.basis) & 1
GROUP BY w.key, s.seat / 2
ORDER BY w.key, MIN(s.entity <> @n), s.seat / 2;
