// Whether a database holds a graph, and of which version; and how one is made there.

// name: what
OPTIONAL MATCH (g:Graph)
RETURN g.schema AS schema, EXISTS { MATCH (n) WHERE NOT n:Graph } AS filled
LIMIT 1;

// name: indexes
SHOW INDEXES YIELD name RETURN name;

// name: online
CALL db.awaitIndexes(600);

// name: make
MERGE (g:Graph {name: 'graph'})
ON CREATE SET g.id = $id, g.schema = $schema, g.version = 1, g.lastEntry = 0, g.evidence = 0;

// name: take-over
// a graph of an earlier version, once what has to be made anew is
MATCH (g:Graph {name: 'graph'}) SET g.schema = $schema;

// name: named
// entities as they were written, by id
MATCH (e:Entity) WHERE e.id > $after
RETURN e.id AS id, e.type AS type, e.name AS name, e.aliases AS aliases, e.description AS description, e.sameAs AS sameAs, e.body AS body
ORDER BY id LIMIT $limit;

// name: name-anew
// the keys by which their names are found, as this version of the program makes them
UNWIND $names AS one
MATCH (e:Entity {id: one.id}) SET e.keys = one.keys;
