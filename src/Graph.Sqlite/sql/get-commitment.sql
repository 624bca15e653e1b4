-- The commitment of an id.
SELECT n FROM entity WHERE id = @id AND type = 'commitment';
