package invoice

import (
	"reflect"
	"testing"
)

func converted(t *testing.T, quote Document, made []Document, c Conversion) Document {
	t.Helper()
	d, err := Convert(quote, made, c, testSettings(), testDay)
	if err != nil {
		t.Fatalf("Convert %+v: %v", c, err)
	}
	return d
}

func TestConvertTheWhole(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 2000), line("Peinture", 500, 1000))
	quote.Discount, quote.Notes, quote.OrderNumber, quote.Lines[0].Description = Discount{Amount: 100_00}, "Merci", "BC-12", "au salon"
	if err := quote.Compute(); err != nil {
		t.Fatal(err)
	}
	d := converted(t, quote, nil, Conversion{})
	if d.Kind != Invoice || d.Status != StatusDraft || d.Number != "" || d.ID != 0 || d.IssueDate != 0 || d.Revision != 0 {
		t.Errorf("got %+v, want a fresh draft", d)
	}
	if d.QuoteID != 1 || d.QuoteNumber != "D2026-0003" || d.QuoteDate != testDay || d.Subject != "Refonte du site" || d.Notes != "Merci" || d.OrderNumber != "BC-12" || d.Client.ID != 3 {
		t.Errorf("got %+v, want what the quote says", d)
	}
	if !reflect.DeepEqual(d.Totals, quote.Totals) {
		t.Errorf("got %+v\nwant %+v", d.Totals, quote.Totals)
	}
	if d.Lines[0].Source != 1 || d.Lines[1].Source != 2 || d.Lines[0].Description != "au salon" {
		t.Errorf("got %+v", d.Lines)
	}
	if quote.Lines[0].Source != 0 {
		t.Error("the quote has changed")
	}
}

// The rate of a quote is that of another day: the invoice has the one that is
// given, or none yet.
func TestConvertWithTheRateOfTheDay(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 2000))
	if d := converted(t, quote, nil, Conversion{ExchangeRate: 920_000}); d.ExchangeRate != 0 {
		t.Errorf("in euros: got the rate %s, want none", d.ExchangeRate)
	}
	quote.Currency, quote.ExchangeRate = "USD", 900_000
	for _, want := range []ExchangeRate{0, 920_000} {
		d := converted(t, quote, nil, Conversion{Deposit: Discount{Rate: 3000}, ExchangeRate: want})
		if d.Currency != "USD" || d.ExchangeRate != want {
			t.Errorf("got %s at %s, want USD at %s", d.Currency, d.ExchangeRate, want)
		}
	}
}

func TestConvertOnlyWhatIsAccepted(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0))
	for status, words := range map[Status]string{
		StatusDraft:   "n'est pas accepté",
		StatusSent:    "n'est pas accepté",
		StatusRefused: "n'est pas accepté",
	} {
		quote.Status = status
		_, err := Convert(quote, nil, Conversion{}, testSettings(), testDay)
		wantError(t, err, CodeRefused, "", words, "facturier devis accepter")
	}
	quote.Status, quote.Replaced = StatusAccepted, true
	_, err := Convert(quote, nil, Conversion{}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "remplacé", "la dernière révision")
	_, err = Convert(testInvoice(testSettings(), testClient(Company)), nil, Conversion{}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "Seul un devis")
	quote.Replaced = false
	_, err = Convert(quote, nil, Conversion{Lines: []int{1}, Balance: true}, testSettings(), testDay)
	wantError(t, err, CodeUsage, "", "un seul des trois")
}

