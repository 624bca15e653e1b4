-- What is summed up of commitments (@commitments, a JSON array of the numbers that find-commitments.sql found).

-- name: commitments
SELECT c.n, c.id, c.type, c.name, c.area, c.day, c.body ->> 'amounts'
FROM json_each(@commitments) w CROSS JOIN entity c ON c.n = w.value
ORDER BY w.key;

-- name: acts
-- those acts that fit the question; the giver is whom the actor stood for, and else the actor
SELECT r.b, s.seat, r.type, r.earliest, r.latest, g.id, g.type, g.name
FROM json_each(@commitments) w
CROSS JOIN relation r ON r.b = w.value AND r.type IN (SELECT value FROM json_each(@acts)) AND r.supported
CROSS JOIN standing s ON s.seat = 2 * r.n AND s.via IN (0, 3)
JOIN entity g ON g.n = s.entity
WHERE (s.via = 3 OR NOT EXISTS (SELECT 1 FROM standing x WHERE x.seat = s.seat AND x.via = 3))
  AND EXISTS (SELECT 1 FROM json_each(@by) v CROSS JOIN standing x ON x.seat = s.seat AND x.entity = v.value)  --? by
  AND r.latest >= @since    --? since
  AND r.earliest <= @until  --? until
ORDER BY w.key, r.day, r.id, g.id;

-- name: receivers
SELECT r.a, e.id, e.type, e.name
FROM json_each(@commitments) w
CROSS JOIN relation r ON r.a = w.value AND r.type = 'FOR' AND r.supported
JOIN entity e ON e.n = r.b
ORDER BY w.key, e.id;

-- name: restatements
SELECT r.a, r.b, r.type = 'REVISES'
FROM json_each(@commitments) w CROSS JOIN relation r ON r.a = w.value AND r.type IN ('RESTATES', 'REVISES') AND r.supported;
