-- What belongs to meetings: events (@events) and MET_WITH relations (@relations), JSON arrays of their numbers.

-- name: events
SELECT n, id, name, description, kind, COALESCE(body ->> 'format', 'unknown'), status, date
FROM entity WHERE n IN (SELECT value FROM json_each(@events));

-- name: participants
-- people and offices first, then countries, then institutions
SELECT r.b, r.n, x.id, x.type, x.name, r.role, r.mode, o.id, o.type, o.name, p.id, p.type, p.name, h.id, h.type, h.name
FROM json_each(@events) w
CROSS JOIN relation r ON r.b = w.value AND r.type = 'PARTICIPATED_IN'
JOIN entity x ON x.n = r.a
LEFT JOIN entity o ON o.n = r.office
LEFT JOIN entity p ON p.n = r.party
LEFT JOIN standing s ON s.seat = 2 * r.n AND s.via = 1
LEFT JOIN entity h ON h.n = s.entity
ORDER BY w.key, INSTR('person office country institution', x.type), x.id, r.id;

-- name: around
-- where it was, what it was part of, what was announced there, and who is said to have met at it
SELECT w.value, r.n, r.type, e.id, e.type, e.name, city.id, city.type, city.name
FROM json_each(@events) w
CROSS JOIN relation r ON r.a = w.value AND r.type IN ('HELD_AT', 'PART_OF')
JOIN entity e ON e.n = r.b
LEFT JOIN entity city ON city.n = e.within
UNION ALL
SELECT w.value, r.n, r.type, e.id, e.type, e.name, NULL, NULL, NULL
FROM json_each(@events) w
CROSS JOIN relation r ON r.b = w.value AND r.type = 'ANNOUNCED_AT'
JOIN entity e ON e.n = r.a
UNION ALL
SELECT w.value, -o.n, 'MET_WITH', '', '', '', NULL, NULL, NULL
FROM json_each(@events) w
CROSS JOIN entity e ON e.n = w.value
CROSS JOIN occasion o ON o.meeting = e.id AND o.n < 0
ORDER BY 1, 3, 4, 2;

-- name: stated
SELECT r.n, r.id, f.id, f.type, f.name, t.id, t.type, t.name, p.id, p.type, p.name, e.id, e.type, e.name,
  COALESCE(e.status, 'held'), r.moment
FROM json_each(@relations) w
CROSS JOIN relation r ON r.n = w.value
JOIN entity f ON f.n = r.a
JOIN entity t ON t.n = r.b
LEFT JOIN entity p ON p.n = r.place
LEFT JOIN entity e ON e.n = r.event;

-- name: holders
SELECT s.seat, h.id, h.type, h.name
FROM json_each(@relations) w
CROSS JOIN standing s ON s.seat IN (2 * w.value, 2 * w.value + 1) AND s.via = 1
JOIN entity h ON h.n = s.entity;
