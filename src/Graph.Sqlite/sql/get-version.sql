-- The version of the data.
SELECT value FROM meta WHERE key = 'version';
