// The commitment of an id, with what was done about it and what belongs to it. Parameter: id.
MATCH (c:Entity {id: $id}) WHERE c:Commitment
WITH c, COLLECT {
  MATCH (c)-[r]-(x:Entity) WHERE NOT r:STANDS
  RETURN r {.id, .entry, .position, .date, .day, .as, .for, .sources, .locators, .summaries, .quotes, .stances, .confidences, type: type(r), out: startNode(r) = c, other: x {.id, .type, .name}}
} AS around
RETURN c {.day, .id, .name, .description, .status, .area, .body, around,
  names: reduce(ids = [], r IN around | ids + [r.as, r.for]), cites: reduce(ids = [], r IN around | ids + r.sources)} AS row;
