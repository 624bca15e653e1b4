-- Relations as hops of a chain, beside meetings (part-standing.sql): each is an occasion of its two ends. Its number has @mark added, so that it is no meeting's.

-- name: of-entities
SELECT w.value, r.n + @mark, 2 * r.n
FROM json_each(@entities) w CROSS JOIN relation r ON r.a = w.value AND r.type IN (SELECT value FROM json_each(@types)) AND r.supported
UNION ALL
SELECT w.value, r.n + @mark, 2 * r.n + 1
FROM json_each(@entities) w CROSS JOIN relation r ON r.b = w.value AND r.type IN (SELECT value FROM json_each(@types)) AND r.supported
LIMIT @limit;

-- name: at-occasions
SELECT r.a, w.value, 2 * r.n FROM json_each(@occasions) w CROSS JOIN relation r ON r.n = w.value - @mark
UNION ALL
SELECT r.b, w.value, 2 * r.n + 1 FROM json_each(@occasions) w CROSS JOIN relation r ON r.n = w.value - @mark
LIMIT @limit;

-- name: occasions
SELECT w.value, r.id, r.type, r.a, r.day, r.moment FROM json_each(@occasions) w CROSS JOIN relation r ON r.n = w.value - @mark;
