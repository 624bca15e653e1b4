// The relations at an entity's ends, by the day they happened. Parameters: id, direction (Both, Out or In), types, since, until, day and after (the last of the page before), refs (the fields that hold ids), limit.
MATCH (e:Entity {id: $id})-[r]-(:Entity)
WHERE NOT r:STANDS
  AND CASE $direction WHEN 'Out' THEN startNode(r) = e WHEN 'In' THEN endNode(r) = e ELSE true END
  AND type(r) IN $types     //? types
  AND r.latest >= $since    //? since
  AND r.earliest <= $until  //? until
  AND (r.day > $day OR (r.day = $day AND r.id > $after))  //? after
WITH r ORDER BY r.day, r.id LIMIT $limit
RETURN r {.id, .day, .body, .recorded, .recordedBy, .sources, .locators, .summaries, .quotes, .stances, .confidences,
  type: type(r), from: startNode(r).id, to: endNode(r).id, names: [startNode(r).id, endNode(r).id] + [field IN $refs | r[field]], cites: r.sources} AS row;
