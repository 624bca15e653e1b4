// Search: entities that have the id $text, or for each word of a text one of the keys wanted ($matches, each in Lucene's words), of $types and of $country,
// within which nobody is asked for by id; at most $limit of each, those with the shorter names or aliases.
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
  WITH e, reduce(shortest = size(e.name), alias IN coalesce(e.aliases, []) | CASE WHEN size(alias) < shortest THEN size(alias) ELSE shortest END) AS shortest  //? matches
  RETURN e ORDER BY shortest, e.id LIMIT $limit              //? matches
}                                                            //? matches
RETURN e {.id, .type, .name, .aliases, .description, .country, .institution, .portfolio} AS row  //? matches
;
