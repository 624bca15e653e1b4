-- Of some entities (@entities, a JSON array of their numbers) those with whom anything happened.
SELECT w.value
FROM json_each(@entities) w
WHERE EXISTS (SELECT 1 FROM relation r WHERE r.a = w.value AND r.type IN (SELECT value FROM json_each(@happenings))
    AND r.latest >= @since    --? since
    AND r.earliest <= @until  --? until
  )
  OR EXISTS (SELECT 1 FROM relation r WHERE r.b = w.value AND r.type IN (SELECT value FROM json_each(@happenings))
    AND r.latest >= @since    --? since
    AND r.earliest <= @until  --? until
  )
  OR EXISTS (SELECT 1 FROM standing s JOIN relation r ON r.n = s.seat / 2 WHERE s.entity = w.value
    AND r.latest >= @since    --? since
    AND r.earliest <= @until  --? until
  );
