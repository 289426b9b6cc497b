package invoice

import "testing"

// Every value is read back from its word and from its label.
func TestWordsAreReadBack(t *testing.T) {
	for _, w := range stateWords {
		readBack(t, ParseState, w.value, w.value.Label())
	}
	for _, m := range Methods {
		readBack(t, ParseMethod, m, m.Label())
	}
	for _, c := range ClientTypes {
		readBack(t, ParseClientType, c, c.Label())
	}
	for _, o := range Operations {
		readBack(t, ParseOperation, o, o.Label())
	}
	for _, r := range []Regime{Franchise, Liable} {
		readBack(t, ParseRegime, r, r.Label())
	}
}

func readBack[T ~string](t *testing.T, parse func(string) (T, error), value T, label string) {
	t.Helper()
	for _, text := range []string{string(value), label, " " + label + " "} {
		if got, err := parse(text); err != nil || got != value {
			t.Errorf("%q: got %q, %v, want %q", text, got, err, value)
		}
	}
}

func TestLabels(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Overdue.Label(), "en retard"}, {Delivered.Label(), "envoyée"}, {Cheque.Label(), "chèque"}, {Cash.Label(), "espèces"}, {Foreign.Label(), "étranger"},
		{Deposit.Label(), "facture d'acompte"}, {Liable.Label(), "TVA"}, {Goods.Label(), "biens"}, {State("autre").Label(), "autre"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if m, err := ParseMethod("CB"); err != nil || m != Card {
		t.Errorf("CB: got %q, %v, want carte", m, err)
	}
	if o, err := ParseOperation("ventes"); err != nil || o != Goods {
		t.Errorf("ventes: got %q, %v, want biens", o, err)
	}
	_, err := ParseMethod("troc\x1b[0m")
	wantError(t, err, CodeInvalid, FieldMethod, "« troc » n'est pas un moyen de paiement.", "virement, carte, cheque, especes, prelevement, autre")
	_, err = ParseState("")
	wantError(t, err, CodeInvalid, "", "n'est pas un état")
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		kind    Kind
		series  Series
		title   string
		payable bool
		family  Family
	}{
		{Quote, QuoteSeries, "Devis", false, QuoteFamily}, {Invoice, InvoiceSeries, "Facture", true, InvoiceFamily},
		{Deposit, InvoiceSeries, "Facture d’acompte", true, InvoiceFamily}, {Balance, InvoiceSeries, "Facture", true, InvoiceFamily},
		{CreditNote, CreditSeries, "Avoir", false, InvoiceFamily},
	} {
		if c.kind.Series() != c.series || c.kind.Title() != c.title || c.kind.Payable() != c.payable || c.kind.Family() != c.family {
			t.Errorf("%s: got %s, %q, %v, %s", c.kind, c.kind.Series(), c.kind.Title(), c.kind.Payable(), c.kind.Family())
		}
	}
}
