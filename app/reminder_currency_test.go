package app

import (
	"bytes"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// owedDollars is an invoice of some dollars at 0.92, as owed is of euros.
func (r *routine) owedDollars(c invoice.Client, dollars int64, due invoice.Date) invoice.Document {
	r.t.Helper()
	day := r.day
	defer func() { r.day = day }()
	r.day = today() - 55
	d, err := r.NewDraft(r.t.Context(), invoice.Invoice, c.ID)
	r.must(err)
	d.Subject, d.DueDate, d.ServiceStart, d.Currency, d.ExchangeRate = "Site", due, r.day, "USD", 920_000
	d.Lines = []invoice.Line{{Designation: "Intégration", Quantity: 1000, Unit: "jour", Price: invoice.Price(dollars * 10000),
		Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}}
	d, err = r.SaveDraft(r.t.Context(), d)
	r.must(err)
	d, err = r.Issue(r.t.Context(), d.ID)
	r.must(err)
	return d
}

func wantWords(t *testing.T, what, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s lacks %q:\n%s", what, w, text)
		}
	}
	if strings.Contains(text, "920,00") {
		t.Errorf("%s asks for dollars in euros:\n%s", what, text)
	}
}

func TestAForeignInvoiceIsAskedInItsOwnCurrency(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Bruxelles", invoice.Company)
	d := r.owedDollars(c, 1000, r.day-22)
	claim, err := r.Claim(ctx, d.ID)
	r.must(err)
	if claim.Balance != 1000_00 || claim.Currency != "USD" || claim.Recovery != 40_00 || claim.Total != claim.Balance+claim.Interest {
		t.Errorf("got %+v, want 1000 USD, with the 40 € of D441-5 out of the total", claim)
	}
	if got, want := claim.TotalWords(), claim.Total.Number()+"\u00a0USD et 40,00\u00a0€"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	e := r.draft(reminder.FormalNotice, reminder.Letter, d)
	wantWords(t, "the mise en demeure", e.Text, "1\u00a0000,00\u00a0USD", claim.TotalWords(), "22\u00a0jours / 365 = "+claim.Interest.In("USD"), "40,00\u00a0€")
	if e.Sum() != "1\u00a0000,00\u00a0USD" {
		t.Errorf("the entry is of %s", e.Sum())
	}
	letter, err := r.LetterText(ctx, e)
	r.must(err)
	wantWords(t, "the letter", letter, "000,00\u00a0USD", "S’y ajoute l’indemnité")
	page, err := r.DossierText(ctx, d.ID)
	r.must(err)
	wantWords(t, "the dossier", page, "000,00\u00a0USD")
	var zip bytes.Buffer
	r.must(r.Dossier(ctx, d.ID, &zip))
	task := r.tasks()[0]
	if task.Sum() != "1\u00a0000,00\u00a0USD" || task.Amount != 920_00 {
		t.Errorf("the morning list has %s and %s to sort by", task.Sum(), task.Amount)
	}
	s, err := r.Statement(ctx, c.ID)
	r.must(err)
	if l := s.Lines[0]; l.Debit != 920_00 || !strings.Contains(l.Detail, "1\u00a0000,00\u00a0USD") {
		t.Errorf("got %+v, want euros that say of what", l)
	}
}

func TestSumsOfTwoCurrenciesAreNotAdded(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Bruxelles", invoice.Company)
	euros, dollars := r.owed(c, 500, r.day-10), r.owedDollars(c, 1000, r.day-9)
	ids := []int64{euros.ID, dollars.ID}
	_, _, err := r.DraftReminder(ctx, ids, "", "")
	wantRefused(t, err, invoice.CodeRefused, "même devise")
	_, err = r.Plan(ctx, ids, []reminder.Installment{{Date: r.day + 5, Amount: 500_00}, {Date: r.day + 9, Amount: 1000_00}}, "")
	wantRefused(t, err, invoice.CodeRefused, "même devise")
	done, err := r.SendDue(ctx, nil)
	r.must(err)
	if len(done) != 2 || done[0].Err != nil || done[1].Err != nil {
		t.Errorf("got %+v, want one message a currency", done)
	}
}

func TestAPromiseIsOfTheCurrencyOfItsInvoice(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owedDollars(r.client("Bruxelles", invoice.Company), 1000, r.day-5)
	_, err := r.Promise(ctx, d.ID, r.day+3, 1000_01, "")
	wantRefused(t, err, invoice.CodeInvalid, "1\u00a0000,00\u00a0USD")
	e, err := r.Promise(ctx, d.ID, r.day+3, 950_00, "")
	r.must(err)
	noted, err := r.Entry(ctx, e.ID)
	r.must(err)
	if e.Sum() != "950,00\u00a0USD" || noted.Sum() != e.Sum() {
		t.Errorf("got %s, then %s from the journal", e.Sum(), noted.Sum())
	}
	_, err = r.Pay(ctx, d.ID, invoice.Payment{Amount: 949_99})
	r.must(err)
	r.day += 4
	if got := r.why(); len(got) != 1 || !strings.Contains(got[0], "non tenue") {
		t.Errorf("a cent is missing: got %q", got)
	}
	_, err = r.Pay(ctx, d.ID, invoice.Payment{Amount: 1})
	r.must(err)
	if got := r.why(); len(got) != 1 || strings.Contains(got[0], "non tenue") {
		t.Errorf("950 USD came in, it is kept: got %q", got)
	}
	plan := []reminder.Installment{{Date: r.day + 1, Amount: 20_00}, {Date: r.day + 30, Amount: 30_00}}
	agreed, err := r.Plan(ctx, []int64{d.ID}, plan, "")
	r.must(err)
	text, err := r.PlanText(ctx, agreed)
	r.must(err)
	wantWords(t, "the plan", text, "50,00\u00a0USD")
}
