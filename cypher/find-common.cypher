// What entities have to do with commitments; their meetings are in part-standing.cypher. Parameters: entities and commitments (ids), acts (types), since, until.

// name: roles
MATCH (e:Entity)-[s:STANDS]->(c:Commitment) USING INDEX e:Entity(id)
WHERE e.id IN $entities AND s.type IN $acts
  AND s.latest >= $since    //? since
  AND s.earliest <= $until  //? until
RETURN {commitment: c.id, entity: e.id, seat: s.from + ' ' + s.seat + ' ' + s.to, type: s.type, via: s.via} AS row
UNION ALL
MATCH (e:Entity)<-[r:FOR|ADDRESSED_TO]-(c:Commitment) USING INDEX e:Entity(id)
WHERE e.id IN $entities AND r.supported
  AND r.latest >= $since    //? since
  AND r.earliest <= $until  //? until
RETURN {commitment: c.id, entity: e.id, seat: c.id + ' ' + r.id + '/from ' + e.id, type: type(r), via: 0} AS row;

// name: commitments
MATCH (c:Entity) WHERE c.id IN $commitments
RETURN c {.id, .name, .day, .date} AS row;
