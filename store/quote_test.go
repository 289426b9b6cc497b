package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

func TestAQuoteIsSentRevisedAndAccepted(t *testing.T) {
	b, c := newBook(t)
	ctx := t.Context()
	q, err := b.SendQuote(ctx, draftQuote(t, b, c).ID, store.Delivery{Date: today, To: "a@durand.fr"}, today, page)
	must(t, err)
	if q.Number != "D2026-0001" || q.Revision != 1 || q.Status != invoice.StatusSent || q.SentTo != "a@durand.fr" || q.ValidUntil <= today {
		t.Errorf("sent: got %s revision %d, %s to %q, valid until %s", q.Number, q.Revision, q.Status, q.SentTo, q.ValidUntil)
	}
	r, err := b.ReviseQuote(ctx, q.ID, today)
	must(t, err)
	if r.Number != "D2026-0001" || r.Revision != 2 || r.Issued() || r.SentOn != 0 || len(r.Lines) != 3 {
		t.Errorf("revision: got %s revision %d, %s, sent on %s, %d lines", r.Number, r.Revision, r.Status, r.SentOn, len(r.Lines))
	}
	r.Lines[0].Price *= 2
	r, err = b.SaveDraft(ctx, r)
	must(t, err)
	r, err = b.SendQuote(ctx, r.ID, store.Delivery{Date: today + 1}, today+1, page)
	must(t, err)
	if want := "documents/2026/D2026-0001 rev 2 Durand SARL.pdf"; r.PDF != want || r.Totals.Gross != 150000 {
		t.Errorf("revision sent: got %q of %s, want %q of 1 500 €", r.PDF, r.Totals.Gross, want)
	}
	r, err = b.AcceptQuote(ctx, r.ID, invoice.Acceptance{Date: today + 1, By: "M. Durand", How: "signature"}, today+1, page)
	must(t, err)
	for _, err := range []error{
		second(b.AcceptQuote(ctx, r.ID, invoice.Acceptance{Date: today}, today+1, page)),
		second(b.RefuseQuote(ctx, r.ID, invoice.Acceptance{Date: today}, today)),
		second(b.Issue(ctx, r.ID, today, page)),
	} {
		wantCode(t, err, invoice.CodeRefused)
	}
	earlier, err := b.Revisions(ctx, r.ID)
	must(t, err)
	if len(earlier) != 1 || earlier[0].ID != q.ID || !earlier[0].Replaced || earlier[0].Totals.Gross != 100000 {
		t.Errorf("earlier revisions: got %+v", earlier)
	}
	found, err := b.FindDocument(ctx, invoice.QuoteFamily, "d2026-0001")
	must(t, err)
	if found.ID != r.ID {
		t.Errorf("the number means document %d, want the latest revision, %d", found.ID, r.ID)
	}
	_, err = b.AcceptQuote(ctx, q.ID, invoice.Acceptance{Date: today}, today, page)
	wantCode(t, err, invoice.CodeRefused)
	wantSound(t, b)
}

func second[T any](_ T, err error) error { return err }

func TestADraftQuoteAcceptedIsNumberedAndArchived(t *testing.T) {
	b, c := newBook(t)
	q := acceptedQuote(t, b, c)
	if q.Number != "D2026-0001" || q.PDF == "" || q.Acceptance.By != "M. Durand" || q.Status != invoice.StatusAccepted {
		t.Errorf("got %s at %q, %s by %q", q.Number, q.PDF, q.Status, q.Acceptance.By)
	}
	_, err := b.RefuseQuote(t.Context(), draftQuote(t, b, c).ID, invoice.Acceptance{Date: today}, today)
	wantCode(t, err, invoice.CodeRefused)
	_, err = b.AcceptQuote(t.Context(), draftQuote(t, b, c).ID, invoice.Acceptance{Date: today + 1}, today, page)
	wantCode(t, err, invoice.CodeInvalid)
}

