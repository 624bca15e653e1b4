-- Whom an entity met: the other parties of its meetings, most meetings first, then the latest, then by id.
-- Who stands for the entity is not another party, and the entity not one of whoever it stands for.

-- name: page
WITH pair AS (
  SELECT t.entity, t.via, t.seat, o.n, o.meeting, o.day, o.date, o.basis
  FROM standing s
  JOIN occasion o ON o.n = s.occasion
  JOIN standing t ON t.occasion = s.occasion AND t.entity <> @n
  WHERE s.entity = @n
    AND o.status = 'held'
    AND (@bases >> o.basis) & 1
    AND o.latest >= @since    --? since
    AND o.earliest <= @until  --? until
    AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.seat = t.seat AND x.entity = @n)
    AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.seat = s.seat AND x.entity = t.entity)
), party AS (
  SELECT p.entity, MIN(p.via) AS via, COUNT(DISTINCT p.meeting) AS meetings,
    MIN(CASE WHEN p.date IS NOT NULL THEN p.day || ' ' || p.date END) AS first,
    COALESCE(MAX(CASE WHEN p.date IS NOT NULL THEN p.day || ' ' || p.date END), '') AS last,
    GROUP_CONCAT(DISTINCT p.basis) AS bases,
    MAX(CASE WHEN p.day = '~' THEN '' ELSE p.day END || ' ' || p.meeting) AS last_meeting
  FROM pair p
  GROUP BY p.entity
  HAVING MIN(p.via) < 2
)
SELECT e.n, e.id, e.type, e.name, p.via, p.meetings, p.first, p.last, p.bases, p.last_meeting
FROM party p JOIN entity e ON e.n = p.entity
WHERE 1
  AND e.type IN (SELECT value FROM json_each(@types))  --? types
  AND (-p.meetings, @last, e.id) > (-@meetings, p.last, @after)  --? after
ORDER BY p.meetings DESC, p.last DESC, e.id
LIMIT @limit;

-- name: seats
-- the relations that put both at a meeting (@meetings: JSON objects of the party's number and the meeting)
SELECT DISTINCT w.value ->> 'entity', s.seat / 2
FROM json_each(@meetings) w
CROSS JOIN occasion o ON o.meeting = w.value ->> 'meeting'
JOIN standing s ON s.occasion = o.n AND s.entity IN (@n, w.value ->> 'entity')
WHERE (@bases >> o.basis) & 1
ORDER BY w.key, s.entity <> @n, s.seat;
