// What stands around every question: which state of the graph it was answered from, and the entities and sources that its rows name by id.

// name: frame
// a graph that is being filled is none yet
MATCH (g:Graph {name: 'graph'}) WHERE g.filling IS NULL
WITH g.id + '.' + toString(g.version) AS before
CALL () {
  CALL () {
RETURN {} AS row
  }
  RETURN collect(row) AS rows
}
CALL (rows) {
  UNWIND rows AS row
  UNWIND row.names AS id
  WITH DISTINCT id
  MATCH (e:Entity {id: id})
  RETURN collect(e {.id, .type, .name}) AS entities
}
CALL (rows) {
  UNWIND rows AS row
  UNWIND row.cites AS id
  WITH DISTINCT id
  MATCH (s:Source {id: id})
  RETURN collect(s {.id, .title, .publisher, .published, .url}) AS sources
}
MATCH (g:Graph {name: 'graph'})
RETURN before, rows, entities, sources, g.id + '.' + toString(g.version) AS after;

// name: hold
// writers take this lock first, and so wait until the question is answered
MATCH (g:Graph) SET g.lock = 0;
