// Entities of some types, kinds or of one country, by id. Parameters: after (an id, '' for the first page), types, kinds, country (an id), refs (the fields that hold ids), limit.
MATCH (e:Entity)
WHERE e.id > $after
  AND e.type IN $types      //? types
  AND e.kind IN $kinds      //? kinds
  AND e.country = $country  //? country
WITH e ORDER BY e.id LIMIT $limit
RETURN e {.id, .type, .name, .aliases, .description, .sameAs, .body, names: [field IN $refs | e[field]]} AS row;
