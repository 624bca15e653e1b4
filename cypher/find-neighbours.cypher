// What lies one relation around an entity. Parameters: id, types; shares, a map of how many of each type; refs (the fields that hold ids).

// name: counts
MATCH (e:Entity {id: $id})-[r]-(:Entity)
WHERE NOT r:STANDS
  AND type(r) IN $types     //? types
WITH type(r) AS type, count(r) AS count
RETURN {type: type, count: count} AS row;

// name: latest
MATCH (e:Entity {id: $id})-[r]-(:Entity)
WHERE type(r) IN keys($shares)
WITH r ORDER BY r.day = '~', r.day DESC, r.id
WITH type(r) AS type, collect(r) AS all
UNWIND all[..$shares[type]] AS r
WITH r ORDER BY r.day = '~', r.day DESC, r.id
RETURN r {.id, .day, .body, .recorded, .recordedBy, .sources, .locators, .summaries, .quotes, .stances, .confidences,
  type: type(r), from: startNode(r).id, to: endNode(r).id, names: [startNode(r).id, endNode(r).id] + [field IN $refs | r[field]], cites: r.sources} AS row
UNION ALL
RETURN {names: [$id]} AS row;
