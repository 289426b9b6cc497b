-- The discount for early payment (L441-9): what an invoice offers, frozen with
-- it, and how what was granted shares out between bases and VAT.
ALTER TABLE documents ADD COLUMN escompte_rate INTEGER NOT NULL DEFAULT 0;  -- hundredths of a point
ALTER TABLE documents ADD COLUMN escompte_days INTEGER NOT NULL DEFAULT 0;  -- of a draft, -1: none, whatever the client's is
ALTER TABLE documents ADD COLUMN escompte_until INTEGER NOT NULL DEFAULT 0; -- the last day
ALTER TABLE payments ADD COLUMN vat_groups TEXT NOT NULL DEFAULT '';        -- of a discount granted, '' for money

CREATE TRIGGER documents_escompte_frozen BEFORE UPDATE OF escompte_rate, escompte_days, escompte_until ON documents
WHEN old.status <> 0
BEGIN SELECT RAISE(ABORT, 'an issued document is never changed'); END;
