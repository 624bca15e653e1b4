-- What the graph holds.

-- name: entities
SELECT type, COUNT(*) FROM entity GROUP BY type ORDER BY type;

-- name: relations
SELECT type, COUNT(*) FROM relation GROUP BY type ORDER BY type;

-- name: evidence
SELECT COUNT(*) FROM evidence;

-- name: outlets
SELECT publisher, COUNT(*), MIN(CASE WHEN day <> '~' THEN day || ' ' || published END), MAX(CASE WHEN day <> '~' THEN day || ' ' || published END)
FROM source GROUP BY publisher ORDER BY COUNT(*) DESC, publisher;
