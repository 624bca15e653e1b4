-- Entities of some types, kinds or of one country, by id.
SELECT id, type, name, aliases, description, body
FROM entity
WHERE id > @after
  AND type IN (SELECT value FROM json_each(@types))  --? types
  AND kind IN (SELECT value FROM json_each(@kinds))  --? kinds
  AND country = @country                             --? country
ORDER BY id
LIMIT @limit;
