-- What is asked again: the journal of each client, what was promised, the
-- messages to send, and where each document stands.
CREATE TABLE reminder_settings (
	id   INTEGER PRIMARY KEY CHECK (id = 1),
	body TEXT NOT NULL -- reminder.Settings as JSON
) STRICT;

ALTER TABLE clients ADD COLUMN rhythm TEXT NOT NULL DEFAULT '';
UPDATE clients SET rhythm = coalesce(body ->> '$.rhythm', '');
ALTER TABLE documents ADD COLUMN saved_on INTEGER NOT NULL DEFAULT 0; -- the last save of a draft

-- A line is never changed, but for what became of a message; what the server
-- has taken is for good.
CREATE TABLE journal (
	id        INTEGER PRIMARY KEY AUTOINCREMENT,
	client_id INTEGER REFERENCES clients, -- NULL: a declaration
	kind      TEXT NOT NULL,
	date      INTEGER NOT NULL,
	tone      TEXT NOT NULL,
	channel   TEXT NOT NULL,
	result    TEXT NOT NULL CHECK (result IN ('', 'preparee', 'a_envoyer', 'envoyee', 'echec', 'incertaine')),
	sending   INTEGER NOT NULL DEFAULT 0, -- since when, in Unix seconds; 0 when the end is known
	amount    INTEGER NOT NULL,
	until     INTEGER NOT NULL,
	recipient TEXT NOT NULL,
	subject   TEXT NOT NULL,
	detail    TEXT NOT NULL DEFAULT '',
	plan      TEXT NOT NULL, -- installments as JSON, '' for none
	body      TEXT NOT NULL  -- the message, as it was sent
) STRICT;
CREATE INDEX journal_client ON journal(client_id, id);
CREATE INDEX journal_outbox ON journal(id) WHERE result IN ('a_envoyer', 'echec', 'incertaine');
CREATE INDEX journal_date ON journal(kind, date, id);

CREATE TABLE journal_documents (
	document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, -- of drafts alone
	entry_id    INTEGER NOT NULL REFERENCES journal,
	balance     INTEGER NOT NULL, -- what was left to pay then, in the currency of the document
	PRIMARY KEY (document_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_documents_entry ON journal_documents(entry_id, document_id, balance);

-- Where a document stands, which follows from the journal (see positions.go).
CREATE TABLE positions (
	document_id  INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
	tone         TEXT NOT NULL,
	tone_on      INTEGER NOT NULL,
	asked_on     INTEGER NOT NULL, -- the last message, of a step or not
	formal_on    INTEGER NOT NULL, -- the first mise en demeure
	rest         TEXT NOT NULL,
	rest_until   INTEGER NOT NULL,
	rest_entry   INTEGER, -- the line that says why
	rest_balance INTEGER NOT NULL -- what was left to pay then, in the currency of the document
) STRICT;
CREATE INDEX positions_entry ON positions(rest_entry, document_id, rest_balance);

-- Files that belong to a document: a signed quote, a proof of delivery.
CREATE TABLE attachments (
	id          INTEGER PRIMARY KEY AUTOINCREMENT,
	document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, -- of drafts alone
	date        INTEGER NOT NULL,
	name        TEXT NOT NULL, -- as it was chosen
	file        TEXT NOT NULL UNIQUE,
	sha         BLOB NOT NULL,
	size        INTEGER NOT NULL
) STRICT;
CREATE INDEX attachments_document ON attachments(document_id);

CREATE TRIGGER journal_over BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_changed BEFORE UPDATE OF id, client_id, kind, date, tone, channel, amount, until, recipient, subject, plan, body ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_result BEFORE UPDATE OF result, sending, detail ON journal
WHEN old.result IN ('', 'envoyee')
BEGIN SELECT RAISE(ABORT, 'what was sent was sent'); END;
CREATE TRIGGER journal_kept BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never deleted'); END;

CREATE TRIGGER journal_documents_added BEFORE INSERT ON journal_documents
WHEN new.entry_id <> (SELECT max(id) FROM journal)
	OR EXISTS (SELECT 1 FROM journal_documents WHERE document_id = new.document_id AND entry_id = new.entry_id)
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_documents_changed BEFORE UPDATE ON journal_documents
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_documents_kept BEFORE DELETE ON journal_documents
WHEN EXISTS (SELECT 1 FROM documents WHERE id = old.document_id)
BEGIN SELECT RAISE(ABORT, 'the journal is never deleted'); END;

CREATE TRIGGER attachments_over BEFORE INSERT ON attachments
WHEN EXISTS (SELECT 1 FROM attachments WHERE id = new.id OR file = new.file)
BEGIN SELECT RAISE(ABORT, 'an attachment is never changed'); END;
CREATE TRIGGER attachments_changed BEFORE UPDATE ON attachments
BEGIN SELECT RAISE(ABORT, 'an attachment is never changed'); END;
CREATE TRIGGER attachments_kept BEFORE DELETE ON attachments
WHEN EXISTS (SELECT 1 FROM documents WHERE id = old.document_id)
BEGIN SELECT RAISE(ABORT, 'an attachment is never deleted'); END;
