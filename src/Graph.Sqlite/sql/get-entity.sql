-- One entity: its fields, its offices or holders, and how much the graph holds of it.

-- name: entity
SELECT n, id, type, name, aliases, description, body FROM entity WHERE id = @id;

-- name: offices
-- in the order they began; @day keeps those held for certain on it
SELECT r.n, o.id, o.type, o.name, r.title, r.since, r.until
FROM relation r
JOIN entity o ON o.n = CASE WHEN r.a = @n THEN r.b ELSE r.a END
WHERE (r.a = @n OR r.b = @n) AND r.type = 'HOLDS_OFFICE'
  AND r.sure_from <= @day AND r.sure_to >= @day  --? day
ORDER BY COALESCE(r.sure_from, '~'), r.id;

-- name: counts
SELECT
  (SELECT COUNT(DISTINCT o.meeting) FROM standing s JOIN occasion o ON o.n = s.occasion WHERE s.entity = @n AND o.basis < 3 AND o.status = 'held' AND NOT o.lone),
  (SELECT COUNT(*) FROM (
     SELECT r.b FROM standing s JOIN relation r ON r.n = s.seat / 2 WHERE s.entity = @n AND r.type IN (SELECT value FROM json_each(@acts))
     UNION SELECT a FROM relation WHERE b = @n AND type = 'FOR')),
  (SELECT COUNT(DISTINCT r.b) FROM standing s JOIN relation r ON r.n = s.seat / 2 WHERE s.entity = @n AND r.type = 'SAID'),
  (SELECT COUNT(DISTINCT e.source) FROM evidence e WHERE e.relation IN (
     SELECT n FROM relation WHERE a = @n UNION SELECT n FROM relation WHERE b = @n UNION SELECT seat / 2 FROM standing WHERE entity = @n));
