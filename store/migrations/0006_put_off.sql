-- What is put off is put off beside what was agreed, not in its place. Where each
-- document stands is derived again from its journal after this (see positions.go).
ALTER TABLE positions ADD COLUMN put_off INTEGER NOT NULL DEFAULT 0; -- until that day, included
