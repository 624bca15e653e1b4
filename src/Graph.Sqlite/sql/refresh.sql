-- Makes what is derived anew from the records: when relations happened, the occasions, and who stands behind what was done. With @scoped,
-- only what scope.sql has named. Without, of the many who stand somewhere only those few are looked up who hold an office or are one. The joins
-- keep their order (CROSS) and types are not looked up (+), so that an edit starts at its scope.

-- name: moments
-- what was said about an event, or belongs to a larger one, need not have been on its day
UPDATE relation SET (moment, day, earliest, latest) = (
  SELECT w.date, w.day, w.earliest, w.latest
  FROM (SELECT e.date, e.day, e.earliest, e.latest, CASE e.n WHEN relation.b THEN 0 WHEN relation.a THEN 1 ELSE 2 END AS preference
        FROM entity e
        WHERE e.n IN (relation.a, relation.event, CASE WHEN relation.type IN ('PARTICIPATED_IN', 'ANNOUNCED_AT', 'SAID') THEN relation.b END)
          AND e.type IN ('event', 'statement') AND e.date IS NOT NULL
        UNION ALL SELECT NULL, '~', NULL, NULL, 9
        ORDER BY preference LIMIT 1) w)
WHERE date IS NULL AND type NOT IN ('HOLDS_OFFICE', 'OFFICE_OF', 'MEMBER_OF')
  AND n IN (SELECT n FROM scope_relation)  --? scoped
;

-- name: commitment-days
-- a commitment dates from its first act
UPDATE entity SET (date, day, earliest, latest) = (
  SELECT w.moment, w.day, w.earliest, w.latest
  FROM (SELECT r.moment, r.day, r.earliest, r.latest, r.id FROM relation r
        WHERE r.b = entity.n AND r.moment IS NOT NULL AND r.type IN (SELECT value FROM json_each(@acts))
        UNION ALL SELECT NULL, '~', NULL, NULL, NULL
        ORDER BY 2, 5 LIMIT 1) w)
WHERE +type = 'commitment'
  AND n IN (SELECT n FROM scope_commitment)  --? scoped
;

-- name: commitment-moments
UPDATE relation SET (moment, day, earliest, latest) = (SELECT c.date, c.day, c.earliest, c.latest FROM entity c WHERE c.n = relation.a)
WHERE moment IS NULL AND EXISTS (SELECT 1 FROM entity c WHERE c.n = relation.a AND c.type = 'commitment' AND c.date IS NOT NULL)
  AND n IN (SELECT n FROM scope_relation)  --? scoped
;

-- name: clear-places
DELETE FROM occasion_place
WHERE occasion IN (SELECT n FROM scope_occasion)  --? scoped
;

-- name: clear-standing
DELETE FROM standing
WHERE seat IN (SELECT seat FROM scope_seat)  --? scoped
;

-- name: clear-occasions
DELETE FROM occasion
WHERE n IN (SELECT n FROM scope_occasion)  --? scoped
;

-- name: events
INSERT INTO occasion (n, meeting, event, basis, lone, kind, status, date, day, earliest, latest)
SELECT n, id, n, CASE WHEN kind IN (SELECT value FROM json_each(@meetingKinds)) THEN 2 ELSE 3 END, 0, kind, status, date, day, earliest, latest
FROM entity WHERE +type = 'event'
  AND n IN (SELECT n FROM scope_occasion)  --? scoped
;

-- name: stated
INSERT INTO occasion (n, meeting, event, basis, lone, kind, status, date, day, earliest, latest)
SELECT -r.n, r.id, NULL, 1, 0, 'meeting', COALESCE(during.status, 'held'), r.moment, r.day, r.earliest, r.latest
FROM relation r LEFT JOIN entity during ON during.n = r.event
WHERE +r.type = 'MET_WITH'
  AND r.n IN (SELECT -n FROM scope_occasion)  --? scoped
;

-- name: places
-- where an occasion was, the larger places around that, and their country
WITH RECURSIVE at (place, occasion) AS (
  SELECT h.b, o.n FROM occasion o CROSS JOIN relation h ON h.a = o.event AND h.type = 'HELD_AT'
  WHERE o.n IN (SELECT n FROM scope_occasion)  --? scoped
  UNION
  SELECT r.place, -r.n FROM relation r WHERE +r.type = 'MET_WITH' AND r.place IS NOT NULL
    AND r.n IN (SELECT -n FROM scope_occasion)  --? scoped
  UNION
  SELECT w.value, at.occasion FROM at JOIN entity e ON e.n = at.place JOIN json_each(json_array(e.within, e.country)) w ON w.value IS NOT NULL
)
INSERT INTO occasion_place (place, occasion) SELECT place, occasion FROM at;

-- name: direct
INSERT INTO standing (entity, occasion, seat, via)
SELECT a, CASE type WHEN 'PARTICIPATED_IN' THEN b WHEN 'MET_WITH' THEN -n END, 2 * n, 0 FROM relation WHERE supported AND +type IN (SELECT value FROM json_each(@doing))
  AND n IN (SELECT seat / 2 FROM scope_seat WHERE seat % 2 = 0)  --? scoped
