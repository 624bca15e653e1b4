-- Who said what, about what, by day.
SELECT c.n, c.day, c.id
FROM entity c
WHERE c.type = 'statement'
  AND c.n IN (SELECT r.b FROM standing s JOIN relation r ON r.n = s.seat / 2 AND r.type = 'SAID' WHERE s.entity IN (SELECT value FROM json_each(@by)))  --? by
  AND c.n IN (SELECT a FROM relation WHERE type = 'ABOUT' AND b IN (SELECT value FROM json_each(@about)))  --? about
  AND c.n IN (SELECT rowid FROM word_index WHERE word_index MATCH @text)  --? text
  AND c.latest >= @since              --? since
  AND c.earliest <= @until            --? until
  AND (c.day, c.id) > (@day, @after)  --? after
ORDER BY c.day, c.id
LIMIT @limit;
