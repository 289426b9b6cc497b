-- The book. Money is in cents, dates are days since 1970-01-01 (0: none), and
-- the codes of kind, status, operation and method are listed in code.go.
PRAGMA application_id = 0x46616374; -- "Fact"

CREATE TABLE settings (
	id     INTEGER PRIMARY KEY CHECK (id = 1),
	seller TEXT NOT NULL, -- invoice.Seller as JSON: each draft shows it
	body   TEXT NOT NULL, -- invoice.Settings as JSON, without the seller and the logo
	logo   BLOB
) STRICT;

CREATE TABLE clients (
	id       INTEGER PRIMARY KEY,
	type     TEXT NOT NULL,
	name     TEXT NOT NULL,
	city     TEXT NOT NULL,
	siren    TEXT NOT NULL,
	sort     TEXT NOT NULL, -- the name, folded
	words    TEXT NOT NULL, -- what a search looks at, folded, each word after a space
	archived INTEGER NOT NULL DEFAULT 0,
	body     TEXT NOT NULL  -- invoice.Client as JSON
) STRICT;
CREATE INDEX clients_list ON clients(archived, sort, id, name, type, city, words);
CREATE INDEX clients_sort ON clients(sort);
CREATE INDEX clients_place ON clients(id, sort); -- small beside the rows: a search sorted by client asks it for each document
CREATE INDEX clients_siren ON clients(siren) WHERE siren <> '';

-- Parties and wordings as they were when a document was issued: each distinct
-- one is kept once, however many documents show it.
CREATE TABLE frozen (
	id   INTEGER PRIMARY KEY,
	sha  BLOB NOT NULL UNIQUE,
	body TEXT NOT NULL
) STRICT;

