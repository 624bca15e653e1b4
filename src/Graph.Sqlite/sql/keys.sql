-- The API keys of a graph.

-- name: list
SELECT name, role, hash, created, last_used, revoked FROM api_key ORDER BY name;

-- name: add
INSERT INTO api_key (name, role, hash, created, last_used, revoked) VALUES (@name, @role, @hash, @created, @lastUsed, @revoked)
ON CONFLICT (name) DO NOTHING RETURNING 1;

-- name: revoke
UPDATE api_key SET revoked = COALESCE(revoked, @at) WHERE name = @name RETURNING 1;

-- name: use
UPDATE api_key SET last_used = @at WHERE name = @name;