func TestARefusedQuoteCanStillBeAccepted(t *testing.T) {
	b, c := newBook(t)
	q, err := b.SendQuote(t.Context(), draftQuote(t, b, c).ID, store.Delivery{Date: today}, today, page)
	must(t, err)
	for _, day := range []invoice.Date{today - 1, today + 1} {
		for _, err := range []error{
			second(b.RefuseQuote(t.Context(), q.ID, invoice.Acceptance{Date: day}, today)),
			second(b.AcceptQuote(t.Context(), q.ID, invoice.Acceptance{Date: day}, today, page)),
		} {
			if e := wantCode(t, err, invoice.CodeInvalid); e.Field != invoice.FieldDate {
				t.Errorf("on %s: got field %q (%s), want date", day, e.Field, e.Message)
			}
		}
	}
	q, err = b.RefuseQuote(t.Context(), q.ID, invoice.Acceptance{Date: today, How: "trop cher"}, today)
	must(t, err)
	if q.Status != invoice.StatusRefused || q.Acceptance.How != "trop cher" {
		t.Errorf("got %s, %q", q.Status, q.Acceptance.How)
	}
	q, err = b.AcceptQuote(t.Context(), q.ID, invoice.Acceptance{Date: today}, today, page)
	must(t, err)
	if q.Status != invoice.StatusAccepted {
		t.Errorf("got %s, want accepted", q.Status)
	}
}

func TestThreadIsTheSameWhicheverDocumentIsAsked(t *testing.T) {
	b, c := newBook(t)
	ctx := t.Context()
	q, err := b.SendQuote(ctx, draftQuote(t, b, c).ID, store.Delivery{Date: today, To: "a@durand.fr"}, today, page)
	must(t, err)
	q, err = b.AcceptQuote(ctx, q.ID, invoice.Acceptance{Date: today + 1, By: "M. Durand", How: "signature"}, today+1, page)
	must(t, err)
	deposit, err := b.Issue(ctx, convert(t, b, q.ID, invoice.Conversion{Deposit: invoice.Discount{Rate: 3000}}).ID, today+2, page)
	must(t, err)
	deposit, err = b.Pay(ctx, deposit.ID, invoice.Payment{Date: today + 3, Amount: 30000, Method: invoice.Cheque, Reference: "n° 12"}, today+3)
	must(t, err)
	_, err = b.ReversePayment(ctx, deposit.Payments[0].ID, today+4)
	must(t, err)
	note, err := invoice.Credit(deposit, nil, invoice.CreditRequest{Reason: "annulation"}, settings(), today+5)
	must(t, err)
	note, err = b.SaveDraft(ctx, note)
	must(t, err)
	note, err = b.Issue(ctx, note.ID, today+5, page)
	must(t, err)
	balance := convert(t, b, q.ID, invoice.Conversion{})
	want := `22/11/2026 Devis D2026-0001 1 000,00 €
22/11/2026 Envoyé D2026-0001 0,00 € a@durand.fr
23/11/2026 Accepté D2026-0001 0,00 € M. Durand, signature
24/11/2026 Facture d'acompte F2026-0001 300,00 €
25/11/2026 Encaissement F2026-0001 300,00 € chèque, n° 12 (annulé)
26/11/2026 Contre-écriture F2026-0001 −300,00 € chèque, annule l'encaissement du 25/11/2026
27/11/2026 Avoir A2026-0001 300,00 € annulation
 Facture brouillon 4 1 000,00 € (brouillon)
`
	for _, id := range []int64{q.ID, deposit.ID, note.ID, balance.ID} {
		events, err := b.Thread(ctx, id)
		must(t, err)
		var got strings.Builder
		for _, e := range events {
			text := strings.Join([]string{e.Date.String(), e.What, e.Number, e.Amount.String(), e.Note}, " ")
			if e.Reversed {
				text += " (annulé)"
			}
			if e.Draft {
				text += "(brouillon)"
			}
			got.WriteString(strings.TrimRight(strings.ReplaceAll(text, "\u00a0", " "), " ") + "\n")
		}
		if got.String() != want {
			t.Errorf("thread of document %d: got\n%swant\n%s", id, got.String(), want)
		}
	}
}

