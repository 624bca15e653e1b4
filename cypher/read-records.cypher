// Records as they stand, each with its version and the entry that made it: those of these ids, or a page of all by id. And what is left of
// those that are gone.

// name: source
UNWIND $ids AS id MATCH (x:Source {id: id}) //? ids
MATCH (x:Source) WHERE x.id > $after WITH x ORDER BY x.id LIMIT $limit //? after
OPTIONAL MATCH (w:Entry {number: x.entry})
RETURN x {.id, .title, .publisher, .author, .published, .url, .archivedUrl, .language, .licence, .retrieved} AS record,
  x.version AS version, x.position AS position, w {.number, .at, .by, .action, .reason} AS entry
ORDER BY x.id;

// name: entity
UNWIND $ids AS id MATCH (x:Entity {id: id}) WHERE x.type IS NOT NULL //? ids
MATCH (x:Entity) WHERE x.id > $after AND x.type IS NOT NULL WITH x ORDER BY x.id LIMIT $limit //? after
OPTIONAL MATCH (w:Entry {number: x.entry})
RETURN x {.id, .type, .name, .aliases, .description, .sameAs, .body} AS record,
  x.version AS version, x.position AS position, w {.number, .at, .by, .action, .reason} AS entry
ORDER BY x.id;

// name: relation
// the indexes are of one type each: the line that names one is repeated for every type
UNWIND $ids AS id //? ids
CALL (id) { //? ids
CALL () { //? after
MATCH (a)-[x:MET_WITH]->(b) WHERE x.id = id RETURN a, x, b //? ids
MATCH (a)-[x:MET_WITH]->(b) WHERE x.id > $after RETURN a, x, b ORDER BY x.id LIMIT $limit //? after
}
WITH a, x, b ORDER BY x.id LIMIT $limit //? after
OPTIONAL MATCH (w:Entry {number: x.entry})
RETURN x {.id, .body, .sources, .locators, .summaries, .quotes, .stances, .confidences, type: type(x), from: a.id, to: b.id} AS record,
  x.version AS version, x.position AS position, w {.number, .at, .by, .action, .reason} AS entry
ORDER BY x.id;

// name: judgement
UNWIND $ids AS id MATCH (x:Judgement {id: id}) //? ids
MATCH (x:Judgement) WHERE x.id > $after WITH x ORDER BY x.id LIMIT $limit //? after
OPTIONAL MATCH (w:Entry {number: x.entry})
RETURN x {.id, .one, .other, .verdict} AS record,
  x.version AS version, x.position AS position, w {.number, .at, .by, .action, .reason} AS entry
ORDER BY x.id;

// name: gone
UNWIND $ids AS id
CALL (id) { MATCH (v:Version {kind: $kind, id: id}) WHERE v.version > 0 RETURN v ORDER BY v.kind DESC, v.id DESC, v.version DESC LIMIT 1 }
OPTIONAL MATCH (w:Entry {number: v.entry})
RETURN v.id AS id, v.version AS version, v.position AS position, v.into AS into, w {.number, .at, .by, .action, .reason} AS entry;

// name: first
// the entries that first made relations
UNWIND $ids AS id
CALL (id) { MATCH (v:Version {kind: 'relation', id: id}) WHERE v.version > 0 RETURN v ORDER BY v.kind, v.id, v.version LIMIT 1 }
MATCH (w:Entry {number: v.entry})
RETURN id, w.at AS at, w.by AS by, w.number AS entry, v.position AS position;

// name: naming-entity
CALL () {
  MATCH (:Entity {id: $id})-[r]-() WHERE r.id IS NOT NULL RETURN 'relation' AS kind, r.id AS id
  UNION
  CALL db.index.fulltext.queryRelationships('claims', 'as:"' + $id + '" OR for:"' + $id + '" OR event:"' + $id + '" OR place:"' + $id + '"') YIELD relationship AS r RETURN 'relation' AS kind, r.id AS id
  UNION
  MATCH (e:Entity) WHERE e.country = $id AND e.id IS NOT NULL RETURN 'entity' AS kind, e.id AS id
  UNION
  MATCH (e:Entity) WHERE e.institution = $id AND e.id IS NOT NULL RETURN 'entity' AS kind, e.id AS id
  UNION
  MATCH (e:Entity) WHERE e.within = $id AND e.id IS NOT NULL RETURN 'entity' AS kind, e.id AS id
  UNION
  MATCH (j:Judgement) WHERE j.one = $id RETURN 'judgement' AS kind, j.id AS id
  UNION
  MATCH (j:Judgement) WHERE j.other = $id RETURN 'judgement' AS kind, j.id AS id
}
RETURN kind, id ORDER BY kind, id;

// name: naming-source
CALL db.index.fulltext.queryRelationships('claims', 'sources:"' + $id + '"') YIELD relationship AS r
RETURN 'relation' AS kind, r.id AS id ORDER BY id;
