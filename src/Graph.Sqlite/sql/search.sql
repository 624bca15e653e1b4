-- Search, and what a name may mean: entities that have, for each word of a text, one of the keys wanted (@match, in FTS5's words); of too many the shorter names.
SELECT e.n, e.id, e.type, e.name, e.aliases, e.description, e.body ->> 'country', e.body ->> 'institution', e.body ->> 'portfolio'
FROM name_index CROSS JOIN entity e ON e.n = name_index.rowid
WHERE name_index MATCH @match
  AND e.type IN (SELECT value FROM json_each(@types))  --? types
  AND e.country = @country                              --? country
ORDER BY length(e.name), e.id
LIMIT @limit;
