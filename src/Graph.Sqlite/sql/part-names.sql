-- Names: the entity of an id.

-- name: by-id
SELECT n, id, type, name, aliases, description, body ->> 'country', body ->> 'institution', body ->> 'portfolio' FROM entity WHERE id = @id;

-- name: who
-- the same without what is known of it
SELECT n, id, type, name FROM entity WHERE id = @id;
