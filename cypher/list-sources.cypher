// Sources that came out in the range, by day. Parameters: since, until, day ('' for the first page) and after (the last of the page before), limit.
MATCH (s:Source)
WHERE s.day >= $day AND s.id IS NOT NULL  // the index on both serves only where both are asked for
  AND s.latest >= $since    //? since
  AND s.earliest <= $until  //? until
  AND (s.day > $day OR s.id > $after)  //? after
WITH s ORDER BY s.day, s.id LIMIT $limit
CALL (s) {
  CALL db.index.fulltext.queryRelationships('claims', 'sources:"' + s.id + '"') YIELD relationship
  RETURN count(*) AS claims
}
WITH s, claims ORDER BY s.day, s.id
RETURN s {.day, .id, .title, .publisher, .author, .published, .url, .archivedUrl, .language, .licence, .retrieved, claims} AS row;
