// Which relations a write concerns that did not write them; see Scope.

// name: written
UNWIND $elements AS one MATCH ()-[r]->() WHERE elementId(r) = one
RETURN elementId(r) AS element, r.id AS id, type(r) AS type, endNode(r).id AS to;

// name: dated
// what has no date of its own, and takes it from these
UNWIND $ids AS id
CALL (id) {
  MATCH (:Entity {id: id})-[r]-() WHERE type(r) IN $happening RETURN r
  UNION
  MATCH ()-[r:MET_WITH]->() WHERE r.event = id RETURN r
  UNION
  MATCH ()-[r:VISITED]->() WHERE r.event = id RETURN r
}
WITH DISTINCT r WHERE r.date IS NULL
RETURN elementId(r) AS element, r.id AS id, type(r) AS type, endNode(r).id AS to;

// name: of-commitments
MATCH (c:Entity)-[r]->(:Entity) WHERE c.id IN $ids AND c.type = 'commitment' AND type(r) IN $happening AND r.date IS NULL
RETURN elementId(r) AS element, r.id AS id, type(r) AS type, endNode(r).id AS to;

// name: tenures
// what somebody did that can have been in that time, themselves or as the office
UNWIND $tenures AS tenure
MATCH (who:Entity) WHERE who.id IN [tenure.person, tenure.office]
MATCH (who)-[r]-() WHERE type(r) IN $doing AND (startNode(r) = who OR type(r) = 'MET_WITH') AND r.earliest <= tenure.latest AND r.latest >= tenure.earliest
WITH DISTINCT r
RETURN elementId(r) AS element, r.id AS id, type(r) AS type, endNode(r).id AS to;

// name: offices
// where they stand themselves, or behind their holder
MATCH (o:Entity)-[s:STANDS]->() WHERE o.id IN $ids AND s.via IN [0, 2]
WITH DISTINCT s.relation AS id
CALL (id) {
MATCH ()-[r:MET_WITH]->() WHERE r.id = id RETURN r
}
RETURN elementId(r) AS element, r.id AS id, type(r) AS type, endNode(r).id AS to;

// name: attending
MATCH (e:Entity)<-[r:PARTICIPATED_IN]-() WHERE e.id IN $ids
RETURN elementId(r) AS element, r.id AS id, type(r) AS type, e.id AS to;

// name: meeting
// that two met during these events
UNWIND $ids AS id MATCH ()-[r:MET_WITH]->() WHERE r.event = id
RETURN elementId(r) AS element, r.id AS id, type(r) AS type, endNode(r).id AS to;

// name: placed
MATCH (o:Occasion)-[:OCCURRED_IN]->(p:Entity) WHERE p.id IN $ids
RETURN DISTINCT o.key AS key;
