package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
)

// onlyOn are the fields that a rule can name on some kinds of document only.
var onlyOn = map[string]func(invoice.Kind) bool{
	invoice.FieldValidUntil: isQuote, invoice.FieldExecution: isQuote, invoice.FieldAsked: isQuote,
	invoice.FieldReason: corrects, "origine": corrects,
	invoice.FieldDueDate: invoice.Kind.Payable, invoice.FieldSettledOn: invoice.Kind.Payable,
	invoice.FieldMethod: func(k invoice.Kind) bool { return k != invoice.Quote },
}

func isQuote(k invoice.Kind) bool { return k == invoice.Quote }

func corrects(k invoice.Kind) bool { return k == invoice.CreditNote || k == invoice.CorrectedInvoice }

// TestEveryRuleLeadsToItsField, on each kind of document that it can be about.
func TestEveryRuleLeadsToItsField(t *testing.T) {
	b := readyBook(t)
	d := newDeps(context.Background(), b.App, Options{})
	d.settings, _ = b.Settings(context.Background())
	d.day = b.day
	kinds := []invoice.Kind{invoice.Quote, invoice.Invoice, invoice.Deposit, invoice.Balance, invoice.CreditNote, invoice.CorrectedInvoice}
	for _, rule := range invoice.Rules() {
		if rule.Field == "" { // the last resort: it names the field of the error
			continue
		}
		field := strings.Replace(rule.Field, "[]", "[1]", 1)
		for _, kind := range kinds {
			if on := onlyOn[field]; on != nil && !on(kind) {
				continue
			}
			doc := invoice.Document{Kind: kind, Status: invoice.StatusDraft, Origin: "F2026-0001", OriginDate: b.day, Currency: "USD", ExchangeRate: 920_000,
				Client: invoice.Client{ID: 1, Type: invoice.Company, Name: "Durand SARL"},
				Lines:  []invoice.Line{d.settings.NewLine(), d.settings.NewLine()}}
			doc.Lines[0].Designation, doc.Lines[1].Designation = "Un", "Deux"
			if ofClient(field) {
				leadsToClient(t, d, doc, rule, field)
				continue
			}
			if got := landing(d, doc, field); got != field && !aliased(got, field) {
				t.Errorf("%s (%s): %s leads to %q", rule.Name(), kind, field, got)
			}
		}
		if got := placeOf(field); got == "" || strings.HasSuffix(got, ", ") {
			t.Errorf("%s: the field %s is named %q", rule.Name(), field, got)
		}
	}
}

// leadsToClient: some type of client has the field; the others lead to the type.
func leadsToClient(t *testing.T, d *deps, doc invoice.Document, rule invoice.Rule, field string) {
	t.Helper()
	found := false
	for _, kind := range invoice.ClientTypes {
		doc.Client.Type = kind
		got := landing(d, doc, field)
		found = found || got == field || aliased(got, field)
		if got != field && !aliased(got, field) && got != invoice.ClientField(invoice.FieldType) {
			t.Errorf("%s (%s): %s leads to %q", rule.Name(), kind, field, got)
		}
	}
	if !found {
		t.Errorf("%s: no type of client has the field %s", rule.Name(), field)
	}
}

// aliased says that one place is for both fields.
func aliased(got, field string) bool {
	row, name, ok := lineOf(field)
	gotRow, gotName, gotOK := lineOf(got)
	switch {
	case ok && gotOK:
		return row == gotRow && columnOf(name) == columnOf(gotName)
	case field == invoice.FieldLines:
		return gotOK && gotRow == 0
	}
	return slices.Contains([]string{invoice.ClientField(invoice.FieldSIREN), invoice.SellerField(invoice.FieldNextNumber)}, got) &&
		slices.Contains([]string{invoice.ClientField(invoice.FieldSIRET), invoice.FieldNextNumber, fieldNumber}, field)
}

// landing is the field that has the focus where a problem leads to.
func landing(d *deps, doc invoice.Document, field string) string {
	switch s := mender(d, doc, field).(type) {
	case *editor:
		s.SetSize(80, 20)
		if !strings.Contains(s.View(), d.look.Bar) && field != "origine" {
			return "(out of sight)"
		}
		return s.field(s.at)
	case *clientForm:
		return invoice.ClientField(s.form.focused().name)
	case *settings:
		s.Update(s.Init()())
		return invoice.SellerField(s.form.focused().name)
	}
	return ""
}
