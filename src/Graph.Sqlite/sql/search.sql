-- Search, and what a name may mean: entities that have, for each word of a text, one of the keys wanted (@match, in FTS5's words).
SELECT e.n, e.id, e.type, e.name, e.aliases, e.description
FROM name_index JOIN entity e ON e.n = name_index.rowid
WHERE name_index MATCH @match
  AND e.type IN (SELECT value FROM json_each(@types))  --? types
  AND e.country = @country                              --? country
LIMIT @limit;
