-- The meeting of an id: that of an event, or of a MET_WITH relation.
SELECT o.meeting, o.event, o.n, o.basis
FROM occasion o
WHERE o.n = (SELECT n FROM entity WHERE id = @id AND type = 'event')
   OR o.n = (SELECT -n FROM relation WHERE id = @id AND type = 'MET_WITH')
LIMIT 1;