-- One sequence for each series and year, never MAX+1: "last" moves in the
-- transaction that issues, so that a rollback gives the number back.
CREATE TABLE sequences (
	series    TEXT NOT NULL,
	year      INTEGER NOT NULL,
	first     INTEGER NOT NULL,
	last      INTEGER NOT NULL,
	last_date INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (series, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
	id              INTEGER PRIMARY KEY AUTOINCREMENT,
	kind            INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 5),
	status          INTEGER NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 4),
	number          TEXT NOT NULL DEFAULT '',
	sequence        INTEGER NOT NULL DEFAULT 0, -- the number's last part
	revision        INTEGER NOT NULL DEFAULT 0,
	replaced        INTEGER NOT NULL DEFAULT 0, -- by a later revision that has left
	overtaken       INTEGER NOT NULL DEFAULT 0, -- of a draft revision: the earlier one was accepted since
	edits           INTEGER NOT NULL DEFAULT 0, -- saves of the draft
	client_id       INTEGER REFERENCES clients,
	client_frozen   INTEGER REFERENCES frozen,
	seller_frozen   INTEGER REFERENCES frozen,
	mentions_frozen INTEGER REFERENCES frozen,
	look_frozen     INTEGER REFERENCES frozen, -- logo and colour of its page
	subject         TEXT NOT NULL DEFAULT '',
	issue_date      INTEGER NOT NULL DEFAULT 0,
	service_start   INTEGER NOT NULL DEFAULT 0,
	service_end     INTEGER NOT NULL DEFAULT 0,
	due_date        INTEGER NOT NULL DEFAULT 0,
	operation       INTEGER NOT NULL DEFAULT 0,
	order_number    TEXT NOT NULL DEFAULT '',
	contract        TEXT NOT NULL DEFAULT '',
	means           INTEGER NOT NULL DEFAULT 0, -- 1 + the code of the method, 0 when it is not said
	settled_on      INTEGER NOT NULL DEFAULT 0,
	currency        TEXT NOT NULL DEFAULT '',   -- '' for euros
	exchange_rate   INTEGER NOT NULL DEFAULT 0, -- millionths of euro for one unit
	valid_until     INTEGER NOT NULL DEFAULT 0,
	execution       TEXT NOT NULL DEFAULT '',
	asked_rate      INTEGER NOT NULL DEFAULT 0,
	asked_amount    INTEGER NOT NULL DEFAULT 0,
	terms           TEXT NOT NULL DEFAULT '',
	answered_on     INTEGER NOT NULL DEFAULT 0, -- acceptance or refusal
	answered_by     TEXT NOT NULL DEFAULT '',
	answered_how    TEXT NOT NULL DEFAULT '',
	quote_id        INTEGER REFERENCES documents,
	origin_id       INTEGER REFERENCES documents,
	reason          TEXT NOT NULL DEFAULT '',
	discount_rate   INTEGER NOT NULL DEFAULT 0,
	discount_amount INTEGER NOT NULL DEFAULT 0,
	notes           TEXT NOT NULL DEFAULT '',
	on_debits       INTEGER NOT NULL DEFAULT 0,
	discounted      INTEGER NOT NULL DEFAULT 0, -- the document's discount in money
	net             INTEGER NOT NULL DEFAULT 0,
	vat             INTEGER NOT NULL DEFAULT 0,
	gross           INTEGER NOT NULL DEFAULT 0,
	payable         INTEGER NOT NULL DEFAULT 0,
	vat_groups      TEXT NOT NULL DEFAULT '',
	pdf             TEXT NOT NULL DEFAULT '',
	pdf_sha         BLOB,
	sent_on         INTEGER NOT NULL DEFAULT 0,
	sent_to         TEXT NOT NULL DEFAULT '',
	paid            INTEGER NOT NULL DEFAULT 0,
	credited        INTEGER NOT NULL DEFAULT 0,
	invoiced        INTEGER NOT NULL DEFAULT 0,
	closed          INTEGER NOT NULL DEFAULT 0,

	-- What follows from the columns above, stored because an index can only
	-- cover a column that is: the CHECKs see to it that none goes stale.
	-- What is left to pay, in euros, half a cent away from zero (invoice.InEuros);
	-- in two parts, of which neither overflows.
	balance INTEGER NOT NULL CHECK (balance = iif(currency = '', payable - paid - credited,
		(payable - paid - credited) / 1000000 * exchange_rate + ((payable - paid - credited) % 1000000 * exchange_rate
			+ iif(payable - paid - credited < 0, -500000, 500000)) / 1000000)),
	-- When it is due, or its validity ends; without a date, after all that has one.
	due     INTEGER NOT NULL CHECK (due = coalesce(nullif(iif(kind = 0, valid_until, due_date), 0), 99999)),
	-- The place in the lists by date, and the row of the search index: the day
	-- of issue << 13 with a rank within it, drafts after all of them, quotes
	-- below zero (see slots in code.go).
	slot    INTEGER NOT NULL CHECK (status <> 0 OR slot = 536870912 + id - (kind = 0) * 2147483648),
	-- What invoice.Facts.State is before it looks at the day (see phase.go).
	phase   INTEGER NOT NULL CHECK (phase = CASE
		WHEN kind = 0 AND replaced THEN 15
		WHEN kind = 0 AND status = 0 THEN 10
		WHEN kind = 0 AND status = 2 THEN iif(closed, 13, 12)
		WHEN kind = 0 AND status = 3 THEN 14
		WHEN kind = 0 THEN 11
		WHEN status = 0 THEN 0
		WHEN kind = 4 THEN iif(sent_on, 7, 6)
		WHEN credited > 0 AND credited >= payable THEN 5
		WHEN payable - paid - credited <= 0 THEN 4
		WHEN paid > 0 THEN 3
		WHEN sent_on THEN 2
		ELSE 1 END)
) STRICT;
CREATE UNIQUE INDEX documents_number ON documents(number COLLATE NOCASE, revision) WHERE number <> '';
CREATE INDEX documents_slot ON documents(slot, phase, client_id, due, payable);
CREATE INDEX documents_phase ON documents(phase, slot, client_id, due);
CREATE INDEX documents_client ON documents(client_id, slot, phase, due);
CREATE INDEX documents_due ON documents(phase, due, slot, client_id);
CREATE INDEX documents_amount ON documents(phase, payable, slot, client_id, due);
-- What is open: as small as what is left to collect, whatever the book's size.
CREATE INDEX documents_open ON documents(due, slot, phase, client_id, balance, kind, status, number, revision, sent_on,
	payable, paid, credited, issue_date, gross, currency) WHERE phase BETWEEN 1 AND 3;
