-- What belongs to commitments (@commitments, a JSON array of their numbers).

-- name: commitments
SELECT c.n, c.id, c.name, c.description, COALESCE(c.status, 'unknown'), c.area, c.body
FROM json_each(@commitments) w CROSS JOIN entity c ON c.n = w.value
ORDER BY w.key;

-- name: acts
SELECT r.b, r.n, r.type, x.id, x.type, x.name, o.id, o.type, o.name, p.id, p.type, p.name, r.date
FROM json_each(@commitments) w
CROSS JOIN relation r ON r.b = w.value AND r.type IN (SELECT value FROM json_each(@acts))
JOIN entity x ON x.n = r.a
LEFT JOIN entity o ON o.n = r.office
LEFT JOIN entity p ON p.n = r.party
ORDER BY w.key, r.day, r.id;

-- name: around
SELECT w.value, r.n, r.type, 'out', e.id, e.type, e.name
FROM json_each(@commitments) w
CROSS JOIN relation r ON r.a = w.value
JOIN entity e ON e.n = r.b
UNION ALL
SELECT w.value, r.n, r.type, 'in', e.id, e.type, e.name
FROM json_each(@commitments) w
CROSS JOIN relation r ON r.b = w.value AND r.type NOT IN (SELECT value FROM json_each(@acts))
JOIN entity e ON e.n = r.a
ORDER BY 1, 3, 5, 2;
