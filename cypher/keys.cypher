// The API keys of a graph.

// name: list
MATCH (k:ApiKey)
RETURN k.name AS name, k.role AS role, k.hash AS hash, k.created AS created, k.lastUsed AS lastUsed, k.revoked AS revoked
ORDER BY k.name;

// name: add
// of two that add a name at once, the hash tells whose it became
OPTIONAL MATCH (old:ApiKey {name: $name})
WITH old WHERE old IS NULL
MERGE (k:ApiKey {name: $name})
ON CREATE SET k.role = $role, k.hash = $hash, k.created = $created, k.lastUsed = $lastUsed, k.revoked = $revoked
RETURN k.hash = $hash AS added;

// name: revoke
MATCH (k:ApiKey {name: $name})
SET k.revoked = coalesce(k.revoked, $at)
RETURN k.name AS name;

// name: note
MATCH (k:ApiKey {name: $name}) SET k.lastUsed = $at;
