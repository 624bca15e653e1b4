// One source. Parameter: id.
MATCH (s:Source {id: $id})
CALL (s) {
  CALL db.index.fulltext.queryRelationships('claims', 'sources:"' + s.id + '"') YIELD relationship
  RETURN count(*) AS claims
}
RETURN s {.id, .title, .publisher, .author, .published, .url, .archivedUrl, .language, .licence, .retrieved, .version, claims} AS row;
