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
