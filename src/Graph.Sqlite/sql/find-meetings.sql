-- Who met whom: meetings of any of @who, and with any of @with, earliest first. The lists are JSON arrays.
SELECT o.meeting, o.event, MIN(o.n), MIN(o.basis), o.day
FROM occasion o
WHERE o.status = @status
  AND o.basis IN (SELECT value FROM json_each(@bases))
  AND o.n IN (SELECT s.occasion FROM standing s WHERE s.entity IN (SELECT value FROM json_each(@who)) AND s.occasion IS NOT NULL)  --? who !with
  AND o.n IN (                                                                                 --? with
    SELECT s.occasion FROM standing s JOIN standing t ON t.occasion = s.occasion               --? with
    WHERE s.entity IN (SELECT value FROM json_each(@who))                                      --? with
      AND t.entity IN (SELECT value FROM json_each(@with))                                     --? with
      AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.seat = s.seat AND x.entity IN (SELECT value FROM json_each(@with)))   --? with
      AND NOT EXISTS (SELECT 1 FROM standing x WHERE x.seat = t.seat AND x.entity IN (SELECT value FROM json_each(@who))))   --? with
  AND o.n IN (SELECT occasion FROM occasion_place WHERE place = @place)                        --? place
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
