-- What belongs to meetings: events (@events) and MET_WITH relations (@relations), JSON arrays of their numbers.
-- The rows come in no order: there are few of them for each meeting, and sorting them here costs more than reading them.

-- name: events
SELECT e.n, e.id, e.name, e.description, e.kind, COALESCE(e.body ->> 'format', 'unknown'), e.status, e.date
FROM json_each(@events) w CROSS JOIN entity e ON e.n = w.value;

-- name: participants
SELECT r.b, r.n, x.id, x.type, x.name, r.role, r.mode, o.id, o.type, o.name, p.id, p.type, p.name, h.id, h.type, h.name
FROM json_each(@events) w
CROSS JOIN relation r ON r.b = w.value AND r.type = 'PARTICIPATED_IN'
CROSS JOIN entity x ON x.n = r.a
LEFT JOIN entity o ON o.n = r.office
LEFT JOIN entity p ON p.n = r.party
LEFT JOIN standing s ON s.seat = 2 * r.n AND s.via = 1
LEFT JOIN entity h ON h.n = s.entity;

-- name: around
-- where it was, what it was part of, what was announced there, and who is said to have met at it
SELECT w.value, r.n, r.type, e.id, e.type, e.name, city.id, city.type, city.name
FROM json_each(@events) w
CROSS JOIN relation r ON r.a = w.value AND r.type IN ('HELD_AT', 'PART_OF')
CROSS JOIN entity e ON e.n = r.b
LEFT JOIN entity city ON city.n = e.within
UNION ALL
SELECT w.value, r.n, r.type, e.id, e.type, e.name, NULL, NULL, NULL
FROM json_each(@events) w
CROSS JOIN relation r ON r.b = w.value AND r.type = 'ANNOUNCED_AT'
CROSS JOIN entity e ON e.n = r.a
UNION ALL
SELECT w.value, -o.n, 'MET_WITH', '', '', '', NULL, NULL, NULL
FROM json_each(@events) w
CROSS JOIN entity e ON e.n = w.value
CROSS JOIN occasion o ON o.meeting = e.id AND o.n < 0;

-- name: stated
SELECT r.n, r.id, f.id, f.type, f.name, t.id, t.type, t.name, p.id, p.type, p.name, e.id, e.type, e.name,
  COALESCE(e.status, 'held'), r.moment, hf.id, hf.type, hf.name, ht.id, ht.type, ht.name
FROM json_each(@relations) w
CROSS JOIN relation r ON r.n = w.value
CROSS JOIN entity f ON f.n = r.a
CROSS JOIN entity t ON t.n = r.b
LEFT JOIN entity p ON p.n = r.place
LEFT JOIN entity e ON e.n = r.event
LEFT JOIN standing sf ON sf.seat = 2 * r.n AND sf.via = 1
LEFT JOIN entity hf ON hf.n = sf.entity
LEFT JOIN standing st ON st.seat = 2 * r.n + 1 AND st.via = 1
LEFT JOIN entity ht ON ht.n = st.entity;
