package app

import (
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// A remark when the client is past its limit, or in mise en demeure; neither
// keeps the document from being issued.
func TestADraftForAClientWhoDoesNotPay(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	c.CreditLimit = 120000
	c, err := r.SaveClient(ctx, c)
	r.must(err)
	owed := r.owed(c, 1000, r.day-40)
	remarks := func(euros int64) (found []string) {
		t.Helper()
		d, err := r.NewDraft(ctx, invoice.Quote, c.ID)
		r.must(err)
		d.Lines = []invoice.Line{{Designation: "Site", Quantity: 1000, Price: invoice.Price(euros * 10000), Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}}
		d, err = r.SaveDraft(ctx, d)
		r.must(err)
		problems, err := r.Check(ctx, d)
		r.must(err)
		for _, p := range problems {
			if strings.Contains(p.Message, "encours") || strings.Contains(p.Message, "demeure") {
				found = append(found, p.Message)
				if p.Severe {
					t.Errorf("%q keeps the draft from leaving", p.Message)
				}
			}
		}
		return found
	}
	if got := remarks(200); len(got) != 0 {
		t.Errorf("at its limit: got %q", got)
	}
	if got := remarks(201); len(got) != 1 || !strings.Contains(got[0], "encours maximum de 1") {
		t.Errorf("past its limit: got %q", got)
	}
	_, err = r.Record(ctx, r.draft(reminder.FormalNotice, "", owed))
	r.must(err)
	if got := remarks(10); len(got) != 1 || got[0] != "Durand a une facture en mise en demeure." {
		t.Errorf("in mise en demeure: got %q", got)
	}
	_, err = r.Pay(ctx, owed.ID, invoice.Payment{})
	r.must(err)
	if got := remarks(201); len(got) != 0 {
		t.Errorf("paid: got %q", got)
	}
}