// By hand: 1000.00 at 20 % and 500.00 at 10 %, so 1200.00 + 550.00 = 1750.00.
// 30 % is 525.00: 300.00 + 60.00 and 150.00 + 15.00. The balance is 1225.00.
func TestDepositAndBalanceByHand(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 2000), line("Peinture", 500, 1000))
	deposit := converted(t, quote, nil, Conversion{Deposit: Discount{Rate: 3000}})
	if deposit.Kind != Deposit || len(deposit.Lines) != 2 || deposit.Totals.Gross != 525_00 || deposit.Lines[0].Source != 0 {
		t.Fatalf("got %+v", deposit)
	}
	if got := plainSpaces(deposit.Lines[0].Designation); got != "Acompte de 30 % sur le devis D2026-0003 du 22/11/2026" {
		t.Errorf("got %q", got)
	}
	if deposit.Lines[0].Price != 300_0000 || deposit.Lines[0].VAT != 2000 || deposit.Lines[1].Price != 150_0000 || deposit.Lines[1].VAT != 1000 {
		t.Errorf("got %+v", deposit.Lines)
	}
	made := []Document{issued(t, deposit, 4, "F2026-0030", testSettings())}
	for _, c := range []Conversion{{}, {Balance: true}, {Lines: []int{2, 1, 2}}} {
		balance := converted(t, quote, made, c)
		want := []Deduction{{DocumentID: 4, Number: "F2026-0030", Date: testDay, Net: 450_00, VAT: 75_00, Gross: 525_00,
			Groups: []VATGroup{{StandardRated, 2000, 300_00, 60_00}, {StandardRated, 1000, 150_00, 15_00}}}}
		if balance.Kind != Balance || !reflect.DeepEqual(balance.Deductions, want) {
			t.Errorf("%+v: got %s, %+v\nwant %+v", c, balance.Kind, balance.Deductions, want)
		}
		if balance.Totals.Gross != 1750_00 || balance.Totals.Payable != 1225_00 {
			t.Errorf("%+v: got gross %d, payable %d, want 175000 and 122500", c, balance.Totals.Gross, balance.Totals.Payable)
		}
		left := []VATGroup{{StandardRated, 2000, 700_00, 140_00}, {StandardRated, 1000, 350_00, 35_00}}
		if got := balance.RemainingGroups(); !reflect.DeepEqual(got, left) {
			t.Errorf("%+v: got %+v, want %+v", c, got, left)
		}
	}
}

func TestDepositOfASum(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 2000))
	deposit := converted(t, quote, nil, Conversion{Deposit: Discount{Amount: 500_00}})
	if deposit.Totals.Gross != 500_00 || deposit.Totals.Net != 416_67 || deposit.Totals.VAT != 83_33 {
		t.Errorf("got %+v", deposit.Totals)
	}
	if got := plainSpaces(deposit.Lines[0].Designation); got != "Acompte de 500,00 € sur le devis D2026-0003 du 22/11/2026" {
		t.Errorf("got %q", got)
	}
	franchise := converted(t, accepted(t, line("Pose", 1000, 0)), nil, Conversion{Deposit: Discount{Rate: 3333}})
	if l := franchise.Lines[0]; franchise.Totals.Gross != 333_30 || l.Category != ExemptFromTax || l.Exemption != FranchiseReason {
		t.Errorf("franchise: got %+v, %+v", franchise.Totals, l)
	}
	if got := franchise.Check(testSettings(), testDay); len(Blocking(got)) != 0 {
		t.Errorf("a deposit can be issued as it is: got %+v", got)
	}
}

func TestDepositsNeverPassTheTotal(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0))
	made := []Document{issued(t, converted(t, quote, nil, Conversion{Deposit: Discount{Rate: 6000}}), 4, "F2026-0030", testSettings())}
	_, err := Convert(quote, made, Conversion{Deposit: Discount{Amount: 400_01}}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "Il reste 400,00 € à facturer sur D2026-0003 : un acompte de 400,01 €, c'est trop.")
	made = append(made, asDraft(t, converted(t, quote, made, Conversion{Deposit: Discount{Amount: 300_00}}), 5))
	_, err = Convert(quote, made, Conversion{Deposit: Discount{Amount: 200_00}}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "Il reste 100,00 €", "Émettez ou supprimez d'abord le brouillon 5.")
	_, err = Convert(quote, made[1:], Conversion{Deposit: Discount{Amount: 300_00}}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "déjà en brouillon", "brouillon 5")
	_, err = Convert(quote, nil, Conversion{Deposit: Discount{Amount: -5}}, testSettings(), testDay)
	wantError(t, err, CodeInvalid, "acompte", "au-dessus de zéro")
	full := converted(t, quote, nil, Conversion{Deposit: Discount{Rate: FullRate}})
	balance := converted(t, quote, []Document{issued(t, full, 4, "F2026-0030", testSettings())}, Conversion{})
	if balance.Totals.Payable != 0 || balance.Kind != Balance {
		t.Errorf("a deposit of 100 %%: got a %s of %d, want a balance of nothing", balance.Kind, balance.Totals.Payable)
	}
	_, err = Convert(accepted(t, centsLine(10, 2000)), nil, Conversion{Deposit: Discount{Rate: 1}}, testSettings(), testDay)
	wantError(t, err, CodeInvalid, "acompte", "au-dessus de zéro")
}

