// The meeting of an id: that of an event, or of a MET_WITH relation; its basis is the strongest of what it rests on. Parameter: id.
MATCH (asked:Occasion) WHERE asked.key IN ['event:' + $id, 'relation:' + $id]
MATCH (o:Occasion {meeting: asked.meeting})
WITH o.meeting AS meeting, o.day AS day, o.event AS event, min(o.basis) AS basis ORDER BY meeting, event IS NULL LIMIT 1
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
WITH meeting, day, basis, e, seats, around, met, holders ORDER BY day, meeting
RETURN {meeting: meeting, day: day, basis: basis, event: e {.id, .name, .description, .kind, .format, .status, .date}, seats: seats, around: around, met: met, holders: holders,
  names: reduce(ids = [], r IN seats | ids + [r.as, r.for]) + [r IN around | r.within] + reduce(ids = [], r IN met | ids + [r.place, r.event]),
  cites: reduce(ids = [], r IN seats + around + met | ids + coalesce(r.sources, []))} AS row;
