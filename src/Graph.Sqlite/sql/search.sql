-- Search, and what a name may mean: entities that have, for each word of a text, one of the keys wanted (@match, in FTS5's words); of too many those with the shorter names or aliases.

-- name: found
SELECT e.n, e.id, e.type, e.name, e.aliases, e.description, e.body ->> 'country', e.body ->> 'institution', e.body ->> 'portfolio'
FROM (
  SELECT o.n
  FROM name_index CROSS JOIN entity o ON o.n = name_index.rowid
  WHERE name_index MATCH @match
    AND o.type IN (SELECT value FROM json_each(@types))  --? types
    AND o.country = @country                              --? country
  ORDER BY min(length(o.name), ifnull((SELECT min(length(value)) FROM json_each(o.aliases)), length(o.name))), o.id
  LIMIT @limit) f
CROSS JOIN entity e ON e.n = f.n;

-- name: fitting
-- all of them, only their numbers
SELECT rowid FROM name_index WHERE name_index MATCH @match;

-- name: these
SELECT e.n, e.id, e.type, e.name, e.aliases, e.description, e.body ->> 'country', e.body ->> 'institution', e.body ->> 'portfolio'
FROM json_each(@these) CROSS JOIN entity e ON e.n = value;
