-- The relations at an entity's ends, by the day they happened.
SELECT r.n, r.day, r.id
FROM relation r
WHERE (r.a = @n OR r.b = @n)  --? both
WHERE r.a = @n                --? out
WHERE r.b = @n                --? in
  AND r.type IN (SELECT value FROM json_each(@types))  --? types
  AND r.latest >= @since      --? since
  AND r.earliest <= @until    --? until
  AND (r.day, r.id) > (@day, @after)  --? after
ORDER BY r.day, r.id
LIMIT @limit;
