-- The statement of an id.
SELECT n FROM entity WHERE id = @id AND type = 'statement';
