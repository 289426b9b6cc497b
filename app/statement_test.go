package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

func TestTheStatementOfAClient(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	c.CreditLimit = 50000
	c, err := r.SaveClient(ctx, c)
	r.must(err)
	paid, part := r.owed(c, 1000, r.day-40), r.owed(c, 500, r.day-31)
	credited := r.owed(c, 300, r.day-1)
	r.owed(c, 200, r.day+2)
	r.owed(r.client("Martin", invoice.Company), 9000, r.day-100+55)
	day := r.day
	r.day = paid.IssueDate + 20
	_, err = r.Pay(ctx, paid.ID, invoice.Payment{})
	r.must(err)
	r.day = day
	_, err = r.Pay(ctx, part.ID, invoice.Payment{Amount: 10000, Method: invoice.Card})
	r.must(err)
	note, err := r.Credit(ctx, credited.ID, invoice.CreditRequest{Reason: "Annulation"})
	r.must(err)
	_, err = r.Issue(ctx, note.ID)
	r.must(err)
	s, err := r.Statement(ctx, c.ID)
	r.must(err)
	var got []string
	for _, l := range s.Lines {
		got = append(got, fmt.Sprintf("%s %s %d %d %d", l.Piece, l.Detail, l.Debit, l.Credit, l.Balance))
	}
	want := []string{"Facture F2026-0001 échéance le 13/10/2026 100000 0 100000", "Facture F2026-0002 échéance le 22/10/2026 50000 0 150000",
		"Facture F2026-0003 échéance le 21/11/2026 30000 0 180000", "Facture F2026-0004 échéance le 24/11/2026 20000 0 200000",
		"Virement sur F2026-0001 0 100000 100000", "Carte sur F2026-0002 0 10000 90000", "Avoir A2026-0001 sur F2026-0003 0 30000 60000"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if s.Closing() != 60000 || s.Aged != (reminder.Aged{NotDue: 20000, To60: 40000}) || s.Beyond != 10000 || s.LateShare() != invoice.FullRate {
		t.Errorf("got balance %s, aged %+v, beyond %s, late %s", s.Closing(), s.Aged, s.Beyond, s.LateShare())
	}
	if s.Paid != 1 || s.AverageDays != 20 || s.Settled != 2 || s.Late != 2 {
		t.Errorf("got %d paid in %d days, %d late of %d; want 1 in 20, 2 of 2 (one was paid five days late)", s.Paid, s.AverageDays, s.Late, s.Settled)
	}
	text, err := r.StatementText(ctx, s)
	if err != nil || !strings.Contains(text, "F2026-0004") {
		t.Errorf("the page: %v\n%s", err, text)
	}
	page, err := r.StatementPDF(ctx, s)
	if err != nil || !strings.HasPrefix(string(page), "%PDF-") {
		t.Errorf("the PDF: %d bytes, %v", len(page), err)
	}
	_, err = r.Statement(ctx, 99)
	wantRefused(t, err, invoice.CodeNotFound, "")
}

// TestTheStatementOverAPeriod: what came before is the opening balance, what
// came after had not come.
func TestTheStatementOverAPeriod(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	old := r.owed(c, 1000, r.day-40) // issued 55 days ago
	day := r.day
	pay := func(ago int, cents invoice.Amount) {
		r.day = day.AddDays(-ago)
		_, err := r.Pay(ctx, old.ID, invoice.Payment{Amount: cents})
		r.must(err)
		r.day = day
	}
	pay(50, 10000)
	pay(20, 20000)
	pay(5, 70000)
	s, err := r.StatementOver(ctx, c.ID, Period{From: day - 30, To: day - 10})
	r.must(err)
	if s.Opening != 90000 || len(s.Lines) != 1 || s.Lines[0].Balance != 70000 || s.Closing() != 70000 || s.Aged != (reminder.Aged{To30: 70000}) || s.Paid != 0 || s.Late != 1 {
		t.Errorf("got %+v", s)
	}
	if text, err := r.StatementText(ctx, s); err != nil || !strings.Contains(text, "Solde antérieur") {
		t.Errorf("the page: %v\n%s", err, text)
	}
	if csv := string(s.CSV()); !strings.Contains(csv, ";Solde antérieur;;;;900,00\r\n") || !strings.HasPrefix(csv, "\ufeffDate;") {
		t.Errorf("got %q", csv)
	}
	s, err = r.StatementOver(ctx, c.ID, Period{From: day})
	if err != nil || s.Opening != 0 || len(s.Lines) != 0 || s.Paid != 1 {
		t.Errorf("today alone: got %+v, %v", s, err)
	}
	_, err = r.StatementOver(ctx, c.ID, Period{From: day - 1, To: day - 2})
	wantRefused(t, err, invoice.CodeInvalid, "après sa fin")
	_, err = r.StatementOver(ctx, c.ID, Period{To: day + 1})
	wantRefused(t, err, invoice.CodeInvalid, "après aujourd'hui")
}

// TestNoFormulaInTheCSV whatever a piece is called.
func TestNoFormulaInTheCSV(t *testing.T) {
	s := Statement{}
	for _, hostile := range []string{"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", " =1"} {
		s.Lines = append(s.Lines, reminder.StatementLine{Piece: hostile, Detail: hostile, Credit: 1})
	}
	s.Carry()
	for _, row := range strings.Split(string(s.CSV()), "\r\n")[1:] {
		for i, cell := range strings.Split(row, ";") {
			if cell = strings.Trim(cell, "\""); cell != "" && strings.ContainsAny(strings.TrimSpace(cell)[:1], "=+-@") && i < 3 {
				t.Errorf("got the cell %q", cell)
			}
		}
	}
	if !strings.HasSuffix(string(s.CSV()), ";;0,01;-0,05\r\n") {
		t.Errorf("a sum is a number: got %q", s.CSV())
	}
}
