package invoice

import "testing"

func TestStateOfAnInvoice(t *testing.T) {
	due, later := testDay+10, testDay+11
	base := Facts{Kind: Invoice, Status: StatusIssued, DueDate: due, Payable: 100_00}
	for name, c := range map[string]struct {
		change func(*Facts)
		today  Date
		want   State
	}{
		"draft":              {func(f *Facts) { f.Status = StatusDraft }, later, Draft},
		"issued":             {func(*Facts) {}, testDay, Issued},
		"sent":               {func(f *Facts) { f.SentOn = testDay }, testDay, Delivered},
		"on its due date":    {func(*Facts) {}, due, Issued},
		"a day after":        {func(*Facts) {}, later, Overdue},
		"part paid":          {func(f *Facts) { f.Paid = 40_00 }, due, PartPaid},
		"part paid, late":    {func(f *Facts) { f.Paid = 40_00 }, later, Overdue},
		"paid":               {func(f *Facts) { f.Paid = 100_00 }, later, Paid},
		"cancelled":          {func(f *Facts) { f.Credited = 100_00 }, later, Cancelled},
		"credited and paid":  {func(f *Facts) { f.Credited, f.Paid = 40_00, 60_00 }, later, Paid},
		"partly credited":    {func(f *Facts) { f.Credited = 40_00 }, testDay, Issued},
		"balance of nothing": {func(f *Facts) { f.Kind, f.Payable = Balance, 0 }, later, Paid},
		"credit note":        {func(f *Facts) { f.Kind = CreditNote }, later, Issued},
		"credit note sent":   {func(f *Facts) { f.Kind, f.SentOn = CreditNote, testDay }, later, Delivered},
	} {
		f := base
		c.change(&f)
		if got := f.State(c.today); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
	if got := base.DaysLate(due + 41); got != 41 {
		t.Errorf("got %d days late, want 41", got)
	}
	if got := base.DaysLate(due); got != 0 {
		t.Errorf("got %d days late on the due date, want 0", got)
	}
	base.Credited = 40_00
	if !base.PartlyCredited() || base.Remaining() != 60_00 {
		t.Errorf("got %v and %v left", base.PartlyCredited(), base.Remaining())
	}
}

func TestStateOfAQuote(t *testing.T) {
	until, later := testDay+30, testDay+31
	for name, c := range map[string]struct {
		facts Facts
		today Date
		want  State
	}{
		"draft":            {Facts{Status: StatusDraft}, later, Draft},
		"sent":             {Facts{Status: StatusSent}, until, QuoteSent},
		"expired":          {Facts{Status: StatusSent}, later, QuoteExpired},
		"accepted in time": {Facts{Status: StatusAccepted}, later, QuoteAccepted},
		"invoiced":         {Facts{Status: StatusAccepted, Closed: true}, later, QuoteInvoiced},
		"refused":          {Facts{Status: StatusRefused}, later, QuoteRefused},
		"replaced":         {Facts{Status: StatusSent, Replaced: true}, testDay, QuoteReplaced},
	} {
		c.facts.Kind, c.facts.ValidUntil = Quote, until
		if got := c.facts.State(c.today); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
	d := Document{ID: 12, Kind: Quote}
	if got := d.DisplayNumber(); got != "brouillon 12" {
		t.Errorf("got %q", got)
	}
	d.Number, d.Revision, d.Status, d.ValidUntil = "D2026-0018", 2, StatusSent, until
	row := Row{ID: 12, Number: d.Number, Revision: 2}
	if got := d.DisplayNumber(); got != "D2026-0018 rév. 2" || row.DisplayNumber() != got {
		t.Errorf("got %q and %q", got, row.DisplayNumber())
	}
	if got := d.State(later); got != QuoteExpired {
		t.Errorf("got %s, want expired", got)
	}
}

func TestRemainingIsOfIssuedInvoicesOnly(t *testing.T) {
	d := Document{Kind: Invoice, Status: StatusIssued, Totals: Totals{Payable: 100_00}, Paid: 30_00, Credited: 20_00}
	if got := d.Remaining(); got != 50_00 {
		t.Errorf("got %v, want 50.00", got)
	}
	for kind, status := range map[Kind]Status{Invoice: StatusDraft, Quote: StatusAccepted, CreditNote: StatusIssued} {
		d.Kind, d.Status = kind, status
		if got := d.Remaining(); got != 0 {
			t.Errorf("%s %s: got %v, want nothing to pay", kind, status, got)
		}
	}
}
