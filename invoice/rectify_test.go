package invoice

import (
	"reflect"
	"testing"
)

func rectified(t *testing.T, origin Document, made []Document) Document {
	t.Helper()
	d, err := Rectify(origin, made, "Adresse du client", testSettings(), testDay)
	if err != nil {
		t.Fatalf("Rectify: %v", err)
	}
	return d
}

// A corrected invoice begins with the whole content of the one that it replaces, names it,
// and can be issued as it is.
func TestRectifyTakesTheContent(t *testing.T) {
	d, s := companyInvoice()
	d.Subject, d.OrderNumber, d.Contract, d.Notes, d.Discount = "Refonte", "BC-1", "C-1", "Merci", Discount{Rate: 1000}
	d.Means, d.ServiceStart, d.ServiceEnd, d.QuoteID, d.QuoteNumber = Card, testDay-9, testDay-2, 1, "D2026-0003"
	d.Lines[0].Source, d.Lines[0].Date = 1, testDay-3
	origin := issued(t, d, 7, "F2026-0031", s)
	got := rectified(t, origin, nil)
	want := Document{Kind: CorrectedInvoice, Status: StatusDraft, Client: d.Client, Seller: s.Seller, Operation: Services,
		OriginID: 7, Origin: "F2026-0031", OriginDate: testDay, Reason: "Adresse du client",
		QuoteID: 1, QuoteNumber: "D2026-0003", Subject: "Refonte", OrderNumber: "BC-1", Contract: "C-1", Notes: "Merci", Means: Card,
		ServiceStart: testDay - 9, ServiceEnd: testDay - 2, Discount: Discount{Rate: 1000}, Lines: origin.Lines, Totals: origin.Totals}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if problems := got.Check(s, testDay); len(problems) != 0 {
		t.Errorf("got %+v, want that it can be issued", problems)
	}
	if err := got.CheckAgainst(origin, nil); err != nil {
		t.Errorf("CheckAgainst: %v", err)
	}
	got.Lines[0].Designation = "Autre chose"
	if origin.Lines[0].Designation == "Autre chose" {
		t.Error("the lines of the origin were changed")
	}
	wantMentions(t, got, s, franchiseMention, "Annule et remplace la facture F2026-0031 du 22/11/2026", escompteMention, defaultPenalties, costsMention, servicesMention)
	if got.Kind.TypeCode() != "384" || got.Kind.Series() != InvoiceSeries || !got.Kind.Payable() {
		t.Errorf("got %s in series %s", got.Kind.TypeCode(), got.Kind.Series())
	}
}

// 289 I-5: what was paid, credited or replaced is corrected by a credit note.
func TestRectifyRefuses(t *testing.T) {
	base, s := companyInvoice()
	origin := issued(t, base, 7, "F2026-0031", s)
	credit := issued(t, credited(t, origin, nil, CreditRequest{Amount: 100, Reason: "Geste"}), 8, "A2026-0001", s)
	replaced := issued(t, rectified(t, origin, nil), 9, "F2026-0032", s)
	draft := asDraft(t, rectified(t, origin, nil), 10)
	for name, c := range map[string]struct {
		change func(*Document)
		made   []Document
		words  string
	}{
		"a quote":           {func(d *Document) { d.Kind = Quote }, nil, "Seule une facture"},
		"a credit note":     {func(d *Document) { d.Kind = CreditNote }, nil, "Seule une facture"},
		"a draft":           {func(d *Document) { d.Status = StatusDraft }, nil, "se modifie ou se supprime"},
		"a deposit":         {func(d *Document) { d.Kind = Deposit }, nil, "acompte ne se remplace pas"},
		"paid in part":      {func(d *Document) { d.Paid = 1 }, nil, "déjà payée"},
		"paid before":       {func(d *Document) { d.SettledOn = testDay }, nil, "déjà payée"},
		"credited":          {func(d *Document) { d.Credited = 1 }, nil, "a déjà un avoir"},
		"with credit notes": {func(*Document) {}, []Document{credit}, "a déjà un avoir, A2026-0001"},
		"replaced":          {func(*Document) {}, []Document{replaced}, "déjà remplacée par F2026-0032"},
		"being replaced":    {func(*Document) {}, []Document{draft}, "en cours de correction"},
	} {
		t.Run(name, func(t *testing.T) {
			d := origin
			c.change(&d)
			_, err := Rectify(d, c.made, "Erreur", s, testDay)
			wantError(t, err, CodeRefused, "", c.words)
		})
	}
	wantError(t, draft.CheckAgainst(origin, []Document{credit}), CodeRefused, "", "a déjà un avoir")
	wantError(t, draft.CheckAgainst(origin, []Document{replaced}), CodeRefused, "", "déjà remplacée")
	_, err := Credit(origin, []Document{replaced}, CreditRequest{Reason: "Erreur"}, s, testDay)
	wantError(t, err, CodeRefused, "", "F2026-0031 est remplacée par F2026-0032.")
	_, err = Credit(origin, []Document{draft}, CreditRequest{Reason: "Erreur"}, s, testDay)
	wantError(t, err, CodeRefused, "", "rectificative de F2026-0031 est en brouillon", "le brouillon 10")
	wantError(t, credit.CheckAgainst(origin, []Document{replaced}), CodeRefused, "", "est remplacée par F2026-0032")
}

