-- What entities have to do with commitments; their meetings are in part-standing.sql.

-- name: roles
SELECT r.b, s.entity, s.seat, r.type, s.via
FROM json_each(@entities) w
CROSS JOIN standing s ON s.entity = w.value AND s.occasion IS NULL
CROSS JOIN relation r ON r.n = s.seat / 2
WHERE r.type IN (SELECT value FROM json_each(@acts))
  AND r.latest >= @since    --? since
  AND r.earliest <= @until  --? until
UNION ALL
SELECT r.a, w.value, 2 * r.n, r.type, 0
FROM json_each(@entities) w
CROSS JOIN relation r ON r.b = w.value AND r.type IN ('FOR', 'ADDRESSED_TO')
CROSS JOIN entity c ON c.n = r.a AND c.type = 'commitment'
WHERE r.supported
  AND r.latest >= @since    --? since
  AND r.earliest <= @until  --? until
;

-- name: commitments
SELECT c.n, c.id, c.name, c.day, c.date FROM json_each(@commitments) w CROSS JOIN entity c ON c.n = w.value;
