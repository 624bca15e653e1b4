// What stands around every question: which state of the graph it was answered from.

// name: frame
MATCH (g:Graph)
WITH g.id + '.' + toString(g.version) AS before
CALL () {
RETURN {} AS row
}
WITH before, collect(row) AS rows
MATCH (g:Graph)
RETURN before, g.id + '.' + toString(g.version) AS after, rows;

// name: hold
// writers take this lock first, and so wait until the question is answered
MATCH (g:Graph) SET g.lock = 0;
