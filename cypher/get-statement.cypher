// The statement of an id, with who said it, what about, to whom and where. Parameter: id.
MATCH (c:Entity {id: $id}) WHERE c:Statement
WITH c, COLLECT {
  MATCH (c)-[r]-(x:Entity)
  WHERE (startNode(r) = c AND type(r) IN ['ABOUT', 'ADDRESSED_TO', 'ANNOUNCED_AT']) OR (endNode(r) = c AND r:SAID)
  RETURN r {.entry, .position, .as, .for, .sources, .locators, .summaries, .quotes, .stances, .confidences, type: type(r), other: x {.id, .type, .name}}
} AS around
RETURN c {.day, .id, .name, .description, .quote, .date, around,
  names: reduce(ids = [], r IN around | ids + [r.as, r.for]), cites: reduce(ids = [], r IN around | ids + r.sources)} AS row;
