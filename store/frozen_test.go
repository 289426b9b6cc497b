package store_test

import (
	"strings"
	"testing"

	"facturier/invoice"
)

// CGI ann. II art. 242 nonies A, BOI-BIC-DECLA-30-10-20-40: what is issued is
// never changed, whatever the program that opens the file.
func TestTriggersRefuseToChangeWhatIsIssued(t *testing.T) {
	b, c := newBook(t)
	q := acceptedQuote(t, b, c)
	deposit, err := b.Issue(t.Context(), convert(t, b, q.ID, invoice.Conversion{Deposit: invoice.Discount{Rate: 3000}}).ID, today, page)
	must(t, err)
	balance, err := b.Issue(t.Context(), convert(t, b, q.ID, invoice.Conversion{Balance: true}).ID, today, page)
	must(t, err)
	pay(t, b, deposit.ID, 100)
	open := draft(t, b, c, 50)
	if q.ID != 1 || deposit.ID != 2 || balance.ID != 3 || open.ID != 4 || balance.Kind != invoice.Balance {
		t.Fatalf("got ids %d, %d, %d, %d, want 1 to 4", q.ID, deposit.ID, balance.ID, open.ID)
	}
	db := raw(t, b.Path())
	for _, statement := range []string{
		"UPDATE documents SET number = 'F2026-0009' WHERE id = 2",
		"UPDATE documents SET subject = 'autre' WHERE id = 2",
		"UPDATE documents SET gross = 1, net = 1 WHERE id = 2",
		"UPDATE documents SET payable = 1, balance = 1 - paid - credited WHERE id = 2",
		"UPDATE documents SET client_id = NULL WHERE id = 1",
		"UPDATE documents SET pdf_sha = NULL WHERE id = 1",
		"UPDATE documents SET status = 0, phase = 0, slot = 536870914 WHERE id = 2",
		"UPDATE documents SET status = 3, phase = 14 WHERE id = 1",
		"UPDATE documents SET answered_by = 'moi' WHERE id = 1",
		"UPDATE documents SET id = 99 WHERE id = 2",
		"DELETE FROM documents WHERE id = 2",
		"DELETE FROM documents WHERE id = 1",
		"INSERT OR REPLACE INTO documents (id, kind, balance, due, slot, phase) VALUES (2, 1, 0, 99999, 536870914, 0)",
		"INSERT OR REPLACE INTO documents (id, kind, number, balance, due, slot, phase) VALUES (50, 1, 'f2026-0001', 0, 99999, 536870962, 0)",
		"INSERT INTO lines SELECT 2, 9, designation, description, quantity, unit, price, 0, 0, category, vat, exemption, date, source, net FROM lines WHERE document_id = 4",
		"UPDATE lines SET price = 1 WHERE document_id = 2",
		"UPDATE lines SET document_id = 2, position = 9 WHERE document_id = 4",
		"DELETE FROM lines WHERE document_id = 1",
		"INSERT OR REPLACE INTO lines SELECT * FROM lines WHERE document_id = 2",
		"UPDATE deductions SET gross = 1",
		"DELETE FROM deductions",
		"UPDATE payments SET amount = 1",
		"DELETE FROM payments",
		"INSERT OR REPLACE INTO payments SELECT * FROM payments",
		"UPDATE chain SET sha = x'00'",
		"DELETE FROM chain",
		"INSERT OR REPLACE INTO chain SELECT * FROM chain",
		"UPDATE frozen SET body = '{}'",
		"DELETE FROM frozen",
		"INSERT OR REPLACE INTO frozen SELECT * FROM frozen",
	} {
		if _, err := db.Exec(statement); err == nil || !strings.Contains(err.Error(), "never") && !strings.Contains(err.Error(), "taken") && !strings.Contains(err.Error(), "only grows") {
			t.Errorf("%s: got error %v, want the trigger's", statement, err)
		}
	}
	for _, statement := range []string{
		"UPDATE documents SET sent_on = 20000, phase = 3 WHERE id = 2",
		"UPDATE documents SET subject = 'autre' WHERE id = 4",
		"DELETE FROM lines WHERE document_id = 4",
		"DELETE FROM documents WHERE id = 4",
	} {
		if _, err := db.Exec(statement); err != nil {
			t.Errorf("%s: %v, want it allowed", statement, err)
		}
	}
	wantSound(t, b)
}

// What is stored of a state cannot go stale: the row itself refuses.
func TestChecksKeepTheStoredStateTrue(t *testing.T) {
	b, c := newBook(t)
	issue(t, b, c, 100, today)
	db := raw(t, b.Path())
	for _, statement := range []string{
		"UPDATE documents SET paid = 5000",
		"UPDATE documents SET phase = 4",
		"UPDATE documents SET balance = 0",
		"UPDATE documents SET due = 1",
		"UPDATE documents SET sent_on = 20000",
	} {
		if _, err := db.Exec(statement); err == nil || !strings.Contains(err.Error(), "CHECK") {
			t.Errorf("%s: got error %v, want the CHECK's", statement, err)
		}
	}
}
