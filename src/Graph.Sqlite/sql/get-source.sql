-- One source.
SELECT s.n, s.day, s.id, s.title, s.publisher, s.published, s.url, s.body, (SELECT COUNT(DISTINCT e.relation) FROM evidence e WHERE e.source = s.n)
FROM source s WHERE s.id = @id;
