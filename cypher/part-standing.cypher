// Who stands where: what questions across the graph are worked out from. A seat is told by its relation's ends and its own name, joined by spaces.
// Parameters: entities (ids) or occasions (keys), viaMax, bases (1 stated, 2 meeting, 3 attended), since, until, limit.

// name: of-entities
// the standings of entities at whatever they met at: of what somebody stands behind, only occasions have a basis
MATCH (e:Entity)-[s:STANDS]->(o) USING INDEX e:Entity(id)
WHERE e.id IN $entities AND s.via <= $viaMax AND o.status = 'held' AND NOT o.lone AND o.basis IN $bases
  AND o.latest >= $since    //? since
  AND o.earliest <= $until  //? until
WITH o, s, e LIMIT $limit   //? limit
WITH o.key AS occasion, collect([e.id, s.from + ' ' + s.seat + ' ' + s.to, s.via]) AS stands
RETURN {occasion: occasion, stands: stands} AS row;

// name: at-occasions
// all standings at occasions
MATCH (e:Entity)-[s:STANDS]->(o:Occasion) USING INDEX o:Occasion(key)
WHERE o.key IN $occasions
WITH o, s, e LIMIT $limit   //? limit
WITH o.key AS occasion, collect([e.id, s.from + ' ' + s.seat + ' ' + s.to, s.via]) AS stands
RETURN {occasion: occasion, stands: stands} AS row;

// name: occasions
MATCH (o:Occasion) WHERE o.key IN $occasions
OPTIONAL MATCH (v:Entity {id: o.event})
OPTIONAL MATCH (a:Entity)-[r:MET_WITH {id: CASE WHEN o.event IS NULL THEN substring(o.key, 9) END}]->(b:Entity)
RETURN {key: o.key, id: o.meeting, isEvent: o.event IS NOT NULL, basis: o.basis, day: o.day, date: o.date, name: coalesce(v.name, a.name + ' met ' + b.name)} AS row;

// name: shown
// the evidence of relations (a list of maps of from, id, to), and the entities that are named (ids)
UNWIND $relations AS one
MATCH (:Entity {id: one.from})-[r]->(:Entity {id: one.to}) WHERE r.id = one.id
RETURN r {.id, .sources, .locators, .summaries, .quotes, .stances, .confidences, cites: r.sources} AS row
UNION ALL
RETURN {names: $named} AS row;
