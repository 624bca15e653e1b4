-- Relations by number (@relations, a JSON array), whole.
SELECT r.n, r.id, r.type, f.id, f.type, f.name, t.id, t.type, t.name, r.body, r.recorded, r.recorded_by
FROM json_each(@relations) w
CROSS JOIN relation r ON r.n = w.value
JOIN entity f ON f.n = r.a
JOIN entity t ON t.n = r.b
ORDER BY w.key;
