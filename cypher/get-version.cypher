// The version of the data: the graph, by a name it was given when it was made, and how often it was written since.
MATCH (g:Graph)
RETURN g.id + '.' + toString(g.version) AS version;
