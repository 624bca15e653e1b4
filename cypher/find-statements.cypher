// Who said what, about what, by day. Parameters: by and about (ids), text (in Lucene's words), since, until, day ('' for the first page) and after (the last of the page before), limit.
CALL db.index.fulltext.queryNodes('words', $text) YIELD node AS c  //? text
WITH c                                                             //? text
MATCH (b:Entity)-[s:STANDS]->(c) USING INDEX b:Entity(id) WHERE b.id IN $by AND s.type = 'SAID'  //? by
WITH DISTINCT c                                                    //? by
MATCH (c)-[:ABOUT]->(x:Entity) USING INDEX x:Entity(id) WHERE x.id IN $about  //? about
WITH DISTINCT c                                                    //? about
MATCH (c:Statement)
WHERE c.day >= $day AND c.id IS NOT NULL  // the index on both serves only where both are asked for
  AND c.latest >= $since    //? since
  AND c.earliest <= $until  //? until
  AND (c.day > $day OR c.id > $after)  //? after
WITH c ORDER BY c.day, c.id LIMIT $limit
WITH c, COLLECT {
  MATCH (c)-[r]-(x:Entity)
  WHERE (startNode(r) = c AND type(r) IN ['ABOUT', 'ADDRESSED_TO', 'ANNOUNCED_AT']) OR (endNode(r) = c AND r:SAID)
  RETURN r {.firstEntry, .firstPosition, .as, .for, .sources, .locators, .summaries, .quotes, .stances, .confidences, type: type(r), other: x {.id, .type, .name}}
} AS around
RETURN c {.day, .id, .name, .description, .quote, .date, around,
  names: reduce(ids = [], r IN around | ids + [r.as, r.for]), cites: reduce(ids = [], r IN around | ids + r.sources)} AS row;
