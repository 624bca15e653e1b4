// Relations as hops of a chain, beside meetings (part-standing.cypher): each is an occasion of its two ends, told by them and its id. Parameters: entities (ids), types, limit; occasions, a list of maps of key, from, id, to.

// name: of-entities
MATCH (e:Entity)-[r]-(:Entity)
WHERE e.id IN $entities AND type(r) IN $types AND r.supported
WITH e.id AS entity, startNode(r).id AS from, r.id AS id, endNode(r).id AS to LIMIT $limit
RETURN {entity: entity, from: from, id: id, to: to} AS row;

// name: occasions
UNWIND $occasions AS one
MATCH (:Entity {id: one.from})-[r]->(:Entity {id: one.to}) WHERE r.id = one.id
RETURN {key: one.key, id: r.id, type: type(r), from: one.from, day: r.day, date: r.moment} AS row;
