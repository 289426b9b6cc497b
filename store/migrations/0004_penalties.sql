-- Documents of penalties: the invoice that one is about (a credit note on one
-- keeps it), the days whose interest it has, both included, and whether it has
-- the 40 € of D441-5.
ALTER TABLE documents ADD COLUMN penalties_id INTEGER REFERENCES documents;
ALTER TABLE documents ADD COLUMN penalties_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN penalties_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN penalties_recovery INTEGER NOT NULL DEFAULT 0;
CREATE INDEX documents_penalties ON documents(penalties_id) WHERE penalties_id IS NOT NULL;

CREATE TRIGGER documents_penalties_frozen BEFORE UPDATE OF penalties_id, penalties_from, penalties_until, penalties_recovery ON documents
WHEN old.status <> 0
BEGIN SELECT RAISE(ABORT, 'an issued document is never changed'); END;
