-- What belongs to statements (@statements, a JSON array of their numbers).

-- name: statements
SELECT c.n, c.id, c.name, c.description, c.body ->> 'quote', c.date
FROM json_each(@statements) w CROSS JOIN entity c ON c.n = w.value
ORDER BY w.key;

-- name: around
SELECT w.value, r.n, r.type, e.id, e.type, e.name, o.id, o.type, o.name, p.id, p.type, p.name
FROM json_each(@statements) w
CROSS JOIN relation r ON r.a = w.value AND r.type IN ('ABOUT', 'ADDRESSED_TO', 'ANNOUNCED_AT')
JOIN entity e ON e.n = r.b
LEFT JOIN entity o ON o.n = r.office
LEFT JOIN entity p ON p.n = r.party
UNION ALL
SELECT w.value, r.n, r.type, e.id, e.type, e.name, o.id, o.type, o.name, p.id, p.type, p.name
FROM json_each(@statements) w
CROSS JOIN relation r ON r.b = w.value AND r.type = 'SAID'
JOIN entity e ON e.n = r.a
LEFT JOIN entity o ON o.n = r.office
LEFT JOIN entity p ON p.n = r.party
ORDER BY 1, 3, 4, 2;
