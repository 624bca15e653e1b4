-- Commitments by what was done about them, by whom and for whom, by the day of their first act.
SELECT c.n, c.day, c.id
FROM entity c
WHERE c.type = 'commitment'
  AND c.n IN (SELECT r.b FROM relation r WHERE r.supported AND r.type IN (SELECT value FROM json_each(@acts))   --? acts !by
    AND r.latest >= @since                                                                                      --? acts !by since
    AND r.earliest <= @until                                                                                    --? acts !by until
  )                                                                                                             --? acts !by
  AND c.n IN (SELECT r.b FROM standing s JOIN relation r ON r.n = s.seat / 2 AND r.type IN (SELECT value FROM json_each(@acts))  --? by
    WHERE s.entity IN (SELECT value FROM json_each(@by))                                                        --? by
    AND r.latest >= @since                                                                                      --? by since
    AND r.earliest <= @until                                                                                    --? by until
  )                                                                                                             --? by
  AND c.n IN (SELECT a FROM relation WHERE type = 'FOR' AND b IN (SELECT value FROM json_each(@for)))           --? for
  AND c.n IN (SELECT a FROM relation WHERE type = 'ANNOUNCED_AT' AND b = @at)                                   --? at
  AND c.area IN (SELECT value FROM json_each(@areas))                                                           --? areas
  AND c.status = @status                                                                                        --? status
  AND c.n IN (SELECT commitment FROM amount WHERE currency = @currency                                          --? currency
    AND value >= @min                                                                                           --? currency min
    AND value <= @max                                                                                           --? currency max
  )                                                                                                             --? currency
  AND (c.day, c.id) > (@day, @after)                                                                            --? after
ORDER BY c.day, c.id
LIMIT @limit;
