-- What lies one relation around an entity.

-- name: counts
SELECT r.type, COUNT(*)
FROM relation r
WHERE (r.a = @n OR r.b = @n)
  AND r.type IN (SELECT value FROM json_each(@types))  --? types
GROUP BY r.type;

-- name: latest
SELECT r.n FROM relation r
WHERE (r.a = @n OR r.b = @n) AND r.type = @type
ORDER BY r.day = '~', r.day DESC, r.id
LIMIT @limit;
