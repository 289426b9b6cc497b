-- Money of a client that is on no invoice: its credit. A payment is of a
-- document, or on the account of a client, in a currency ('' for euros). The
-- payments of one transfer have the id of the first of them as their receipt.
CREATE TABLE payments_new (
	id          INTEGER PRIMARY KEY,
	document_id INTEGER REFERENCES documents,
	client_id   INTEGER REFERENCES clients,
	currency    TEXT NOT NULL DEFAULT '',
	date        INTEGER NOT NULL,
	amount      INTEGER NOT NULL,
	method      INTEGER NOT NULL,
	reference   TEXT NOT NULL,
	reverses    INTEGER REFERENCES payments_new,
	receipt     INTEGER NOT NULL DEFAULT 0, -- 0 when it is alone
	held_since  INTEGER NOT NULL DEFAULT 0, -- of credit that is taken: since when it was there
	vat_groups  TEXT NOT NULL DEFAULT '',   -- of a discount granted, '' for money
	CHECK ((document_id IS NULL) <> (client_id IS NULL)),
	CHECK (client_id IS NOT NULL OR currency = '')
) STRICT;
INSERT INTO payments_new (id, document_id, date, amount, method, reference, reverses, vat_groups)
	SELECT id, document_id, date, amount, method, reference, reverses, vat_groups FROM payments ORDER BY id;
DROP TABLE payments;
ALTER TABLE payments_new RENAME TO payments;
CREATE INDEX payments_document ON payments(document_id);
CREATE UNIQUE INDEX payments_reverses ON payments(reverses) WHERE reverses IS NOT NULL;
CREATE INDEX payments_account ON payments(client_id, currency, amount) WHERE client_id IS NOT NULL;
CREATE INDEX payments_receipt ON payments(receipt) WHERE receipt <> 0;

CREATE TRIGGER payments_over BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM payments WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'a payment is never changed'); END;
CREATE TRIGGER payments_changed BEFORE UPDATE ON payments
BEGIN SELECT RAISE(ABORT, 'a payment is never changed'); END;
CREATE TRIGGER payments_kept BEFORE DELETE ON payments
BEGIN SELECT RAISE(ABORT, 'a payment is never deleted'); END;
