// Makes what is derived anew from the records: when relations happened, the occasions, and who stands behind what was done.
// It is made for what is listed (relations by their element ids, all else by id or key); for a graph that has nothing of it yet where no list is
// given, but for standing, which is the most of it, and made for so many relations at a time.

// name: moments
// what was said about an event, or belongs to a larger one, need not have been on its day
MATCH (a:Entity)-[r]->(b:Entity) WHERE type(r) IN $happening //? !relations
UNWIND $relations AS one MATCH (a:Entity)-[r]->(b:Entity) WHERE elementId(r) = one AND type(r) IN $happening //? relations
WITH a, r, b WHERE r.date IS NULL
OPTIONAL MATCH (e:Entity {id: r.event})
WITH r, CASE
  WHEN type(r) IN ['PARTICIPATED_IN', 'ANNOUNCED_AT', 'SAID'] AND b.date IS NOT NULL AND b.type IN ['event', 'statement'] THEN b
  WHEN a.date IS NOT NULL AND a.type IN ['event', 'statement'] THEN a
  WHEN e.date IS NOT NULL THEN e END AS w
SET r.moment = w.date, r.day = coalesce(w.day, '~'), r.earliest = w.earliest, r.latest = w.latest;

// name: commitment-days
// a commitment dates from its first act
MATCH (c:Commitment) //? !commitments
UNWIND $commitments AS id MATCH (c:Entity {id: id}) WHERE c:Commitment //? commitments
CALL (c) {
  OPTIONAL MATCH (c)<-[r]-() WHERE type(r) IN $acts AND r.moment IS NOT NULL
  RETURN r ORDER BY r.day, r.id LIMIT 1
}
SET c.date = r.moment, c.day = coalesce(r.day, '~'), c.earliest = r.earliest, c.latest = r.latest;

// name: commitment-moments
MATCH (c:Commitment)-[r]->(:Entity) WHERE type(r) IN $happening //? !relations
UNWIND $relations AS one MATCH (c:Commitment)-[r]->(:Entity) WHERE elementId(r) = one //? relations
WITH c, r WHERE r.moment IS NULL AND c.date IS NOT NULL
SET r.moment = c.date, r.day = c.day, r.earliest = c.earliest, r.latest = c.latest;

// name: clear-standing
UNWIND $gone AS one MATCH ()-[s:STANDS]->() WHERE s.relation = one DELETE s;

// name: clear-occasions
UNWIND $keys AS key MATCH (o:Occasion {key: key}) DETACH DELETE o;

// name: clear-places
UNWIND $placed AS key MATCH (:Occasion {key: key})-[in:OCCURRED_IN]->() DELETE in;

// name: events
MATCH (e:Event) //? !events
UNWIND $events AS id MATCH (e:Entity {id: id}) WHERE e:Event //? events
CREATE (:Occasion {key: 'event:' + e.id, meeting: e.id, event: e.id, basis: CASE WHEN e.kind IN $meetingKinds THEN 2 ELSE 3 END, lone: false,
  kind: e.kind, status: e.status, date: e.date, day: e.day, earliest: e.earliest, latest: e.latest});

// name: stated
MATCH ()-[r:MET_WITH]->() //? !stated
UNWIND $stated AS one MATCH ()-[r:MET_WITH]->() WHERE elementId(r) = one //? stated
OPTIONAL MATCH (during:Entity {id: r.event})
CREATE (:Occasion {key: 'relation:' + r.id, meeting: r.id, basis: 1, lone: false,
  kind: 'meeting', status: coalesce(during.status, 'held'), date: r.moment, day: r.day, earliest: r.earliest, latest: r.latest});

// name: places-of-events
MATCH (e:Event)-[:HELD_AT]->(p:Entity) //? !placed
UNWIND $placed AS key MATCH (e:Entity {id: substring(key, 6)})-[:HELD_AT]->(p:Entity) WHERE key STARTS WITH 'event:' //? placed
WITH DISTINCT e.id AS event, p
MATCH (o:Occasion {key: 'event:' + event})
CREATE (o)-[:OCCURRED_IN]->(p);

// name: places-of-stated
MATCH ()-[r:MET_WITH]->() WHERE r.place IS NOT NULL //? !placed
UNWIND $placed AS key MATCH ()-[r:MET_WITH]->() WHERE key STARTS WITH 'relation:' AND r.id = substring(key, 9) AND r.place IS NOT NULL //? placed
MATCH (p:Entity {id: r.place})
MATCH (o:Occasion {key: 'relation:' + r.id})
CREATE (o)-[:OCCURRED_IN]->(p);

