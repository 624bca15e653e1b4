// Commitments by what was done about them, by whom and for whom, by the day of their first act. Parameters: acts (types), by and for (ids), at (an id), since and until (of the act), areas,
// status, currency, min, max, day ('' for the first page) and after (the last of the page before), limit.
MATCH (b:Entity)-[s:STANDS]->(c) USING INDEX b:Entity(id) WHERE b.id IN $by AND s.type IN $acts  //? acts by
  AND s.latest >= $since                                             //? acts by since
  AND s.earliest <= $until                                           //? acts by until
WITH DISTINCT c                                                      //? acts by
MATCH (x:Entity)<-[:FOR]-(c) USING INDEX x:Entity(id) WHERE x.id IN $for  //? for
WITH DISTINCT c                                                      //? for
MATCH (:Entity {id: $at})<-[:ANNOUNCED_AT]-(c:Commitment)            //? at
WITH DISTINCT c                                                      //? at
MATCH (c:Commitment)
WHERE c.day >= $day AND c.id IS NOT NULL  // the index on both serves only where both are asked for
  AND EXISTS { MATCH (c)<-[r]-(:Entity) WHERE type(r) IN $acts AND r.supported  //? acts !by
    AND r.latest >= $since                                           //? acts !by since
    AND r.earliest <= $until                                         //? acts !by until
  }                                                                  //? acts !by
  AND c.area IN $areas                                               //? areas
  AND coalesce(c.status, 'unknown') = $status                        //? status
  AND any(i IN range(0, coalesce(size(c.amountCurrencies), 0) - 1) WHERE c.amountCurrencies[i] = $currency  //? currency
    AND c.amountValues[i] >= $min                                    //? currency min
    AND c.amountValues[i] <= $max                                    //? currency max
  )                                                                  //? currency
  AND (c.day > $day OR c.id > $after)                                //? after
WITH c ORDER BY c.day, c.id LIMIT $limit
WITH c, COLLECT {
  MATCH (c)-[r]-(x:Entity) WHERE NOT r:STANDS
  RETURN r {.id, .firstEntry, .firstPosition, .date, .day, .as, .for, .sources, .locators, .summaries, .quotes, .stances, .confidences, type: type(r), out: startNode(r) = c, other: x {.id, .type, .name}}
} AS around
RETURN c {.day, .id, .name, .description, .status, .area, .body, around,
  names: reduce(ids = [], r IN around | ids + [r.as, r.for]), cites: reduce(ids = [], r IN around | ids + r.sources)} AS row;
