package invoice

import (
	"slices"
	"strings"
	"testing"
)

// openRows are three invoices of one client, the oldest due last in the list,
// and one without a due date.
func openRows() []Row {
	row := func(id int64, number string, due Date, left Amount) Row {
		return Row{ID: id, Number: number, Facts: Facts{Kind: Invoice, Status: StatusIssued, DueDate: due, Payable: left}}
	}
	return []Row{row(1, "F2026-0001", testDay, 100_00), row(2, "F2026-0002", 0, 70_00), row(3, "F2026-0003", testDay-9, 50_00)}
}

func TestArticle1342TheOldestDueIsSettledFirst(t *testing.T) {
	for _, try := range []struct {
		amount  Amount
		parts   []Part
		surplus Amount
	}{
		{30_00, []Part{{3, 30_00, ""}}, 0},
		{120_00, []Part{{3, 50_00, ""}, {1, 70_00, ""}}, 0},
		{220_01, []Part{{3, 50_00, ""}, {1, 100_00, ""}, {2, 70_00, ""}}, 1},
	} {
		if parts, surplus := Spread(openRows(), try.amount, testDay); !slices.Equal(parts, try.parts) || surplus != try.surplus {
			t.Errorf("%s: got %v and %s, want %v and %s", try.amount, parts, surplus, try.parts, try.surplus)
		}
	}
}

// The client says which of its debts it pays (C. civ. 1342-10).
func TestArticle1342TheClientSaysWhichItPays(t *testing.T) {
	for _, try := range []struct {
		wishes  string
		amount  Amount
		parts   []Part
		surplus Amount
		words   string
	}{
		{"F2026-0001", 0, []Part{{1, 100_00, ""}}, 0, ""},
		{"f2026-0002=20, F2026-0001", 90_00, []Part{{2, 20_00, ""}, {1, 70_00, ""}}, 0, ""},
		{"F2026-0002=20,5,F2026-0001=3", 90_00, []Part{{2, 20_50, ""}, {1, 3_00, ""}}, 66_50, ""},
		{"F2026-0002=20,50 ; F2026-0001=1 000,00", 2000_00, []Part{{2, 20_50, ""}, {1, 1000_00, ""}}, 979_50, ""}, // refused by the invoice
		{"F2026-0001=80", 79_99, nil, 0, "Il ne reste que 79,99"},
		{"F2026-0001, F2026-0003", 100_00, nil, 0, "Il ne reste rien pour F2026-0003."},
		{"F2026-0001=-5", 10_00, nil, 0, "au-dessus de zéro"},
		{"F2026-0001=x", 10_00, nil, 0, "x"},
		{";,", 10_00, nil, 0, "Écrivez les numéros"},
		{"O'Brien\x1b[31m🎉", 10_00, nil, 0, "n'est pas une facture de ce client"},
	} {
		got, err := Share(openRows(), "", try.amount, testDay, try.wishes)
		if try.words != "" {
			if err == nil || !strings.Contains(err.Error(), try.words) || strings.Contains(err.Error(), "\x1b") {
				t.Errorf("%q: got %v, want %q", try.wishes, err, try.words)
			}
			continue
		}
		if err != nil || !slices.Equal(got.Parts, try.parts) || got.Surplus != try.surplus {
			t.Errorf("%q: got %+v, %v, want %v and %s", try.wishes, got, err, try.parts, try.surplus)
		}
	}
}

func TestWhatIsBeyondAnInvoice(t *testing.T) {
	rows := openRows()
	owing := rows[1]
	owing.Credited, owing.Paid = 70_00, 70_00 // gives back 70 €
	for name, try := range map[string]struct {
		row     Row
		amount  Amount
		others  []Row
		parts   []Part
		surplus Amount
	}{
		"kept":              {rows[0], 130_00, nil, []Part{{1, 100_00, ""}}, 30_00},
		"for the others":    {rows[0], 160_00, rows, []Part{{1, 100_00, ""}, {3, 50_00, ""}, {2, 10_00, ""}}, 0},
		"less than it owes": {rows[0], 60_00, rows, []Part{{1, 60_00, ""}}, 0},
		"given back, kept":  {owing, -70_00, nil, []Part{{2, -70_00, ""}}, 70_00},
		"given back, used":  {owing, -70_00, rows[2:], []Part{{2, -70_00, ""}, {3, 50_00, ""}}, 20_00},
	} {
		if parts, surplus := Beyond(try.row, try.amount, try.others, testDay); !slices.Equal(parts, try.parts) || surplus != try.surplus {
			t.Errorf("%s: got %v and %s, want %v and %s", name, parts, surplus, try.parts, try.surplus)
		}
	}
}

// A payment without what receipts and credit add is sealed as it always was.
func TestTheSealOfAPaymentAloneIsTheSame(t *testing.T) {
	p := Payment{ID: 9, DocumentID: 7, Date: testDay, Amount: 50_00, Method: Cheque, Reference: "n° 12", Reverses: 3}
	alone := string(p.Canonical())
	if strings.Contains(alone, "client") || strings.Contains(alone, "receipt") || strings.Contains(alone, "currency") || strings.Contains(alone, "held") {
		t.Errorf("got %s", alone)
	}
	for _, change := range []func(*Payment){func(p *Payment) { p.ClientID = 1 }, func(p *Payment) { p.Currency = "USD" },
		func(p *Payment) { p.Receipt = 1 }, func(p *Payment) { p.HeldSince = testDay }} {
		other := p
		if change(&other); string(other.Canonical()) == alone {
			t.Errorf("%+v has the seal of %+v", other, p)
		}
	}
}
