-- Who met whom: meetings of any of @who, and with any of @with, earliest first. The lists are JSON arrays, @bases is a set of bits.
SELECT o.meeting, o.event, MIN(o.n), MIN(o.basis), o.day
FROM occasion o                                                                                --? !who
FROM json_each(@who) w                                                                         --? who
CROSS JOIN standing s ON s.entity = w.value                                                    --? who
CROSS JOIN occasion o ON o.n = s.occasion                                                      --? who
WHERE o.status = @status AND NOT o.lone
  AND (@bases >> o.basis) & 1
  AND NOT EXISTS (SELECT 1 FROM json_each(@with) v CROSS JOIN standing x ON x.seat = s.seat AND x.entity = v.value)            --? with
  AND EXISTS (SELECT 1 FROM json_each(@with) v CROSS JOIN standing t ON t.entity = v.value AND t.occasion = o.n                --? with
    WHERE NOT EXISTS (SELECT 1 FROM json_each(@who) v CROSS JOIN standing x ON x.seat = t.seat AND x.entity = v.value))        --? with
  AND EXISTS (SELECT 1 FROM occasion_place p WHERE p.place = @place AND p.occasion = o.n)      --? place
  AND o.kind IN (SELECT value FROM json_each(@kinds))                                          --? kinds
  AND o.latest >= @since                                                                       --? since
  AND o.earliest <= @until                                                                     --? until
  AND (o.day, o.meeting) > (@day, @after)                                                      --? after !latestFirst
  AND ((o.day = '~') > (@day = '~') OR ((o.day = '~') = (@day = '~')                           --? after latestFirst
    AND (o.day < @day OR (o.day = @day AND o.meeting > @after))))                              --? after latestFirst
GROUP BY o.day, o.meeting
ORDER BY o.day, o.meeting                                                                      --? !latestFirst
ORDER BY o.day = '~', o.day DESC, o.meeting                                                    --? latestFirst
LIMIT @limit;
