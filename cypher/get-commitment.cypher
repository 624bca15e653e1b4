// The commitments of some ids, with what was done about them and what belongs to them. Parameter: ids.
UNWIND $ids AS id
MATCH (c:Entity {id: id}) WHERE c:Commitment
WITH c, COLLECT {
  MATCH (c)-[r]-(x:Entity) WHERE NOT r:STANDS
  RETURN r {.id, .firstEntry, .firstPosition, .date, .day, .as, .for, .sources, .locators, .summaries, .quotes, .stances, .confidences, type: type(r), out: startNode(r) = c, other: x {.id, .type, .name}}
} AS around
RETURN c {.day, .id, .name, .description, .status, .area, .body, around,
  names: reduce(ids = [], r IN around | ids + [r.as, r.for]), cites: reduce(ids = [], r IN around | ids + r.sources)} AS row;
