// How records come into the graph, change and go, and what is kept of a write.

// name: last
// of a graph that is not being filled
MATCH (g:Graph) WHERE g.filling IS NULL RETURN g.lastEntry AS last;

// name: done
MATCH (g:Graph) SET g.version = g.version + 1, g.lastEntry = $last, g.evidence = g.evidence + $evidence, g.filling = null, g.filledAt = null;

// name: entry
MERGE (w:Entry {number: $number})
ON CREATE SET w.at = $at, w.by = $by, w.action = $action, w.reason = $reason;

// name: part
MERGE (p:EntryPart {entry: $entry, part: $part})
SET p.changes = coalesce(p.changes, []) + $changes;

// name: versions
UNWIND $rows AS row
CREATE (v:Version) SET v = row;

// name: sources
UNWIND $rows AS row
MERGE (s:Source {id: row.id}) SET s = row;

// name: judgements
UNWIND $rows AS row
MERGE (j:Judgement {id: row.id}) SET j = row;

// name: entities
// of one type
UNWIND $rows AS row
MERGE (e:Entity {id: row.id}) SET e = row, e:Person;

// name: relations
// of one type; an end that comes later in the same write is put down by its id
UNWIND $rows AS row
MERGE (a:Entity {id: row.from})
MERGE (b:Entity {id: row.to})
CREATE (a)-[r:MET_WITH]->(b) SET r = row.properties
RETURN collect(elementId(r)) AS elements;

// name: remove-sources
MATCH (s:Source) WHERE s.id IN $ids DELETE s;

// name: remove-judgements
MATCH (j:Judgement) WHERE j.id IN $ids DELETE j;

// name: clear-entities
// what is left is an id, for the relations that still end there within this write
MATCH (e:Entity) WHERE e.id IN $ids
WITH e, [label IN labels(e) WHERE label <> 'Entity'] AS types
SET e = {id: e.id}
REMOVE e:$(types);

// name: remove-entities
MATCH (e:Entity) WHERE e.id IN $ids AND e.type IS NULL DETACH DELETE e;

// name: remove-relations
MATCH ()-[r:MET_WITH]->() WHERE r.id IN $ids DELETE r;

// name: recall
MATCH (m:Remembered {key: $key}) WHERE m.at >= $since RETURN m.answer AS answer;

// name: remember
MERGE (m:Remembered {key: $key}) SET m.answer = $answer, m.at = $at;

// name: forget
MATCH (m:Remembered) WHERE m.at < $since DELETE m;
