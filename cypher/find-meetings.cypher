// Who met whom: meetings of any of $who, and with any of $with, earliest first. Parameters: who and with (ids), place (an id), kinds, bases (1 stated, 2 meeting, 3 attended), status, since, until,
// latestFirst, dated (only those with a date), day ('' for the first page) and after (the last of the page before), limit.
MATCH (o:Occasion)-[:OCCURRED_IN]->(:Entity {id: $place})                   //? place
MATCH (w:Entity)-[s:STANDS]->(o:Occasion) USING INDEX w:Entity(id) WHERE w.id IN $who  //? who
MATCH (o:Occasion)                                                          //? !who
WHERE true                                                                  //? !who
  AND o.status = $status AND NOT o.lone AND o.basis IN $bases
  AND o.kind IN $kinds                                                      //? kinds
  AND o.latest >= $since                                                    //? since
  AND o.earliest <= $until                                                  //? until
  AND o.day >= $day AND (o.day > $day OR o.meeting > $after)                //? after !latestFirst
  AND o.day >= ''                                                           //? !after
  AND o.meeting IS NOT NULL  // the index on both serves only where both are asked for
  AND o.day < '~'                                                           //? dated
  AND o.day <= $day                                                         //? after dated
  AND CASE $day WHEN '' THEN true WHEN '~' THEN o.day = '~' AND o.meeting > $after            //? after latestFirst
    ELSE o.day < $day OR o.day = '~' OR (o.day = $day AND o.meeting > $after) END  //? after latestFirst
WITH o, collect(DISTINCT s.seat) AS ours                                    //? who with
MATCH (v:Entity)-[t:STANDS]->(o) WHERE v.id IN $with                        //? who with
WITH o, ours, collect(DISTINCT t.seat) AS theirs                            //? who with
WHERE any(seat IN ours WHERE NOT seat IN theirs) AND any(seat IN theirs WHERE NOT seat IN ours)  //? who with
WITH o.day AS day, o.meeting AS meeting, o.event AS event, min(o.basis) AS basis
ORDER BY
  day = '~',                                                                //? latestFirst !dated
  day DESC,                                                                 //? latestFirst
  day, meeting
LIMIT $limit
WITH meeting, day, basis, event,
  COLLECT {
    MATCH (x:Entity)-[r:PARTICIPATED_IN]->(:Entity {id: event})
    RETURN r {.id, .firstEntry, .firstPosition, .role, .mode, .as, .for, .sources, .locators, .summaries, .quotes, .stances, .confidences, entity: x {.id, .type, .name}}
  } AS seats,
  // where it was, what it was part of, and what was announced there
  COLLECT {
    MATCH (:Entity {id: event})-[r:HELD_AT|PART_OF]->(x:Entity)
    RETURN r {.firstEntry, .firstPosition, .sources, .locators, .summaries, .quotes, .stances, .confidences, type: type(r), other: x {.id, .type, .name}, within: x.within}
    UNION ALL
    MATCH (:Entity {id: event})<-[r:ANNOUNCED_AT]-(x:Entity)
    RETURN r {.firstEntry, .firstPosition, type: type(r), other: x {.id, .type, .name}}
  } AS around,
  // who is said to have met at it, or, where it is no event, the two
  COLLECT {
    MATCH (o:Occasion {meeting: meeting}) USING INDEX o:Occasion(meeting) WHERE o.key STARTS WITH 'relation:'
    MATCH (a:Entity)-[r:MET_WITH {id: substring(o.key, 9)}]->(b:Entity)
    RETURN r {.id, .firstEntry, .firstPosition, .place, .event, .sources, .locators, .summaries, .quotes, .stances, .confidences, from: a {.id, .type, .name}, to: b {.id, .type, .name}, status: o.status, date: o.date}
  } AS met,
  COLLECT { MATCH (h:Entity)-[s:STANDS {via: 1}]->(:Occasion {meeting: meeting}) RETURN {seat: s.seat, person: h {.id, .type, .name}} } AS holders
OPTIONAL MATCH (e:Entity {id: event})
WITH meeting, day, basis, e, seats, around, met, holders ORDER BY
  day = '~', day DESC,                                                      //? latestFirst
  day, meeting
RETURN {meeting: meeting, day: day, basis: basis, event: e {.id, .name, .description, .kind, .format, .status, .date}, seats: seats, around: around, met: met, holders: holders,
  names: reduce(ids = [], r IN seats | ids + [r.as, r.for]) + [r IN around | r.within] + reduce(ids = [], r IN met | ids + [r.place, r.event]),
  cites: reduce(ids = [], r IN seats + around + met | ids + coalesce(r.sources, []))} AS row;
