// Names: the entities that each of some texts means by its id, or may mean by its name. Parameters: asked, a list of maps of text, matches (each in Lucene's words) and types; limit.

// name: meant
UNWIND range(0, size($asked) - 1) AS i
WITH i, $asked[i] AS asked
OPTIONAL MATCH (e:Entity {id: asked.text})
CALL (asked, e) {
  UNWIND CASE WHEN e IS NULL THEN asked.matches END AS match
  CALL (asked, match) {
    CALL db.index.fulltext.queryNodes('names', match) YIELD node
    WITH node WHERE node.type IN asked.types
    WITH node, reduce(shortest = size(node.name), alias IN coalesce(node.aliases, []) | CASE WHEN size(alias) < shortest THEN size(alias) ELSE shortest END) AS shortest
    RETURN node ORDER BY shortest, node.id LIMIT $limit
  }
  WITH DISTINCT node
  RETURN collect(node {.id, .type, .name, .aliases, .description, .country, .institution, .portfolio}) AS candidates
}
WITH i, e {.id, .type, .name} AS entity, candidates ORDER BY i
RETURN {entity: entity, candidates: candidates} AS row;

// name: known
// whether there is an entity of an id
MATCH (e:Entity {id: $id}) RETURN {id: e.id} AS row;
