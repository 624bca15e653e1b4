-- Whom an entity met: the other parties of its meetings, which are counted by the store (ContactTally), with part-standing.sql.

-- name: own
-- where the entity stood; the occasions of one event are one meeting
SELECT o.n, COALESCE(o.event, o.n), o.meeting, o.basis, o.day, o.date
FROM standing s
CROSS JOIN occasion o ON o.n = s.occasion
WHERE s.entity = @n
  AND o.status = 'held' AND NOT o.lone
  AND (@bases >> o.basis) & 1
  AND o.latest >= @since    --? since
  AND o.earliest <= @until  --? until
;

-- name: seats
-- the relations that put both at a meeting (@meetings: JSON objects of the party's number and the meeting), the entity's own first
SELECT w.value ->> 'entity', s.seat / 2
FROM json_each(@meetings) w
CROSS JOIN occasion o ON o.meeting = w.value ->> 'meeting'
JOIN standing s ON s.occasion = o.n AND s.entity IN (@n, w.value ->> 'entity')
WHERE o.status = 'held' AND NOT o.lone
  AND (@bases >> o.basis) & 1
GROUP BY w.key, s.seat / 2
ORDER BY w.key, MIN(s.entity <> @n), s.seat / 2;