func TestNothingIsInvoicedTwice(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0), line("Peinture", 500, 0), line("Ponçage", 250, 0))
	first := converted(t, quote, nil, Conversion{Lines: []int{2}})
	made := []Document{asDraft(t, first, 12)}
	_, err := Convert(quote, made, Conversion{Lines: []int{1, 2}}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "La ligne 2 de D2026-0003 est déjà dans le brouillon 12.")
	_, err = Convert(quote, made, Conversion{Lines: []int{4}}, testSettings(), testDay)
	wantError(t, err, CodeInvalid, "lignes", "n'a pas de ligne 4", "de 1 à 3")
	_, err = Convert(quote, made, Conversion{Lines: []int{0}}, testSettings(), testDay)
	wantError(t, err, CodeInvalid, "lignes", "n'a pas de ligne 0")
	rest := converted(t, quote, made, Conversion{})
	if rest.Kind != Invoice || rest.Totals.Gross != 1250_00 || len(rest.Lines) != 2 || rest.Lines[1].Source != 3 {
		t.Errorf("got %+v", rest)
	}
	made = append(made, issued(t, rest, 13, "F2026-0032", testSettings()))
	_, err = Convert(quote, made, Conversion{}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "déjà entièrement repris : le brouillon 12 n'est pas encore émis", "Émettez ou supprimez d'abord le brouillon 12.")
	want := QuoteProgress{Invoiced: 1250_00, Drafted: 500_00, Lines: []bool{true, true, true}}
	if got := Progress(quote, made); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	made[0] = issued(t, first, 12, "F2026-0031", testSettings())
	_, err = Convert(quote, made, Conversion{}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "déjà entièrement facturé")
	if got := Progress(quote, made); !got.Closed || got.Left != 0 || got.Invoiced != 1750_00 {
		t.Errorf("got %+v, want it closed", got)
	}
}

func TestChosenLinesTakeTheirShareOfTheDiscount(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0), line("Peinture", 500, 0), line("Ponçage", 250, 0))
	for _, discount := range []Discount{{Amount: 100_00}, {Rate: 333}} {
		quote.Discount = discount
		if err := quote.Compute(); err != nil {
			t.Fatal(err)
		}
		var made []Document
		var off, gross Amount
		for i, c := range []Conversion{{Lines: []int{2}}, {Lines: []int{1}}, {}} {
			d := issued(t, converted(t, quote, made, c), int64(10+i), "F2026-003"+string(rune('0'+i)), testSettings())
			off, gross = off+d.Totals.Discount, gross+d.Totals.Gross
			made = append(made, d)
		}
		if off != quote.Totals.Discount || gross != quote.Totals.Gross {
			t.Errorf("%v: discounts add up to %d and sums to %d, want %d and %d", discount, off, gross, quote.Totals.Discount, quote.Totals.Gross)
		}
	}
}

func TestChosenLinesLeaveEnoughForTheDeposits(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 2000), line("Peinture", 1000, 1000))
	made := []Document{issued(t, converted(t, quote, nil, Conversion{Deposit: Discount{Rate: 4000}}), 4, "F2026-0030", testSettings())}
	_, err := Convert(quote, made, Conversion{Lines: []int{1}}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "pas assez pour déduire les acomptes", "ou le solde")
	quote = accepted(t, line("Pose", 1000, 2000), line("Plinthes", 600, 2000))
	made = []Document{issued(t, converted(t, quote, nil, Conversion{Deposit: Discount{Rate: 3000}}), 4, "F2026-0030", testSettings())}
	d := issued(t, converted(t, quote, made, Conversion{Lines: []int{1}}), 5, "F2026-0031", testSettings())
	if d.Kind != Invoice || len(d.Deductions) != 0 {
		t.Errorf("got a %s with %d deductions", d.Kind, len(d.Deductions))
	}
	balance := converted(t, quote, append(made, d), Conversion{Lines: []int{2}})
	if balance.Kind != Balance || balance.Totals.Payable != 720_00-576_00 {
		t.Errorf("the last lines: got a %s of %d, want a balance of 14400", balance.Kind, balance.Totals.Payable)
	}
}

