-- Opening: what a file is, before it is taken for a graph; and what stands around every question.

-- name: what
SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT COUNT(*) FROM sqlite_schema);

-- name: indexes
-- those that are not a part of their table
SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL;

-- name: begin
BEGIN;

-- name: write
BEGIN IMMEDIATE;

-- name: commit
COMMIT;

-- name: scope
-- where scope.sql puts what is to be made anew
CREATE TEMP TABLE scope_relation (n INTEGER PRIMARY KEY);
CREATE TEMP TABLE scope_commitment (n INTEGER PRIMARY KEY);
CREATE TEMP TABLE scope_seat (seat INTEGER PRIMARY KEY);
CREATE TEMP TABLE scope_occasion (n INTEGER PRIMARY KEY);
