// Search: entities that have the id $text, or for each word of a text one of the keys wanted ($match, in Lucene's words; $beginnings, where words may
// only begin so), of $types and of $country, within which nobody is asked for by id; at most $limit of each.
MATCH (e:Entity {id: $text}) WHERE true
  AND e.type IN $types                                       //? types
  AND $country IS NULL                                       //? country
RETURN e {.id, .type, .name, .aliases, .description} AS row
UNION                                                        //? match
CALL db.index.fulltext.queryNodes('names', $match) YIELD node AS e         //? match
WITH e WHERE true                                            //? match
  AND e.type IN $types                                       //? match types
  AND e.country = $country                                   //? match country
WITH e LIMIT $limit                                          //? match
RETURN e {.id, .type, .name, .aliases, .description} AS row  //? match
UNION                                                        //? match
CALL db.index.fulltext.queryNodes('names', $beginnings) YIELD node AS e    //? match
WITH e WHERE true                                            //? match
  AND e.type IN $types                                       //? match types
  AND e.country = $country                                   //? match country
WITH e LIMIT $limit                                          //? match
RETURN e {.id, .type, .name, .aliases, .description} AS row  //? match
;
