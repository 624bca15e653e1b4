// Whom an entity met: the other parties of its meetings, most meetings first, then the latest, then by id. Who stands for the entity is not another party, and the entity not one of whoever it
// stands for. Parameters: id, bases (1 stated, 2 meeting, 3 attended), types, since, until, meetings, last and after (of the last of the page before), limit.
MATCH (e:Entity {id: $id})-[s:STANDS]->(o:Occasion)
WHERE o.status = 'held' AND NOT o.lone AND o.basis IN $bases
  AND o.latest >= $since    //? since
  AND o.earliest <= $until  //? until
// the meeting as the words day, id and date, by which the first and the last are told
WITH e, o, collect(s.seat) AS ours, o.meeting AS meeting, o.basis AS basis, CASE o.day WHEN '~' THEN '' ELSE o.day END AS day, o.meeting + ' ' + coalesce(o.date, '') AS named
MATCH (p)-[t:STANDS]->(o) WHERE p <> e
WITH e, o, ours, meeting, basis, day, day + ' ' + named AS words, p, collect(t.seat) AS theirs, min(CASE WHEN NOT t.seat IN ours THEN t.via END) AS via
WHERE via IS NOT NULL AND any(seat IN ours WHERE NOT seat IN theirs)
WITH e, p, min(via) AS via, count(DISTINCT meeting) AS meetings, collect(DISTINCT basis) AS bases, max(day) AS lastDay, min(CASE WHEN day <> '' THEN words END) AS first, max(words) AS last
WHERE via < 2
  AND p.type IN $types      //? types
  AND (meetings < $meetings OR (meetings = $meetings AND (lastDay < $last OR (lastDay = $last AND p.id > $after))))  //? after
WITH e, p, via, meetings, bases, lastDay, first, last ORDER BY meetings DESC, lastDay DESC, p.id LIMIT $limit
// the relations that put both at the last
WITH e, p, via, meetings, bases, lastDay, first, last, COLLECT {
  MATCH (o:Occasion {meeting: split(last, ' ')[1]}) WHERE o.status = 'held' AND NOT o.lone AND o.basis IN $bases
  MATCH (x:Entity)-[s:STANDS]->(o) WHERE x IN [e, p]
  WITH s.relation AS id, s.from AS from, s.to AS to, max(x = e) AS own
  MATCH (:Entity {id: from})-[r]->(:Entity {id: to}) WHERE r.id = id
  RETURN r {.firstEntry, .firstPosition, own, .sources, .locators, .summaries, .quotes, .stances, .confidences}
} AS shown
ORDER BY meetings DESC, lastDay DESC, p.id
RETURN {with: p {.id, .type, .name}, via: via, meetings: meetings, bases: bases, lastDay: lastDay, first: first, last: last, shown: shown, cites: reduce(ids = [], r IN shown | ids + r.sources)} AS row;