func TestFindDocument(t *testing.T) {
	b, c := newBook(t)
	ctx := t.Context()
	d := issue(t, b, c, 100, today)
	issue(t, b, c, 100, today)
	q := acceptedQuote(t, b, c)
	for _, name := range []string{"F2026-0001", "f2026-0001", " F2026-0001 ", "1"} {
		found, err := b.FindDocument(ctx, invoice.InvoiceFamily, name)
		if err != nil || found.ID != d.ID || len(found.Lines) != 1 {
			t.Errorf("%q: got document %d, %v, want %d", name, found.ID, err, d.ID)
		}
	}
	for name, hint := range map[string]string{"F2026-0009": "F2026-0002", q.Number: "F2026-0001", "": "", "%": ""} {
		_, err := b.FindDocument(ctx, invoice.InvoiceFamily, name)
		if e := wantCode(t, err, invoice.CodeNotFound); !strings.Contains(e.Hint, hint) {
			t.Errorf("%q: got hint %q, want %q in it", name, e.Hint, hint)
		}
	}
	_, err := b.FindDocument(ctx, invoice.QuoteFamily, "0002")
	wantCode(t, err, invoice.CodeNotFound)
	if found, err := b.FindDocument(ctx, "", q.Number); err != nil || found.ID != q.ID {
		t.Errorf("in both families: got %d, %v", found.ID, err)
	}
}

// The name of the file is safe whatever the client is called.
func TestArchiveNamesAreSafe(t *testing.T) {
	b, c := newBook(t)
	for name, want := range map[string]string{
		`../../etc/passwd`:         "-..-etc-passwd",
		`A/B\C:D*E?F"G<H>I|J`:      "A-B-C-D-E-F-G-H-I-J",
		".caché.":                  "caché",
		"Zo\u0065\u0301 \u202egpj": "Zoé gpj",
		strings.Repeat("é", 100):   strings.Repeat("é", 60),
	} {
		c.Name = name
		saved, err := b.SaveClient(t.Context(), c)
		must(t, err)
		d := issue(t, b, saved, 100, today)
		got := strings.TrimSuffix(strings.TrimPrefix(d.PDF, "documents/2026/"+d.Number+" "), ".pdf")
		if normal(got) != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
		if _, err := os.Stat(filepath.Join(b.Folder(), filepath.FromSlash(d.PDF))); err != nil {
			t.Error(err)
		}
	}
	wantSound(t, b)
}

// normal composes the one decomposed letter of the test.
func normal(text string) string { return strings.ReplaceAll(text, "e\u0301", "é") }

// The draft of the credit note was made before the balance was issued.
func TestACreditNoteOfADeductedDepositIsNotIssued(t *testing.T) {
	b, c := newBook(t)
	ctx := t.Context()
	q := acceptedQuote(t, b, c)
	deposit, err := b.Issue(ctx, convert(t, b, q.ID, invoice.Conversion{Deposit: invoice.Discount{Rate: 3000}}).ID, today, page)
	must(t, err)
	note := credit(t, b, deposit)
	balance, err := b.Issue(ctx, convert(t, b, q.ID, invoice.Conversion{}).ID, today, page)
	must(t, err)
	_, err = b.Issue(ctx, note.ID, today, page)
	if e := wantCode(t, err, invoice.CodeRefused); !strings.Contains(e.Message, deposit.Number+" est déduite par le solde "+balance.Number) {
		t.Errorf("got %q, want the balance named", e.Message)
	}
	must(t, second(b.Issue(ctx, credit(t, b, balance).ID, today, page)))
	must(t, second(b.Issue(ctx, note.ID, today, page)))
	if q, err = b.Document(ctx, q.ID); err != nil || q.Invoiced != 0 || q.Closed {
		t.Errorf("got invoiced %s, closed %v, %v, want nothing invoiced", q.Invoiced, q.Closed, err)
	}
	wantSound(t, b)
}
