// Search: entities that have the id $text, or for each word of a text one of the keys wanted ($matches, each in Lucene's words), of $types and of $country,
// within which nobody is asked for by id; at most $limit of each, the shorter names.
MATCH (e:Entity {id: $text}) WHERE true
  AND e.type IN $types                                       //? types
  AND $country IS NULL                                       //? country
RETURN e {.id, .type, .name, .aliases, .description, .country, .institution, .portfolio} AS row
UNION                                                        //? matches
UNWIND $matches AS match                                     //? matches
CALL (match) {                                               //? matches
  CALL db.index.fulltext.queryNodes('names', match) YIELD node AS e        //? matches
  WITH e WHERE true                                          //? matches
    AND e.type IN $types                                     //? matches types
    AND e.country = $country                                 //? matches country
  RETURN e ORDER BY size(e.name), e.id LIMIT $limit          //? matches
}                                                            //? matches
RETURN e {.id, .type, .name, .aliases, .description, .country, .institution, .portfolio} AS row  //? matches
;
