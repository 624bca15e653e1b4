-- Who stands where: what questions across the graph are worked out from (@entities and @occasions are JSON arrays of numbers, @bases is a set of bits).

-- name: of-entities
-- the standings of entities at whatever they met at
SELECT s.entity, s.occasion, s.seat, s.via
FROM json_each(@entities) w
CROSS JOIN standing s ON s.entity = w.value AND s.occasion IS NOT NULL AND s.via <= @viaMax
CROSS JOIN occasion o ON o.n = s.occasion
WHERE o.status = 'held' AND NOT o.lone
  AND (@bases >> o.basis) & 1
  AND o.latest >= @since    --? since
  AND o.earliest <= @until  --? until
LIMIT @limit;

-- name: at-occasions
-- all standings at occasions
SELECT s.entity, s.occasion, s.seat, s.via
FROM json_each(@occasions) w CROSS JOIN standing s ON s.occasion = w.value
LIMIT @limit;

-- name: occasions
SELECT o.n, o.meeting, o.event IS NOT NULL, o.basis, o.day, o.date,
  CASE WHEN o.event IS NULL
    THEN (SELECT f.name || ' met ' || t.name FROM relation r JOIN entity f ON f.n = r.a JOIN entity t ON t.n = r.b WHERE r.n = -o.n)
    ELSE (SELECT e.name FROM entity e WHERE e.n = o.event) END
FROM json_each(@occasions) w CROSS JOIN occasion o ON o.n = w.value;

-- name: entities
SELECT e.n, e.id, e.type, e.name FROM json_each(@entities) w CROSS JOIN entity e ON e.n = w.value;

-- name: relations
SELECT r.n, r.id FROM json_each(@relations) w CROSS JOIN relation r ON r.n = w.value;
