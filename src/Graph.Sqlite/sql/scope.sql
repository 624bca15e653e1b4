-- What a write can have changed of all that is derived, from what was written (see Scope): numbers in temporary tables, of relations whose
-- moment, commitments whose day, seats at which the standing, and occasions that are made anew by refresh.sql. Of what is gone, the number it had.

-- name: clear-relations
DELETE FROM scope_relation;

-- name: clear-commitments
DELETE FROM scope_commitment;

-- name: clear-seats
DELETE FROM scope_seat;

-- name: clear-occasions
DELETE FROM scope_occasion;

-- name: relations
INSERT OR IGNORE INTO scope_relation (n)
SELECT COALESCE((SELECT r.n FROM relation r WHERE r.id = w.value), (SELECT v.n FROM version v WHERE v.kind = 2 AND v.id = w.value LIMIT 1)) FROM json_each(@relations) w;

-- name: dated
INSERT OR IGNORE INTO scope_relation (n)
SELECT r.n FROM json_each(@dated) w CROSS JOIN entity e ON e.id = w.value CROSS JOIN relation r ON r.a = e.n WHERE r.date IS NULL
UNION ALL
SELECT r.n FROM json_each(@dated) w CROSS JOIN entity e ON e.id = w.value CROSS JOIN relation r ON r.b = e.n AND r.type IN ('PARTICIPATED_IN', 'ANNOUNCED_AT', 'SAID') WHERE r.date IS NULL
UNION ALL
SELECT r.n FROM json_each(@dated) w CROSS JOIN entity e ON e.id = w.value CROSS JOIN relation r ON r.event = e.n WHERE r.date IS NULL;

-- name: commitments
INSERT OR IGNORE INTO scope_commitment (n)
SELECT e.n FROM json_each(@commitments) w CROSS JOIN entity e ON e.id = w.value
UNION ALL
SELECT r.b FROM scope_relation s CROSS JOIN relation r ON r.n = s.n WHERE r.type IN (SELECT value FROM json_each(@acts));

-- name: of-commitments
INSERT OR IGNORE INTO scope_relation (n) SELECT r.n FROM scope_commitment c CROSS JOIN relation r ON r.a = c.n WHERE r.date IS NULL;

-- name: seats
INSERT OR IGNORE INTO scope_seat (seat) SELECT 2 * n FROM scope_relation UNION ALL SELECT 2 * n + 1 FROM scope_relation;

-- name: tenures
-- (@tenures: person or office, first and last day, one after the other)
WITH tenure (n, earliest, latest) AS (
  SELECT e.n, w.earliest, w.latest
  FROM (SELECT MAX(CASE key % 3 WHEN 0 THEN value END) AS id, MAX(CASE key % 3 WHEN 1 THEN value END) AS earliest, MAX(CASE key % 3 WHEN 2 THEN value END) AS latest
        FROM json_each(@tenures) GROUP BY key / 3) w
  CROSS JOIN entity e ON e.id = w.id)
INSERT OR IGNORE INTO scope_seat (seat)
SELECT 2 * r.n FROM tenure t CROSS JOIN relation r ON r.a = t.n AND r.type IN (SELECT value FROM json_each(@doing)) WHERE r.earliest <= t.latest AND r.latest >= t.earliest
UNION ALL
SELECT 2 * r.n + 1 FROM tenure t CROSS JOIN relation r ON r.b = t.n AND r.type = 'MET_WITH' WHERE r.earliest <= t.latest AND r.latest >= t.earliest;

-- name: offices
INSERT OR IGNORE INTO scope_seat (seat)
SELECT s.seat FROM json_each(@offices) w CROSS JOIN entity e ON e.id = w.value CROSS JOIN standing s ON s.entity = e.n WHERE s.via IN (0, 2);

-- name: events
INSERT OR IGNORE INTO scope_occasion (n)
SELECT COALESCE((SELECT e.n FROM entity e WHERE e.id = w.value), (SELECT v.n FROM version v WHERE v.kind = 1 AND v.id = w.value LIMIT 1))
FROM (SELECT value FROM json_each(@events) UNION ALL SELECT value FROM json_each(@attended) UNION ALL SELECT value FROM json_each(@held)) w;

-- name: places
INSERT OR IGNORE INTO scope_occasion (n)
SELECT o.occasion FROM json_each(@places) w CROSS JOIN entity e ON e.id = w.value CROSS JOIN occasion_place o ON o.place = e.n;

-- name: met
INSERT OR IGNORE INTO scope_occasion (n)
SELECT -n FROM scope_relation
UNION ALL
SELECT CASE r.type WHEN 'PARTICIPATED_IN' THEN r.b ELSE -r.n END FROM scope_seat s CROSS JOIN relation r ON r.n = s.seat / 2 WHERE r.type IN ('PARTICIPATED_IN', 'MET_WITH');

-- name: during
INSERT OR IGNORE INTO scope_occasion (n) SELECT -r.n FROM scope_occasion o CROSS JOIN relation r ON r.event = o.n AND r.type = 'MET_WITH' WHERE o.n > 0;
