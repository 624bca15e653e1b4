// All that happened with any of several entities. Parameters: of (ids), happenings (types), since, until, day and after (the last of the page before), refs (the fields that hold ids), limit.
UNWIND $of AS one
MATCH (e:Entity {id: one})
CALL (e) {
  MATCH (e)-[r]-(:Entity)
  WHERE type(r) IN $happenings
    AND r.latest >= $since    //? since
    AND r.earliest <= $until  //? until
    AND (r.day > $day OR (r.day = $day AND r.id > $after))  //? after
  RETURN r.id AS id, r.day AS day, startNode(r).id AS from, endNode(r).id AS to, 0 AS via
  UNION ALL
  MATCH (e)-[s:STANDS]->()
  WHERE s.via > 0 AND s.type IN $happenings
    AND s.latest >= $since    //? since
    AND s.earliest <= $until  //? until
    AND (s.day > $day OR (s.day = $day AND s.relation > $after))  //? after
  RETURN s.relation AS id, s.day AS day, s.from AS from, s.to AS to, s.via AS via
}
WITH id, day, from, to, one, min(via) AS via
WITH id, day, from, to, collect({id: one, via: via}) AS involved ORDER BY day, id LIMIT $limit
MATCH (:Entity {id: from})-[r]->(:Entity {id: to}) WHERE r.id = id
OPTIONAL MATCH (v:Entity {id: CASE WHEN type(r) IN ['PARTICIPATED_IN', 'ANNOUNCED_AT'] THEN to WHEN type(r) IN ['HELD_AT', 'PART_OF'] THEN from ELSE r.event END})
WITH r, from, to, involved, v ORDER BY r.day, r.id
RETURN r {.id, .day, .body, .recorded, .recordedBy, .sources, .locators, .summaries, .quotes, .stances, .confidences, .moment,
  type: type(r), from: from, to: to, involved: involved, status: v.status, names: [from, to] + [field IN $refs | r[field]] + [one IN involved | one.id], cites: r.sources} AS row;
