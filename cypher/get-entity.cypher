// One entity: its fields, its offices or holders, and how much the graph holds of it. Parameters: id, day (only the offices held for certain on it), acts, refs (the fields that hold ids).
MATCH (e:Entity {id: $id})
WITH e,
  COLLECT {
    MATCH (e)-[r:HOLDS_OFFICE]-(o:Entity) WHERE true
      AND r.sureFrom <= $day AND r.sureTo >= $day  //? day
    WITH r, o ORDER BY coalesce(r.sureFrom, '~'), r.id
    RETURN r {.title, .since, .until, .sources, .locators, .summaries, .quotes, .stances, .confidences, other: o {.id, .type, .name}}
  } AS held,
  COUNT { MATCH (e)-[:STANDS]->(o:Occasion) WHERE o.basis < 3 AND o.status = 'held' AND NOT o.lone RETURN DISTINCT o.meeting } AS meetings,
  COUNT { MATCH (e)-[s:STANDS]->(c:Commitment) WHERE s.type IN $acts RETURN c UNION MATCH (e)<-[:FOR]-(c:Commitment) RETURN c } AS commitments,
  COUNT { MATCH (e)-[s:STANDS]->(c:Statement) WHERE s.type = 'SAID' RETURN DISTINCT c } AS statements,
  // of what it is an end of, and of what it stands behind
  COUNT {
    MATCH (e)-[r]-(:Entity) WHERE NOT r:STANDS UNWIND r.sources AS source RETURN source
    UNION
    MATCH (e)-[s:STANDS]->() WHERE s.via > 0 UNWIND s.sources AS source RETURN source
  } AS sources
RETURN e {.id, .type, .name, .aliases, .description, .sameAs, .body, .version, held, meetings, commitments, statements, sources,
  names: [field IN $refs | e[field]], cites: reduce(ids = [], r IN held | ids + r.sources)} AS row;
