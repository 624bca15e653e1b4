-- The meeting of an id: that of an event, or of a MET_WITH relation; its basis is the strongest of what it rests on.
SELECT o.meeting, o.event, MAX(o.n), MIN(o.basis)
FROM occasion asked
JOIN occasion o ON o.meeting = asked.meeting
WHERE asked.n IN ((SELECT n FROM entity WHERE id = @id AND type = 'event'), (SELECT -n FROM relation WHERE id = @id AND type = 'MET_WITH'))
GROUP BY o.meeting, o.event
-- where an event has the id of a MET_WITH of others, the event
ORDER BY o.event IS NULL LIMIT 1;
