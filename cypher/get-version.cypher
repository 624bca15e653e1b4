// The version of the data: the graph, by a name it was given when it was made, and how often it was written since. A graph that is
// being filled has none.
MATCH (g:Graph) WHERE g.filling IS NULL
RETURN g.id + '.' + toString(g.version) AS version;
