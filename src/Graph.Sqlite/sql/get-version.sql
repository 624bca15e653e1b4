-- The version of the data: the file, by a name it was given when it was made, and how often it was written since.
SELECT (SELECT value FROM meta WHERE key = 'graph') || '.' || (SELECT value FROM meta WHERE key = 'version');