CREATE INDEX documents_open_client ON documents(client_id, balance, phase) WHERE phase BETWEEN 1 AND 3;
CREATE INDEX documents_quote ON documents(quote_id) WHERE quote_id IS NOT NULL;
CREATE INDEX documents_origin ON documents(origin_id) WHERE origin_id IS NOT NULL;

-- The references to documents are checked at commit: an import writes the
-- lines first, because the triggers refuse to add one to an issued document.
CREATE TABLE lines (
	document_id     INTEGER NOT NULL REFERENCES documents DEFERRABLE INITIALLY DEFERRED,
	position        INTEGER NOT NULL,
	designation     TEXT NOT NULL,
	description     TEXT NOT NULL,
	quantity        INTEGER NOT NULL, -- thousandths
	unit            TEXT NOT NULL,
	price           INTEGER NOT NULL, -- ten-thousandths of euro
	discount_rate   INTEGER NOT NULL,
	discount_amount INTEGER NOT NULL,
	category        TEXT NOT NULL,
	vat             INTEGER NOT NULL, -- hundredths of a point
	exemption       TEXT NOT NULL,
	date            INTEGER NOT NULL,
	source          INTEGER NOT NULL,
	net             INTEGER NOT NULL,
	PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE deductions (
	document_id INTEGER NOT NULL REFERENCES documents DEFERRABLE INITIALLY DEFERRED,
	position    INTEGER NOT NULL,
	deposit_id  INTEGER NOT NULL REFERENCES documents,
	number      TEXT NOT NULL,
	date        INTEGER NOT NULL,
	net         INTEGER NOT NULL,
	vat         INTEGER NOT NULL,
	gross       INTEGER NOT NULL,
	vat_groups  TEXT NOT NULL,
	PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE payments (
	id          INTEGER PRIMARY KEY,
	document_id INTEGER NOT NULL REFERENCES documents,
	date        INTEGER NOT NULL,
	amount      INTEGER NOT NULL,
	method      INTEGER NOT NULL,
	reference   TEXT NOT NULL,
	reverses    INTEGER REFERENCES payments
) STRICT;
CREATE INDEX payments_document ON payments(document_id);
CREATE UNIQUE INDEX payments_reverses ON payments(reverses) WHERE reverses IS NOT NULL;

-- Each issued document and each payment, linked to the one before.
CREATE TABLE chain (
	position INTEGER PRIMARY KEY,
	kind     INTEGER NOT NULL CHECK (kind IN (0, 1)), -- document, payment
	ref      INTEGER NOT NULL,
	sha      BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5(text, content='', contentless_delete=1, detail=none, prefix='1 2 3',
	tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE search_words USING fts5vocab(search, instance);

-- The last link of the chain whose document the search index has (see
-- search_behind.go).
CREATE TABLE searched (
	id   INTEGER PRIMARY KEY CHECK (id = 1),
	link INTEGER NOT NULL
) STRICT;
INSERT INTO searched (id, link) VALUES (1, 0);

-- What is issued is never changed nor deleted (CGI ann. II art. 242 nonies A;
-- BOI-BIC-DECLA-30-10-20-40: inalterability). REPLACE deletes without firing a
-- DELETE trigger, so that inserting over a row is refused too.
CREATE TRIGGER documents_frozen BEFORE UPDATE OF id, kind, number, sequence, revision, slot, client_id, client_frozen,
	seller_frozen, mentions_frozen, look_frozen, subject, issue_date, service_start, service_end, due_date, operation,
	order_number, contract, means, settled_on, currency, exchange_rate, valid_until, execution, asked_rate, asked_amount, terms, quote_id, origin_id, reason, discount_rate, discount_amount,
	notes, on_debits, discounted, net, vat, gross, payable, vat_groups, pdf, pdf_sha ON documents
WHEN old.status <> 0
BEGIN SELECT RAISE(ABORT, 'an issued document is never changed'); END;

CREATE TRIGGER documents_status BEFORE UPDATE OF status ON documents
WHEN old.status <> 0 AND new.status <> old.status AND (new.status NOT IN (2, 3) OR old.status IN (2, 4))
BEGIN SELECT RAISE(ABORT, 'an issued document never goes back'); END;

CREATE TRIGGER documents_accepted BEFORE UPDATE OF answered_on, answered_by, answered_how ON documents
WHEN old.status = 2
BEGIN SELECT RAISE(ABORT, 'an acceptance is never changed'); END;

CREATE TRIGGER documents_kept BEFORE DELETE ON documents
WHEN old.status <> 0
BEGIN SELECT RAISE(ABORT, 'an issued document is never deleted'); END;

CREATE TRIGGER documents_over BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM documents WHERE id = new.id AND status <> 0) OR (new.number <> '' AND EXISTS (
	SELECT 1 FROM documents WHERE number <> '' AND number = new.number COLLATE NOCASE AND revision = new.revision AND status <> 0))
BEGIN SELECT RAISE(ABORT, 'this number is taken'); END;

CREATE TRIGGER lines_added BEFORE INSERT ON lines
WHEN (SELECT status FROM documents WHERE id = new.document_id) <> 0
BEGIN SELECT RAISE(ABORT, 'an issued document is never changed'); END;
CREATE TRIGGER lines_changed BEFORE UPDATE ON lines
WHEN EXISTS (SELECT 1 FROM documents WHERE id IN (old.document_id, new.document_id) AND status <> 0)
BEGIN SELECT RAISE(ABORT, 'an issued document is never changed'); END;
CREATE TRIGGER lines_kept BEFORE DELETE ON lines
WHEN (SELECT status FROM documents WHERE id = old.document_id) <> 0
BEGIN SELECT RAISE(ABORT, 'an issued document is never changed'); END;

CREATE TRIGGER deductions_added BEFORE INSERT ON deductions
WHEN (SELECT status FROM documents WHERE id = new.document_id) <> 0
BEGIN SELECT RAISE(ABORT, 'an issued document is never changed'); END;
CREATE TRIGGER deductions_changed BEFORE UPDATE ON deductions
WHEN EXISTS (SELECT 1 FROM documents WHERE id IN (old.document_id, new.document_id) AND status <> 0)
BEGIN SELECT RAISE(ABORT, 'an issued document is never changed'); END;
CREATE TRIGGER deductions_kept BEFORE DELETE ON deductions
WHEN (SELECT status FROM documents WHERE id = old.document_id) <> 0
BEGIN SELECT RAISE(ABORT, 'an issued document is never changed'); END;

CREATE TRIGGER payments_over BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM payments WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'a payment is never changed'); END;
CREATE TRIGGER payments_changed BEFORE UPDATE ON payments
BEGIN SELECT RAISE(ABORT, 'a payment is never changed'); END;
CREATE TRIGGER payments_kept BEFORE DELETE ON payments
BEGIN SELECT RAISE(ABORT, 'a payment is never deleted'); END;

CREATE TRIGGER chain_over BEFORE INSERT ON chain
WHEN EXISTS (SELECT 1 FROM chain WHERE position = new.position)
BEGIN SELECT RAISE(ABORT, 'the chain only grows'); END;
CREATE TRIGGER chain_changed BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'the chain only grows'); END;
CREATE TRIGGER chain_kept BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'the chain only grows'); END;

CREATE TRIGGER frozen_changed BEFORE UPDATE ON frozen
BEGIN SELECT RAISE(ABORT, 'what is frozen is never changed'); END;
CREATE TRIGGER frozen_kept BEFORE DELETE ON frozen
BEGIN SELECT RAISE(ABORT, 'what is frozen is never deleted'); END;
CREATE TRIGGER frozen_over BEFORE INSERT ON frozen
WHEN EXISTS (SELECT 1 FROM frozen WHERE id = new.id OR sha = new.sha)
BEGIN SELECT RAISE(ABORT, 'what is frozen is never changed'); END;
