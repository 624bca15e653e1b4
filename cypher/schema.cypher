// The constraints and indexes of a graph. Each is made by itself, where it is missing; its section bears its name.
//
// Nodes: (:Entity:Person) and the like, one label of the schema each; (:Source); (:Judgement); (:Entry) a write, (:EntryPart) its changes, a
// thousand each, as the text 'position kind version id into', and (:Version) how a record stood before; (:Graph) one, with the version of the
// data and how many pieces of evidence there are; (:ApiKey); (:Remembered). A graph that is being filled says by whom, see fill-graph.cypher. Derived: (:Occasion), an event ('event:' + id) or a MET_WITH ('relation:' + id), -[:OCCURRED_IN]-> its places.
// Relationships: those of the schema. References to entities in fields are ids. What evidence says stands in lists side by side: sources,
// locators, summaries, quotes, stances, confidences, '' where it is not said of one piece, and no list where it is of none. Derived:
// (entity)-[:STANDS]-> the occasion or thing of a relation, by a seat at it (relation id + '/from' or '/to'), via 0 itself, 1 as holder of the
// office, 2 as the office of the holder, 3 as whom they stood for, with the ends and days of the relation, and but for 0 its sources; moment, day,
// earliest and latest of relations; the date and days of commitments.
// Days: day is for the order, '~' when there is none; earliest and latest are the days that a date can mean.
// body is the JSON of a record's own fields as they were written.
// Ids are indexed on :Entity alone: (e:Event {id: …}) goes through all events, (e:Entity {id: …}) does not.

// name: graph_name
CREATE CONSTRAINT graph_name IF NOT EXISTS FOR (g:Graph) REQUIRE g.name IS UNIQUE;

// name: entity_id
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;

// name: source_id
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (s:Source) REQUIRE s.id IS UNIQUE;

// name: judgement_id
CREATE CONSTRAINT judgement_id IF NOT EXISTS FOR (j:Judgement) REQUIRE j.id IS UNIQUE;

// name: occasion_key
CREATE CONSTRAINT occasion_key IF NOT EXISTS FOR (o:Occasion) REQUIRE o.key IS UNIQUE;

// name: entry_number
CREATE CONSTRAINT entry_number IF NOT EXISTS FOR (w:Entry) REQUIRE w.number IS UNIQUE;

// name: api_key_name
CREATE CONSTRAINT api_key_name IF NOT EXISTS FOR (k:ApiKey) REQUIRE k.name IS UNIQUE;

// name: remembered_key
CREATE CONSTRAINT remembered_key IF NOT EXISTS FOR (m:Remembered) REQUIRE m.key IS UNIQUE;

// name: remembered_at
CREATE RANGE INDEX remembered_at IF NOT EXISTS FOR (m:Remembered) ON (m.at);

// name: entity_type
CREATE RANGE INDEX entity_type IF NOT EXISTS FOR (e:Entity) ON (e.type, e.id);

// name: entity_kind
CREATE RANGE INDEX entity_kind IF NOT EXISTS FOR (e:Entity) ON (e.kind, e.id);

// name: entity_country
CREATE RANGE INDEX entity_country IF NOT EXISTS FOR (e:Entity) ON (e.country, e.id);

// name: entity_institution
CREATE RANGE INDEX entity_institution IF NOT EXISTS FOR (e:Entity) ON (e.institution, e.id);

// name: entity_within
CREATE RANGE INDEX entity_within IF NOT EXISTS FOR (e:Entity) ON (e.within, e.id);

// name: event_day
CREATE RANGE INDEX event_day IF NOT EXISTS FOR (e:Event) ON (e.day, e.id);

// name: statement_day
CREATE RANGE INDEX statement_day IF NOT EXISTS FOR (e:Statement) ON (e.day, e.id);

// name: commitment_day
CREATE RANGE INDEX commitment_day IF NOT EXISTS FOR (e:Commitment) ON (e.day, e.id);

// name: source_day
CREATE RANGE INDEX source_day IF NOT EXISTS FOR (s:Source) ON (s.day, s.id);

// name: judgement_one
CREATE RANGE INDEX judgement_one IF NOT EXISTS FOR (j:Judgement) ON (j.one);

// name: judgement_other
CREATE RANGE INDEX judgement_other IF NOT EXISTS FOR (j:Judgement) ON (j.other);

// name: occasion_day
CREATE RANGE INDEX occasion_day IF NOT EXISTS FOR (o:Occasion) ON (o.day, o.meeting);

// name: occasion_meeting
CREATE RANGE INDEX occasion_meeting IF NOT EXISTS FOR (o:Occasion) ON (o.meeting);

// name: entry_part
CREATE RANGE INDEX entry_part IF NOT EXISTS FOR (p:EntryPart) ON (p.entry, p.part);

// name: version_key
CREATE RANGE INDEX version_key IF NOT EXISTS FOR (v:Version) ON (v.kind, v.id, v.version);

// name: stands_relation
CREATE RANGE INDEX stands_relation IF NOT EXISTS FOR ()-[s:STANDS]-() ON (s.relation);

// name: met_with_event
CREATE RANGE INDEX met_with_event IF NOT EXISTS FOR ()-[r:MET_WITH]-() ON (r.event);

// name: visited_event
CREATE RANGE INDEX visited_event IF NOT EXISTS FOR ()-[r:VISITED]-() ON (r.event);

// name: names
CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (e:Entity) ON EACH [e.keys] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};

// name: words
CREATE FULLTEXT INDEX words IF NOT EXISTS FOR (e:Statement) ON EACH [e.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};

// name: versions_about
CREATE FULLTEXT INDEX versions_about IF NOT EXISTS FOR (v:Version) ON EACH [v.about] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};

// name: claims
// what relations name by id: the sources that they rest on, and what their fields refer to; of all types of the schema
CREATE FULLTEXT INDEX claims IF NOT EXISTS FOR ()-[r:MET_WITH]-() ON EACH [r.sources, r.as, r.for, r.event, r.place] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};

// name: relation_met_with
// of each type of the schema one
CREATE RANGE INDEX relation_met_with IF NOT EXISTS FOR ()-[r:MET_WITH]-() ON (r.id);
