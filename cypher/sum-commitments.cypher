// What is summed up of the commitments that find-commitments.cypher finds by the same parameters, without its page; counted are the types of act that fit.
MATCH (b:Entity)-[s:STANDS]->(c) USING INDEX b:Entity(id) WHERE b.id IN $by AND s.type IN $acts  //? acts by
  AND s.latest >= $since                                             //? acts by since
  AND s.earliest <= $until                                           //? acts by until
WITH DISTINCT c                                                      //? acts by
MATCH (x:Entity)<-[:FOR]-(c) USING INDEX x:Entity(id) WHERE x.id IN $for  //? for
WITH DISTINCT c                                                      //? for
MATCH (:Entity {id: $at})<-[:ANNOUNCED_AT]-(c:Commitment)            //? at
WITH DISTINCT c                                                      //? at
MATCH (c:Commitment)
WHERE true
  AND EXISTS { MATCH (c)<-[r]-(:Entity) WHERE type(r) IN $acts AND r.supported  //? acts !by
    AND r.latest >= $since                                           //? acts !by since
    AND r.earliest <= $until                                         //? acts !by until
  }                                                                  //? acts !by
  AND c.area IN $areas                                               //? areas
  AND coalesce(c.status, 'unknown') = $status                        //? status
  AND any(i IN range(0, size(c.amountCurrencies) - 1) WHERE c.amountCurrencies[i] = $currency  //? currency
    AND c.amountValues[i] >= $min                                    //? currency min
    AND c.amountValues[i] <= $max                                    //? currency max
  )                                                                  //? currency
WITH c,
  // those acts that fit the question, with who stands behind them
  COLLECT {
    MATCH (g:Entity)-[s:STANDS]->(c) WHERE s.type IN $counted
      AND s.latest >= $since                                         //? since
      AND s.earliest <= $until                                       //? until
    WITH s.from + ' ' + s.seat + ' ' + s.to AS seat, s.type AS act, s.earliest AS earliest, s.latest AS latest, collect(g {.id, .type, .name, via: s.via}) AS behind
    WHERE any(one IN behind WHERE one.id IN $by)                     //? by
    RETURN {seat: seat, act: act, earliest: earliest, latest: latest, behind: behind}
  } AS acts,
  COLLECT { MATCH (c)-[r:FOR]->(x:Entity) WHERE r.supported RETURN DISTINCT x {.id, .type, .name} } AS receivers,
  COLLECT { MATCH (c)-[r:RESTATES|REVISES]->(x:Commitment) WHERE r.supported RETURN {to: x.id, revises: type(r) = 'REVISES'} } AS restates
RETURN c {.id, .type, .name, .area, .day, .body, acts, receivers, restates} AS row;
