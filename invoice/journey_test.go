package invoice

import (
	"strings"
	"testing"
)

// issue takes a draft through what the book does: checks, freezes, numbers.
func issue(t *testing.T, d Document, id int64, number string, s Settings, on Date) Document {
	t.Helper()
	d.Normalize()
	if err := d.Validate(); err != nil {
		t.Fatalf("%s, Validate: %v", number, err)
	}
	if err := Freeze(&d, s, on); err != nil {
		t.Fatalf("%s, Freeze: %v", number, err)
	}
	if severe := Blocking(d.Check(s, on)); len(severe) > 0 {
		t.Fatalf("%s, Check: %+v", number, severe)
	}
	d.ID, d.Number, d.Status = id, number, StatusIssued
	return d
}

// pay records a payment as the book does.
func pay(t *testing.T, d *Document, p Payment, today Date) {
	t.Helper()
	if err := d.CheckPayment(p, today); err != nil {
		t.Fatalf("%s, payment of %v: %v", d.Number, p.Amount, err)
	}
	p.ID, p.DocumentID = int64(len(d.Payments)+1), d.ID
	d.Payments, d.Paid = append(d.Payments, p), d.Paid+p.Amount
}

func wantState(t *testing.T, d Document, on Date, want State) {
	t.Helper()
	if got := d.State(on); got != want {
		t.Errorf("%s on %s: got %s, want %s", d.Number, on, got, want)
	}
}

// A photographer in franchise: a quote with half-days and a discount, a
// deposit of 30 %, the balance, a payment in two parts, one of them wrong.
//
//	2.5 × 640.00 less 10 % = 1600.00 - 160.00 = 1440.00
//	48 × 3.755             = 180.24
//	less 50.00             = 1570.24; 30 % is 471.072, so 471.07; left 1099.17
func TestJourneyInFranchise(t *testing.T) {
	s := testSettings()
	quote := NewQuote(s, testClient(Company), testDay)
	shoot, prints := s.NewLine(), s.NewLine()
	shoot.Designation, shoot.Unit, shoot.Quantity, shoot.Price, shoot.Discount = "Reportage au chai", "jour", 2500, 640_0000, Discount{Rate: 1000}
	prints.Designation, prints.Unit, prints.Quantity, prints.Price = "Tirages 20 × 30", "tirage", 48_000, 3_7550
	quote.Lines, quote.Discount, quote.Asked = []Line{shoot, prints}, Discount{Amount: 50_00}, Discount{Rate: 3000}
	quote = issue(t, quote, 1, "D2026-0001", s, testDay)
	if quote.Totals.Gross != 1570_24 || quote.Lines[1].Net != 180_24 {
		t.Fatalf("got %+v, want 1570.24", quote.Totals)
	}
	quote.Status = StatusSent
	wantState(t, quote, testDay+30, QuoteSent)
	wantState(t, quote, testDay+31, QuoteExpired)
	quote.Status = StatusAccepted

	deposit := issue(t, converted(t, quote, nil, Conversion{Deposit: quote.Asked}), 2, "F2026-0001", s, testDay)
	if deposit.Totals.Payable != 471_07 || deposit.Mentions[0].Text != franchiseMention {
		t.Fatalf("deposit: got %+v, %q", deposit.Totals, deposit.Mentions)
	}
	balance := issue(t, converted(t, quote, []Document{deposit}, Conversion{}), 3, "F2026-0002", s, testDay+10)
	if balance.Kind != Balance || balance.Totals.Gross != 1570_24 || balance.Totals.Payable != 1099_17 {
		t.Fatalf("balance: got %+v", balance.Totals)
	}
	due := balance.DueDate
	wantState(t, balance, due, Issued)
	wantState(t, balance, due+1, Overdue)
	pay(t, &balance, Payment{Date: due, Amount: 99_17, Method: Cash}, due)
	wantState(t, balance, due, PartPaid)
	pay(t, &balance, Payment{Date: due, Amount: 1000_00, Method: Transfer}, due)
	wantState(t, balance, due+1, Paid)
	undo, err := Reversal(&balance, 2, due+1)
	if err != nil {
		t.Fatal(err)
	}
	pay(t, &balance, undo, due+1)
	wantState(t, balance, due+1, Overdue)
	if got := balance.Remaining(); got != 1000_00 {
		t.Errorf("got %v left, want 1000.00", got)
	}
	if got := balance.Facts().DaysLate(due + 41); got != 41 {
		t.Errorf("got %d days late, want 41", got)
	}
}

