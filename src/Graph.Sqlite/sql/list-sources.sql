-- Sources that came out in the range, by day.
SELECT s.n, s.day, s.id, s.title, s.publisher, s.published, s.url, s.body, (SELECT COUNT(DISTINCT e.relation) FROM evidence e WHERE e.source = s.n)
FROM source s
WHERE 1
  AND s.latest >= @since              --? since
  AND s.earliest <= @until            --? until
  AND (s.day, s.id) > (@day, @after)  --? after
ORDER BY s.day, s.id
LIMIT @limit;