// 283-3: a corrected invoice keeps the VAT of the first, or takes today's.
func TestACorrectedInvoiceHasNoVATOfItsOwn(t *testing.T) {
	base, liable := liableInvoice()
	origin := issued(t, base, 7, "F2026-0031", liable)
	d := rectified(t, origin, nil) // now in franchise
	if err := d.CheckAgainst(origin, nil); err != nil {
		t.Errorf("the rate of the first: %v", err)
	}
	d.Lines[0].SetTax(because(FranchiseReason))
	if err := d.CheckAgainst(origin, nil); err != nil {
		t.Errorf("today's: %v", err)
	}
	d.Lines[0].SetTax(Tax{Category: StandardRated, Rate: 1000})
	wantError(t, d.CheckAgainst(origin, nil), CodeRefused, "lignes[0].tva", "F2026-0031 n'avait pas cette TVA")
}

// Of a quote, the corrected invoice counts instead of the one that it replaces:
// a draft for nothing, once issued for all of it.
func TestACorrectedInvoiceCountsInsteadOfItsOrigin(t *testing.T) {
	quote := accepted(t, line("Maquette", 1000, 0), line("Intégration", 500, 0))
	deposit := issued(t, converted(t, quote, nil, Conversion{Deposit: Discount{Amount: 300_00}}), 5, "F2026-0030", testSettings())
	balance := issued(t, converted(t, quote, []Document{deposit}, Conversion{}), 6, "F2026-0031", testSettings())
	made := []Document{deposit, balance}
	before := Progress(quote, made)
	draft := asDraft(t, rectified(t, balance, made), 7)
	if got := Progress(quote, append(made, draft)); !reflect.DeepEqual(got, before) {
		t.Errorf("with a draft: got %+v, want %+v", got, before)
	}
	if err := draft.CheckAgainst(balance, made); err != nil {
		t.Errorf("the deposit that the first deducts: %v", err)
	}
	replaced := append(made, issued(t, draft, 7, "F2026-0032", testSettings()))
	if got := Progress(quote, replaced); !reflect.DeepEqual(got, before) {
		t.Errorf("once issued: got %+v, want %+v", got, before)
	}
	if len(draft.Deductions) != 1 || draft.Totals.Payable != 1200_00 || draft.BusinessProcess() != "S4" {
		t.Errorf("got %d deductions, %d to pay, %s", len(draft.Deductions), draft.Totals.Payable, draft.BusinessProcess())
	}
	cancelling := issued(t, credited(t, replaced[2], nil, CreditRequest{Reason: "Annulation"}), 8, "A2026-0001", testSettings())
	if got := Progress(quote, append(replaced, cancelling)); got.Closed || got.Left != 1200_00 {
		t.Errorf("cancelled in turn: got %+v, want 1 200 € left", got)
	}
}