func TestBalanceWaitsForTheDepositInDraft(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0))
	made := []Document{asDraft(t, converted(t, quote, nil, Conversion{Deposit: Discount{Rate: 3000}}), 12)}
	_, err := Convert(quote, made, Conversion{Balance: true}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "encore en brouillon", "Émettez ou supprimez d'abord le brouillon 12.")
	want := QuoteProgress{Drafted: 300_00, Left: 700_00, Lines: []bool{false}}
	if got := Progress(quote, made); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestCreditNotesFreeWhatTheyCancel(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0), line("Peinture", 500, 0))
	deposit := issued(t, converted(t, quote, nil, Conversion{Deposit: Discount{Amount: 300_00}}), 4, "F2026-0030", testSettings())
	part, err := Credit(deposit, nil, CreditRequest{Amount: 100_00, Reason: "Erreur"}, testSettings(), testDay)
	if err != nil {
		t.Fatal(err)
	}
	made := []Document{deposit, issued(t, part, 5, "A2026-0001", testSettings())}
	balance := converted(t, quote, made, Conversion{})
	if len(balance.Deductions) != 1 || balance.Deductions[0].Gross != 200_00 || balance.Totals.Payable != 1300_00 {
		t.Errorf("a deposit partly credited: got %+v, payable %d", balance.Deductions, balance.Totals.Payable)
	}
	made = append(made, issued(t, balance, 6, "F2026-0031", testSettings()))
	if got := Progress(quote, made); !got.Closed || got.Invoiced != 1500_00 {
		t.Errorf("got %+v, want all of it invoiced", got)
	}
	whole, err := Credit(made[2], nil, CreditRequest{Reason: "Annulation"}, testSettings(), testDay)
	if err != nil {
		t.Fatal(err)
	}
	note := issued(t, whole, 7, "A2026-0002", testSettings())
	draft := asDraft(t, whole, 7)
	if got := Progress(quote, append(made, draft)); !got.Closed {
		t.Errorf("a credit note in draft frees nothing yet: got %+v", got)
	}
	made = append(made, note)
	want := QuoteProgress{Invoiced: 200_00, Left: 1300_00, Lines: []bool{false, false}}
	if got := Progress(quote, made); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if again := converted(t, quote, made, Conversion{}); again.Totals.Payable != 1300_00 || again.Kind != Balance {
		t.Errorf("got a %s of %d, want a balance of 130000", again.Kind, again.Totals.Payable)
	}
}

func TestAPartialCreditNoteFreesNoLine(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0), line("Peinture", 500, 0))
	d := issued(t, converted(t, quote, nil, Conversion{}), 4, "F2026-0030", testSettings())
	note, err := Credit(d, nil, CreditRequest{Lines: []int{2}, Reason: "Geste"}, testSettings(), testDay)
	if err != nil {
		t.Fatal(err)
	}
	made := []Document{d, issued(t, note, 5, "A2026-0001", testSettings())}
	got := Progress(quote, made)
	want := QuoteProgress{Invoiced: 1500_00, Credited: 500_00, Lines: []bool{true, true}, Closed: true}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v: what is credited is neither less invoiced nor left", got, want)
	}
	_, err = Convert(quote, made, Conversion{}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "déjà entièrement facturé")
}

// A line that the user takes off the draft is left to invoice.
func TestALineTakenOffADraftIsLeft(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0), line("Peinture", 500, 0))
	d := converted(t, quote, nil, Conversion{})
	d.Lines = append(d.Lines[:1], line("Imprévu : mur humide", 80, 0))
	made := []Document{issued(t, d, 4, "F2026-0030", testSettings())}
	if got := Progress(quote, made); got.Closed || got.Left != 500_00 || !reflect.DeepEqual(got.Lines, []bool{true, false}) {
		t.Errorf("got %+v", got)
	}
}

// A line invoiced without regard to the deposits leaves less than them: the
// way out is a credit note on a deposit.
func TestBalanceNeverGivesBackMoney(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0), line("Peinture", 500, 0))
	deposit := issued(t, converted(t, quote, nil, Conversion{Deposit: Discount{Rate: 6000}}), 4, "F2026-0030", testSettings())
	apart := issued(t, converted(t, quote, nil, Conversion{Lines: []int{1}}), 5, "F2026-0031", testSettings())
	made := []Document{deposit, apart}
	_, err := Convert(quote, made, Conversion{Balance: true}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "Les acomptes dépassent ce qui reste de D2026-0003.", "un avoir sur un acompte")
	if got := Progress(quote, made); got.Left != 0 || got.Closed {
		t.Errorf("got %+v, want nothing left to ask, and a line open", got)
	}
	note := issued(t, credited(t, deposit, nil, CreditRequest{Amount: 500_00, Reason: "Trop demandé"}), 6, "A2026-0001", testSettings())
	balance := converted(t, quote, append(made, note), Conversion{Balance: true})
	if balance.Totals.Payable != 100_00 {
		t.Errorf("got %v, want 500 - 400", balance.Totals.Payable)
	}
}
