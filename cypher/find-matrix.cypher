// Of some entities those with whom anything happened. Parameters: entities (ids), happenings (types), since, until.
MATCH (e:Entity)
WHERE e.id IN $entities AND (EXISTS {
  MATCH (e)-[r]-(:Entity) WHERE type(r) IN $happenings
    AND r.latest >= $since    //? since
    AND r.earliest <= $until  //? until
} OR EXISTS {
  MATCH (e)-[s:STANDS]->() WHERE s.type IN $happenings
    AND s.latest >= $since    //? since
    AND s.earliest <= $until  //? until
})
RETURN {id: e.id} AS row;
