// What was ever written: entries, their changes, and how records stood before.

// name: entries
MATCH (w:Entry) WHERE w.number > $after
RETURN w {.number, .at, .by, .action, .reason} AS entry
ORDER BY w.number LIMIT $limit;

// name: changes
// the lists of one entry's changes
MATCH (p:EntryPart) WHERE p.entry = $entry AND p.part >= $first AND p.part <= $last
RETURN p.entry AS entry, p.changes AS changes
ORDER BY p.entry, p.part;

// name: latest
// an index on several properties serves where each of them is asked for
MATCH (p:EntryPart) WHERE p.entry < $before AND p.part >= 0
RETURN p.entry AS entry, p.changes AS changes
ORDER BY p.entry DESC, p.part DESC SKIP $skip LIMIT $limit;

// name: versions
MATCH (v:Version) WHERE v.kind = $kind AND v.id = $id AND v.version > 0
RETURN v.entry AS entry, v.position AS position, v.kind AS kind, v.version AS version, v.id AS id, v.into AS into
ORDER BY v.kind, v.id, v.version;

// name: states
UNWIND $rows AS row
MATCH (v:Version) WHERE v.kind = row.kind AND v.id = row.id AND v.version = row.version
RETURN v.kind AS kind, v.id AS id, v.version AS version, v.into AS into, v.record AS record;

// name: entries-of
UNWIND $numbers AS number
MATCH (w:Entry {number: number})
RETURN w {.number, .at, .by, .action, .reason} AS entry;

// name: about-now
// the last changes of what is there; relations from the entity that has the fewest
CALL () {
  MATCH (e:Entity {id: $entities[0]}) WHERE size($entities) = 1 AND e.type IS NOT NULL
  RETURN 'entity' AS kind, e.id AS id, e.version AS version, e.entry AS entry, e.position AS position
  UNION
  MATCH (e:Entity) WHERE e.id IN $entities
  WITH e ORDER BY COUNT { (e)--() } LIMIT 1
  CALL (e) {
    MATCH (e)-[r]-() WHERE r.id IS NOT NULL RETURN r
    UNION
    CALL db.index.fulltext.queryRelationships('claims', 'as:"' + e.id + '" OR for:"' + e.id + '" OR event:"' + e.id + '" OR place:"' + e.id + '"') YIELD relationship AS r RETURN r
  }
  WITH r WHERE all(id IN $entities WHERE id IN [startNode(r).id, endNode(r).id, r.as, r.for, r.event, r.place])
  RETURN 'relation' AS kind, r.id AS id, r.version AS version, r.entry AS entry, r.position AS position
  UNION
  MATCH (j:Judgement) WHERE j.one IN $entities AND all(id IN $entities WHERE id IN [j.one, j.other])
  RETURN 'judgement' AS kind, j.id AS id, j.version AS version, j.entry AS entry, j.position AS position
  UNION
  MATCH (j:Judgement) WHERE j.other IN $entities AND all(id IN $entities WHERE id IN [j.one, j.other])
  RETURN 'judgement' AS kind, j.id AS id, j.version AS version, j.entry AS entry, j.position AS position
}
WITH * WHERE entry < $before
RETURN entry, position, kind, version, id, '' AS into
ORDER BY entry DESC, position DESC LIMIT $limit;

// name: about-then
CALL db.index.fulltext.queryNodes('versions_about', $query) YIELD node AS v
WITH v WHERE v.entry < $before
RETURN v.entry AS entry, v.position AS position, v.kind AS kind, v.version AS version, v.id AS id, v.into AS into
ORDER BY entry DESC, position DESC LIMIT $limit;
