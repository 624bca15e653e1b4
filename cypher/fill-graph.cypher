// A graph that is being filled. A first write that is too large for one transaction is kept in parts, and until the last of them the graph says so
// and answers nothing: (:Graph {filling, filledAt}) says by whom, and when the last part came. What was left half-way is taken away whole.
// Parameters: by, a name of whoever fills or takes away; patience, after how many milliseconds without a part it was left; limit.

// name: begin
MATCH (g:Graph) SET g.filling = $by, g.filledAt = timestamp(), g.version = g.version + 1;

// name: go-on
// nothing is found when others have taken it for left; asked once the lock is held
MATCH (g:Graph) SET g.lock = 0
WITH g WHERE g.filling = $by
SET g.filledAt = timestamp()
RETURN g.filling AS filling;

// name: leave
MATCH (g:Graph {filling: $by}) SET g.filledAt = 0;

// name: state
MATCH (g:Graph)
RETURN g.filling IS NOT NULL AS filling, coalesce(g.filledAt < timestamp() - $patience, false) AS left;

// name: take
MATCH (g:Graph) SET g.lock = 0
WITH g WHERE g.filling IS NOT NULL AND g.filledAt < timestamp() - $patience
SET g.filling = $by, g.filledAt = timestamp()
RETURN g.filling AS filling;

// name: take-away
// all but the graph itself and its keys
MATCH (n:!Graph&!ApiKey) WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*) AS gone;

// name: empty
MATCH (g:Graph) SET g.filling = null, g.filledAt = null, g.lastEntry = 0, g.evidence = 0, g.version = g.version + 1;

// name: relations
// of one type, some at a time, for what is derived from them, a statement for each. Further parameters: after, type.
MATCH ()-[r:MET_WITH]->() WHERE r.id > $after
RETURN r.id AS id, elementId(r) AS element ORDER BY r.id LIMIT $limit;

// name: entities
MATCH (e:Entity) WHERE e.type = $type AND e.id > $after
RETURN e.id AS id ORDER BY e.type, e.id LIMIT $limit;

// name: occasions
MATCH (o:Occasion) WHERE o.key > $after
RETURN o.key AS id ORDER BY o.key LIMIT $limit;
