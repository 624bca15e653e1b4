-- Names: the entity of an id.

-- name: by-id
SELECT n, id, type, name, aliases, description FROM entity WHERE id = @id;