// A carpenter who charges VAT to a consumer: two rates, lines invoiced apart,
// then one cancelled and invoiced again.
//
//	window 1234.56 at 5.5 %: VAT 67.90 (67.9008); labour 777.77 at 10 %: 77.78
func TestJourneyWithVAT(t *testing.T) {
	s := liableSettings()
	s.Seller.Insurance = "SMABTP, 75015 Paris, police n° 42, France métropolitaine"
	quote := NewQuote(s, testClient(Consumer), testDay)
	window, labour := s.NewLine(), s.NewLine()
	window.Designation, window.Price, window.VAT = "Fenêtre en chêne 120 × 140", 1234_5600, 550
	labour.Designation, labour.Price, labour.VAT = "Pose et finitions", 777_7700, 1000
	quote.Lines, quote.Execution = []Line{window, labour}, "mars 2027"
	quote = issue(t, quote, 1, "D2026-0001", s, testDay)
	if quote.Totals.VAT != 67_90+77_78 || quote.Totals.Gross != 2158_01 {
		t.Fatalf("got %+v", quote.Totals)
	}
	if text := strings.Join(Texts(quote.Mentions), "\n"); !strings.Contains(text, "SMABTP") || !strings.Contains(text, "CM2C") || strings.Contains(text, "293 B") {
		t.Errorf("got mentions %q", quote.Mentions)
	}
	quote.Status = StatusAccepted
	first := issue(t, converted(t, quote, nil, Conversion{Lines: []int{1}}), 2, "F2026-0001", s, testDay)
	made := []Document{first}
	note := issue(t, credited(t, first, nil, CreditRequest{Reason: "Mauvaise adresse"}), 3, "A2026-0001", s, testDay+1)
	first.Credited = note.Totals.Payable
	wantState(t, first, testDay+90, Cancelled)
	made = append(made, note)
	if p := Progress(quote, made); p.Left != quote.Totals.Gross || p.Invoiced != 0 || p.Lines[0] {
		t.Errorf("after the credit note: got %+v", p)
	}
	second := issue(t, converted(t, quote, made, Conversion{}), 4, "F2026-0002", s, testDay+2)
	if second.Kind != Invoice || second.Totals.Gross != quote.Totals.Gross {
		t.Errorf("got a %s of %v, want the whole quote", second.Kind, second.Totals.Gross)
	}
	if p := Progress(quote, append(made, second)); !p.Closed || p.Invoiced != quote.Totals.Gross {
		t.Errorf("got %+v, want it closed", p)
	}
}

// The client pays, then a credit note takes a part off: what he paid too much
// is given back, and no more.
func TestJourneyOfARefund(t *testing.T) {
	s := testSettings()
	d := issue(t, testInvoice(s, testClient(Consumer)), 2, "F2026-0001", s, testDay)
	pay(t, &d, Payment{Date: testDay, Amount: d.Totals.Payable, Method: Card}, testDay)
	wantState(t, d, testDay, Paid)
	note := issue(t, credited(t, d, nil, CreditRequest{Amount: 125_00, Reason: "Geste commercial"}), 3, "A2026-0001", s, testDay)
	d.Credited = note.Totals.Payable
	if got := d.Remaining(); got != -125_00 {
		t.Fatalf("got %v left, want -125.00", got)
	}
	wantState(t, d, testDay, Paid)
	pay(t, &d, Payment{Date: testDay, Amount: -125_00, Method: Transfer}, testDay)
	if got := d.Remaining(); got != 0 {
		t.Errorf("got %v left, want nothing", got)
	}
	if !d.Facts().PartlyCredited() {
		t.Error("the credit note is not seen")
	}
}
