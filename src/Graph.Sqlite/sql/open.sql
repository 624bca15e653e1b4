-- Opening: what a file is, before it is taken for a graph; and what stands around every question.

-- name: what
SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT COUNT(*) FROM sqlite_schema);

-- name: relation
SELECT 1 FROM relation WHERE id = @id;

-- name: begin
BEGIN;

-- name: commit
COMMIT;
