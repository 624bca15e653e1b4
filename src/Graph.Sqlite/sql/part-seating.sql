-- Who stood where, all of it: what is held of a version of the data (Seating).

-- name: size
-- how many occasions, the largest numbers of relations, of entities and of sources, and the standings, which are counted up to @most
SELECT (SELECT COUNT(*) FROM occasion),
  COALESCE((SELECT MAX(n) FROM relation), 0),
  COALESCE((SELECT MAX(n) FROM entity), 0),
  COALESCE((SELECT MAX(n) FROM source), 0),
  (SELECT COUNT(*) FROM (SELECT 1 FROM standing INDEXED BY standing_occasion WHERE occasion IS NOT NULL LIMIT @most));

-- name: occasions
-- those without a day first
SELECT o.n, COALESCE(o.event, o.n), o.basis, o.status = 'held' AND NOT o.lone, o.meeting, o.day, o.earliest, o.latest, o.date
FROM occasion o ORDER BY o.day <> '~', o.day, o.meeting, o.date;

-- name: standings
SELECT s.occasion, s.entity, s.seat, s.via FROM standing s WHERE s.occasion IS NOT NULL ORDER BY s.occasion, s.entity, s.seat, s.via;

-- name: entities
-- with the length of the shortest of their names and aliases
SELECT n, id, type, name, min(length(name), ifnull((SELECT min(length(value)) FROM json_each(aliases)), length(name))) FROM entity;

-- name: relations
SELECT n FROM relation ORDER BY id;

-- name: sources
SELECT n, id, title, publisher, published, url FROM source;
