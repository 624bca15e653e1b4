-- Entities by id (@ids, a JSON array), as references.
SELECT e.id, e.type, e.name FROM json_each(@ids) w CROSS JOIN entity e ON e.id = w.value;
