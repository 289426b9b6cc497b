-- What is owed to clients after a credit note: as small as what waits to be given
-- back, whatever the book's size, and untouched by an issue.
CREATE INDEX documents_owed ON documents(client_id, balance, phase) WHERE phase BETWEEN 4 AND 5 AND balance < 0;