// name: places-around
// the larger places around, and their country; once more for each that was made
MATCH (o:Occasion)-[:OCCURRED_IN]->(p:Entity) //? !placed
UNWIND $placed AS key MATCH (o:Occasion {key: key})-[:OCCURRED_IN]->(p:Entity) //? placed
UNWIND [p.within, p.country] AS id
WITH DISTINCT o, id
MATCH (around:Entity {id: id})
WHERE NOT EXISTS { (o)-[:OCCURRED_IN]->(around) }
CREATE (o)-[:OCCURRED_IN]->(around)
RETURN count(*) AS made;

// name: standing
// holder: the one person who can have held the office on the days that the date can mean, if it is certain that they did
// offices: the office in which a person acted, the one that is stated, else those the person is known to have held
// homes: whom they stood for, and whose their office is
UNWIND $seats AS one
MATCH (a:Entity)-[r]->(b:Entity) WHERE elementId(r) = one AND type(r) IN $doing AND r.supported
OPTIONAL MATCH (o:Occasion {key: CASE type(r) WHEN 'PARTICIPATED_IN' THEN 'event:' + b.id WHEN 'MET_WITH' THEN 'relation:' + r.id END})
OPTIONAL MATCH (office:Entity {id: r.as})
OPTIONAL MATCH (party:Entity {id: r.for})
WITH r, coalesce(o, b) AS target, office, party,
  CASE type(r) WHEN 'MET_WITH' THEN [['/from', a], ['/to', b]] ELSE [['/from', a]] END AS ends
UNWIND ends AS end
WITH r, target, office, party, r.id + end[0] AS seat, end[1] AS who
WITH *,
  [(person)-[h:HOLDS_OFFICE]->(who) WHERE h.supported AND coalesce(h.earliest, '') <= r.latest AND coalesce(h.latest, '~') >= r.earliest
    | [person, h.sureFrom <= r.earliest AND h.sureTo >= r.latest]] AS holders,
  CASE WHEN office IS NULL
    THEN [(who)-[h:HOLDS_OFFICE]->(held) WHERE h.supported AND h.sureFrom <= r.earliest AND h.sureTo >= r.latest | held]
    ELSE [office] END AS offices
WITH r, target, party, seat, who, offices, [who] + offices AS acting,
  CASE WHEN all(one IN holders WHERE one[0] = holders[0][0]) AND any(one IN holders WHERE one[1]) THEN [holders[0][0]] ELSE [] END AS holder
WITH *,
  CASE WHEN party IS NULL THEN [] ELSE [party] END
  + COLLECT { UNWIND acting AS one MATCH (one)-[of:OFFICE_OF]->(home) WHERE of.supported RETURN home }
  + COLLECT { UNWIND acting AS one WITH one WHERE one.type = 'office' MATCH (home:Entity {id: coalesce(one.country, one.institution)}) RETURN home } AS homes
UNWIND [[who, 0]] + [one IN holder | [one, 1]] + [one IN offices | [one, 2]] + [one IN homes | [one, 3]] AS standing
WITH r, target, seat, standing[0] AS entity, min(standing[1]) AS via
CREATE (entity)-[:STANDS {seat: seat, via: via, type: type(r), relation: r.id, from: startNode(r).id, to: endNode(r).id,
  day: r.day, earliest: r.earliest, latest: r.latest, sources: CASE WHEN via > 0 THEN r.sources END}]->(target);

// name: fold
// that two met during a meeting which both were at, themselves or by their office, is that meeting
MATCH (a:Entity)-[r:MET_WITH]->(b:Entity) WHERE r.event IS NOT NULL //? !stated
UNWIND $stated AS one MATCH (a:Entity)-[r:MET_WITH]->(b:Entity) WHERE elementId(r) = one AND r.event IS NOT NULL //? stated
MATCH (e:Occasion {key: 'event:' + r.event}) WHERE e.basis = 2
  AND EXISTS { MATCH (a)-[s:STANDS]->(e)<-[t:STANDS]-(b) WHERE s.via < 3 AND t.via < 3 AND s.seat <> t.seat }
MATCH (o:Occasion {key: 'relation:' + r.id})
SET o.meeting = e.meeting, o.event = e.event, o.kind = e.kind, o.status = e.status, o.date = e.date, o.day = e.day, o.earliest = e.earliest, o.latest = e.latest;

// name: lone
// a meeting needs two, neither of whom stands for the other
MATCH (o:Occasion) //? !occasions
UNWIND $occasions AS key MATCH (o:Occasion {key: key}) //? occasions
SET o.lone = NOT EXISTS {
  MATCH (one)-[s:STANDS {via: 0}]->(o)<-[t:STANDS {via: 0}]-(other) WHERE s.seat < t.seat
    AND NOT EXISTS { MATCH (other)-[for:STANDS]->(o) WHERE for.seat = s.seat }
    AND NOT EXISTS { MATCH (one)-[for:STANDS]->(o) WHERE for.seat = t.seat }
};
