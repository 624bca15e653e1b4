// What rests on a source, by relation id; alone when no other source supports it. Parameters: id, onlyAlone, after (an id, '' for the first page), refs (the fields that hold ids), limit.
MATCH (s:Source {id: $id})
CALL db.index.fulltext.queryRelationships('claims', 'sources:"' + s.id + '"') YIELD relationship AS r
WITH r, none(i IN range(0, size(r.sources) - 1) WHERE r.sources[i] <> $id AND coalesce(r.stances[i], '') <> 'disputes') AS alone
WHERE r.id > $after
  AND alone  //? onlyAlone
WITH r, alone ORDER BY r.id LIMIT $limit
RETURN r {.id, .day, .body, .recorded, .recordedBy, .sources, .locators, .summaries, .quotes, .stances, .confidences, alone,
  type: type(r), from: startNode(r).id, to: endNode(r).id, names: [startNode(r).id, endNode(r).id] + [field IN $refs | r[field]], cites: r.sources} AS row;
