// What the graph holds: how much of each type, and what was read. The counts of types are kept by the server, that of the evidence by the graph, so that nothing is gone through for them.
RETURN {
  entities: {
    person: COUNT { (:Person) },
    office: COUNT { (:Office) },
    country: COUNT { (:Country) },
    institution: COUNT { (:Institution) },
    event: COUNT { (:Event) },
    place: COUNT { (:Place) },
    commitment: COUNT { (:Commitment) },
    statement: COUNT { (:Statement) }
  },
  relations: {
    HOLDS_OFFICE: COUNT { ()-[:HOLDS_OFFICE]->() },
    OFFICE_OF: COUNT { ()-[:OFFICE_OF]->() },
    MEMBER_OF: COUNT { ()-[:MEMBER_OF]->() },
    PARTICIPATED_IN: COUNT { ()-[:PARTICIPATED_IN]->() },
    MET_WITH: COUNT { ()-[:MET_WITH]->() },
    HELD_AT: COUNT { ()-[:HELD_AT]->() },
    PART_OF: COUNT { ()-[:PART_OF]->() },
    VISITED: COUNT { ()-[:VISITED]->() },
    REQUESTED: COUNT { ()-[:REQUESTED]->() },
    PROPOSED: COUNT { ()-[:PROPOSED]->() },
    PLEDGED: COUNT { ()-[:PLEDGED]->() },
    AGREED: COUNT { ()-[:AGREED]->() },
    SIGNED: COUNT { ()-[:SIGNED]->() },
    ALLOCATED: COUNT { ()-[:ALLOCATED]->() },
    DELIVERED: COUNT { ()-[:DELIVERED]->() },
    REFUSED: COUNT { ()-[:REFUSED]->() },
    WITHDREW: COUNT { ()-[:WITHDREW]->() },
    DENIED: COUNT { ()-[:DENIED]->() },
    FOR: COUNT { ()-[:FOR]->() },
    ADDRESSED_TO: COUNT { ()-[:ADDRESSED_TO]->() },
    ANNOUNCED_AT: COUNT { ()-[:ANNOUNCED_AT]->() },
    RESTATES: COUNT { ()-[:RESTATES]->() },
    REVISES: COUNT { ()-[:REVISES]->() },
    FULFILS: COUNT { ()-[:FULFILS]->() },
    WITHDRAWS: COUNT { ()-[:WITHDRAWS]->() },
    CONTRADICTS: COUNT { ()-[:CONTRADICTS]->() },
    SAID: COUNT { ()-[:SAID]->() },
    ABOUT: COUNT { ()-[:ABOUT]->() }
  },
  evidence: head(COLLECT { MATCH (g:Graph) RETURN g.evidence }),
  outlets: COLLECT {
    MATCH (s:Source)
    WITH s.publisher AS publisher, count(*) AS sources,
      // the dates after the days by which they are compared
      min(CASE WHEN s.day <> '~' THEN s.day + ' ' + s.published END) AS first, max(CASE WHEN s.day <> '~' THEN s.day + ' ' + s.published END) AS last
    RETURN {publisher: publisher, sources: sources, first: first, last: last}
  }
} AS row;