UNION ALL
SELECT b, -n, 2 * n + 1, 0 FROM relation WHERE supported AND +type = 'MET_WITH'
  AND n IN (SELECT seat / 2 FROM scope_seat WHERE seat % 2 = 1)  --? scoped
;

-- name: holders
-- the one person who can have held the office on the days that the date can mean, if it is certain that they did
INSERT OR IGNORE INTO standing (entity, occasion, seat, via)
SELECT MIN(h.a), s.occasion, s.seat, 1
FROM standing s
CROSS JOIN relation r ON r.n = s.seat / 2
CROSS JOIN relation h ON h.b = s.entity AND h.type = 'HOLDS_OFFICE' AND h.supported
  AND COALESCE(h.earliest, '') <= r.latest AND COALESCE(h.latest, '~') >= r.earliest
WHERE s.via = 0
  AND s.entity IN (SELECT b FROM relation WHERE type = 'HOLDS_OFFICE')  --? !scoped
  AND s.seat IN (SELECT seat FROM scope_seat)  --? scoped
GROUP BY s.seat HAVING COUNT(DISTINCT h.a) = 1 AND MAX(h.sure_from <= r.earliest AND h.sure_to >= r.latest);

-- name: offices
-- the office in which a person acted: the one that is stated, else those the person is known to have held
INSERT OR IGNORE INTO standing (entity, occasion, seat, via)
SELECT r.office, s.occasion, s.seat, 2
FROM standing s CROSS JOIN relation r ON r.n = s.seat / 2  --? scoped
FROM relation r CROSS JOIN standing s ON s.seat IN (2 * r.n, 2 * r.n + 1)  --? !scoped
WHERE s.via = 0 AND r.office IS NOT NULL
  AND s.seat IN (SELECT seat FROM scope_seat)  --? scoped
UNION ALL
SELECT h.b, s.occasion, s.seat, 2
FROM standing s
CROSS JOIN relation r ON r.n = s.seat / 2 AND r.office IS NULL
CROSS JOIN relation h ON h.a = s.entity AND h.type = 'HOLDS_OFFICE' AND h.supported AND h.sure_from <= r.earliest AND h.sure_to >= r.latest
WHERE s.via = 0
  AND s.entity IN (SELECT a FROM relation WHERE type = 'HOLDS_OFFICE')  --? !scoped
  AND s.seat IN (SELECT seat FROM scope_seat)  --? scoped
;

-- name: represented
INSERT OR IGNORE INTO standing (entity, occasion, seat, via)
SELECT r.party, s.occasion, s.seat, 3
FROM standing s CROSS JOIN relation r ON r.n = s.seat / 2  --? scoped
FROM relation r CROSS JOIN standing s ON s.seat IN (2 * r.n, 2 * r.n + 1)  --? !scoped
WHERE s.via = 0 AND r.party IS NOT NULL
  AND s.seat IN (SELECT seat FROM scope_seat)  --? scoped
UNION ALL
SELECT of.b, s.occasion, s.seat, 3
FROM standing s CROSS JOIN relation of ON of.a = s.entity AND of.type = 'OFFICE_OF' AND of.supported
WHERE s.via IN (0, 2)
  AND s.entity IN (SELECT a FROM relation WHERE type = 'OFFICE_OF')  --? !scoped
  AND s.seat IN (SELECT seat FROM scope_seat)  --? scoped
UNION ALL
SELECT COALESCE(o.country, o.institution), s.occasion, s.seat, 3
FROM standing s CROSS JOIN entity o ON o.n = s.entity AND o.type = 'office' AND COALESCE(o.country, o.institution) IS NOT NULL
WHERE s.via IN (0, 2)
  AND s.entity IN (SELECT n FROM entity WHERE type = 'office')  --? !scoped
  AND s.seat IN (SELECT seat FROM scope_seat)  --? scoped
;

-- name: fold
-- that two met during a meeting which both were at, themselves or by their office, is that meeting
UPDATE occasion SET (meeting, event, kind, status, date, day, earliest, latest) = (
  SELECT e.id, e.n, e.kind, e.status, e.date, e.day, e.earliest, e.latest FROM relation r JOIN entity e ON e.n = r.event WHERE r.n = -occasion.n)
WHERE n < 0 AND EXISTS (
  SELECT 1 FROM relation r
  JOIN occasion e ON e.n = r.event AND e.basis = 2
  JOIN standing one ON one.occasion = e.n AND one.entity = r.a AND one.via < 3
  JOIN standing other ON other.occasion = e.n AND other.entity = r.b AND other.via < 3 AND other.seat <> one.seat
  WHERE r.n = -occasion.n)
  AND n IN (SELECT n FROM scope_occasion)  --? scoped
;

-- name: lone
-- a meeting needs two, neither of whom stands for the other
UPDATE occasion SET lone = NOT EXISTS (
  SELECT 1 FROM standing s JOIN standing t ON t.occasion = s.occasion AND t.via = 0 AND t.seat > s.seat
  WHERE s.occasion = occasion.n AND s.via = 0
    AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.seat = s.seat AND x.entity = t.entity)
    AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.seat = t.seat AND x.entity = s.entity))
WHERE n IN (SELECT n FROM scope_occasion)  --? scoped
;

-- name: version
UPDATE meta SET value = value + 1 WHERE key = 'version';
