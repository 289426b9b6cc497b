package invoice

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"testing"
)

func credited(t *testing.T, origin Document, credits []Document, r CreditRequest) Document {
	t.Helper()
	d, err := Credit(origin, credits, r, testSettings(), testDay)
	if err != nil {
		t.Fatalf("Credit %+v: %v", r, err)
	}
	return d
}

// twoRates is an issued invoice of 1000.00 at 20 % and 500.00 at 10 %, less
// 100.00: bases 933.33 and 466.67, VAT 186.67 and 46.67, 1633.34 in all.
func twoRates(t *testing.T) Document {
	t.Helper()
	d := NewInvoice(liableSettings(), testClient(Company), testDay)
	d.Lines, d.Discount, d.Subject = []Line{line("Pose", 1000, 2000), line("Peinture", 500, 1000)}, Discount{Amount: 100_00}, "Salon"
	return issued(t, d, 7, "F2026-0031", liableSettings())
}

func TestCreditTheWhole(t *testing.T) {
	origin := twoRates(t)
	d := credited(t, origin, nil, CreditRequest{Reason: " Erreur de client\x1b[0m "})
	if d.Kind != CreditNote || d.Status != StatusDraft || d.Origin != "F2026-0031" || d.OriginID != 7 || d.OriginDate != testDay || d.Reason != "Erreur de client" || d.Subject != "Salon" {
		t.Errorf("got %+v", d)
	}
	if !reflect.DeepEqual(d.Totals, origin.Totals) || d.Lines[1].Source != 2 || d.Discount != origin.Discount {
		t.Errorf("got %+v\nwant %+v", d.Totals, origin.Totals)
	}
	if got := d.Check(testSettings(), testDay); len(got) != 0 {
		t.Errorf("it can be issued as it is: got %+v", got)
	}
	if got := Creditable(origin, []Document{asDraft(t, d, 8)}); got != 0 {
		t.Errorf("a draft counts: got %d left", got)
	}
	_, err := Credit(origin, []Document{asDraft(t, d, 8)}, CreditRequest{}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "Il ne reste rien à corriger de F2026-0031.", "le brouillon 8")
	_, err = Credit(origin, []Document{issued(t, d, 8, "A2026-0001", testSettings())}, CreditRequest{Amount: 1}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "Ses avoirs la couvrent déjà.")
}

// The lines take their share of the discount: 66.67 and 33.33.
func TestCreditChosenLines(t *testing.T) {
	origin := twoRates(t)
	d := credited(t, origin, nil, CreditRequest{Lines: []int{2}, Reason: "Non fait"})
	want := Totals{Lines: 500_00, Discount: 33_33, Net: 466_67, VAT: 46_67, Gross: 513_34, Payable: 513_34, Groups: []VATGroup{{StandardRated, 1000, 466_67, 46_67}}}
	if !reflect.DeepEqual(d.Totals, want) {
		t.Errorf("got %+v\nwant %+v", d.Totals, want)
	}
	credits := []Document{issued(t, d, 8, "A2026-0001", testSettings())}
	_, err := Credit(origin, credits, CreditRequest{Lines: []int{1, 2}}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "La ligne 2 de F2026-0031 est déjà dans A2026-0001.")
	_, err = Credit(origin, credits, CreditRequest{Lines: []int{3}}, testSettings(), testDay)
	wantError(t, err, CodeInvalid, "lignes", "n'a pas de ligne 3")
	rest := credited(t, origin, credits, CreditRequest{Lines: []int{1}})
	if rest.Totals.Gross != 1120_00 || Creditable(origin, append(credits, asDraft(t, rest, 9))) != 0 {
		t.Errorf("got %+v", rest.Totals)
	}
	whole := credited(t, origin, nil, CreditRequest{Lines: []int{2, 1, 1}})
	if !reflect.DeepEqual(whole.Totals, origin.Totals) {
		t.Errorf("every line is the whole: got %+v", whole.Totals)
	}
}

func TestCreditAnAmount(t *testing.T) {
	origin := twoRates(t)
	d := credited(t, origin, nil, CreditRequest{Amount: 100_00, Reason: "Geste"})
	if d.Totals.Gross != 100_00 || len(d.Lines) != 2 || d.Lines[0].Source != 0 {
		t.Errorf("got %+v", d)
	}
	if got := d.Lines[0].Designation; got != "Avoir sur la facture F2026-0031 du 22/11/2026" {
		t.Errorf("got %q", got)
	}
	credits := []Document{issued(t, d, 8, "A2026-0001", testSettings())}
	if got := Creditable(origin, credits); got != 1533_34 {
		t.Errorf("got %d left, want 153334", got)
	}
	_, err := Credit(origin, credits, CreditRequest{Amount: 1533_35}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "montant", "Il reste 1 533,34 € à corriger de F2026-0031 : 1 533,35 €, c'est trop.")
	_, err = Credit(origin, credits, CreditRequest{Lines: []int{1, 2}}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "moins que ces lignes")
	for _, r := range []CreditRequest{{}, {Amount: 1533_34}} {
		rest := credited(t, origin, credits, r)
		if rest.Totals.Payable != 1533_34 {
			t.Errorf("%+v: got %d, want all that is left, 153334", r, rest.Totals.Payable)
		}
	}
}

func TestCreditRefuses(t *testing.T) {
	origin := twoRates(t)
	for name, c := range map[string]struct {
		change func(*Document)
		r      CreditRequest
		code   Code
		field  string
		words  string
	}{
		"a draft":       {func(d *Document) { d.Status = StatusDraft }, CreditRequest{}, CodeRefused, "", "se modifie ou se supprime"},
		"a quote":       {func(d *Document) { d.Kind = Quote }, CreditRequest{}, CodeRefused, "", "Seule une facture"},
		"a credit note": {func(d *Document) { d.Kind = CreditNote }, CreditRequest{}, CodeRefused, "", "Seule une facture"},
		"both ways":     {func(*Document) {}, CreditRequest{Lines: []int{1}, Amount: 1}, CodeUsage, "", "un seul des deux"},
		"below zero":    {func(*Document) {}, CreditRequest{Amount: -1}, CodeInvalid, "montant", "au-dessus de zéro"},
	} {
		d := origin
		c.change(&d)
		_, err := Credit(d, nil, c.r, testSettings(), testDay)
		t.Run(name, func(t *testing.T) { wantError(t, err, c.code, c.field, c.words) })
	}
	origin.Status = StatusDraft
	if got := Creditable(origin, nil); got != 0 {
		t.Errorf("a draft: got %d creditable", got)
	}
}

// By hand: 0.03 at 20 % is 0.03 + 0.01. After a credit note of 0.01 + 0.00, 0.02 +
// 0.01 are left, and the VAT of 0.02 is 0.00: the last cent is the rounding (BT-114), whose VAT
// is what BR-CO-17 wants.
func TestTheLastCreditNoteLeavesNoCentBehind(t *testing.T) {
	d := NewInvoice(liableSettings(), testClient(Company), testDay)
	d.Lines = []Line{centsLine(3, 2000)}
	origin := issued(t, d, 7, "F2026-0031", liableSettings())
	credits := []Document{issued(t, credited(t, origin, nil, CreditRequest{Amount: 1, Reason: "Geste"}), 8, "A2026-0001", testSettings())}
	last := credited(t, origin, credits, CreditRequest{Reason: "Annulation"})
	want := []Deduction{{DocumentID: 7, Number: "F2026-0031", Date: testDay, Groups: []VATGroup{{StandardRated, 2000, 0, -1}}, VAT: -1, Gross: -1}}
	if last.Totals.Payable != 3 || last.Totals.Gross != 2 || !reflect.DeepEqual(last.Deductions, want) {
		t.Errorf("got %+v, %+v", last.Totals, last.Deductions)
	}
	if last.Rounding() != 1 || !last.Rounds(last.Deductions[0]) || last.Totals.Payable != last.Totals.Gross-last.Totals.Deducted {
		t.Errorf("got a rounding of %d, want 1", last.Rounding())
	}
	if err := last.CheckAgainst(origin, credits); err != nil {
		t.Errorf("CheckAgainst: %v", err)
	}
	credits = append(credits, issued(t, last, 9, "A2026-0002", testSettings()))
	if !cancelled(&origin, credits) || Creditable(origin, credits) != 0 {
		t.Errorf("%d is left, want nothing", Creditable(origin, credits))
	}
}

// Any sequence of credit notes, by lines, by amount, then of what is left,
// takes exactly what the invoice (or the balance invoice) asked for, without VAT by rate too; the VAT of each
// is what its own base gives (BR-CO-17), so that the cents of VAT left to each rate cancel out.
func TestCreditNotesAddUpToTheInvoice(t *testing.T) {
	random := rand.New(rand.NewSource(7))
	shapes := map[string]int{}
	for range 800 {
		quote := randomQuote(t, random)
		var made []Document
		if random.Intn(2) == 0 {
			if d, err := Convert(quote, nil, randomDeposit(random, quote.Totals.Gross), testSettings(), testDay); err == nil {
				made = append(made, issued(t, d, 10, "F2026-0010", testSettings()))
			}
		}
		origin := issued(t, converted(t, quote, made, Conversion{}), 11, "F2026-0011", testSettings())
		var credits []Document
		for id := int64(20); Creditable(origin, credits) > 0; id++ {
			note := issued(t, nextCredit(t, random, origin, credits, shapes), id, fmt.Sprintf("A2026-%04d", id), testSettings())
			if err := note.CheckAgainst(origin, credits); err != nil {
				t.Fatalf("CheckAgainst: %v%s", err, story(append(credits, note)))
			}
			credits = append(credits, note)
		}
		left := breakdown(origin.RemainingGroups())
		var sum Amount
		for i := range credits {
			sum += credits[i].Totals.Payable
			left.add(credits[i].RemainingGroups(), -1)
		}
		if sum != origin.Totals.Payable {
			t.Fatalf("credited %d, want %d: %+v%s", sum, origin.Totals.Payable, origin.Totals, story(credits))
		}
		for _, g := range left {
			if g.Base != 0 || g.VAT > Amount(len(credits)+2) || g.VAT < -Amount(len(credits)+2) {
				t.Fatalf("left %+v: %+v%s", g, origin.Totals, story(credits))
			}
		}
		if left.gross() != 0 {
			t.Fatalf("left %d: %+v%s", left.gross(), origin.Totals, story(credits))
		}
		half := Amount((len(credits)+2)*len(left)+1) / 2 // half a cent a rate, a document
		for i := range credits {
			if cents := credits[i].Rounding(); cents > half || cents < -half {
				t.Fatalf("a rounding of %d: %+v%s", cents, origin.Totals, story(credits))
			}
		}
		if origin.Totals.Payable > 0 && !cancelled(&origin, credits) {
			t.Fatalf("not cancelled: %+v%s", origin.Totals, story(credits))
		}
	}
	for _, shape := range []string{"lines", "amount", "whole", "rounded"} {
		if shapes[shape] < 20 {
			t.Errorf("%s was drawn %d times only: the property says little", shape, shapes[shape])
		}
	}
}

// nextCredit is a credit note of some lines or of an amount where that can be,
// of all that is left otherwise.
func nextCredit(t *testing.T, random *rand.Rand, origin Document, credits []Document, shapes map[string]int) Document {
	t.Helper()
	r := CreditRequest{Reason: "Erreur"}
	shape := "whole"
	switch random.Intn(4) {
	case 0:
		shape, r.Amount = "amount", 1+Amount(random.Int63n(int64(Creditable(origin, credits))))
	case 1:
		shape, r.Lines = "lines", []int{1 + random.Intn(len(origin.Lines))}
	}
	d, err := Credit(origin, credits, r, testSettings(), testDay)
	if err != nil {
		if ErrorCode(err) == "" || shape == "whole" {
			t.Fatalf("%+v: %v%s", r, err, story(credits))
		}
		shape = "whole"
		d = credited(t, origin, credits, CreditRequest{Reason: "Erreur"})
	}
	switch {
	case d.Rounding() != 0:
		shape = "rounded"
	case len(d.Deductions) > 0:
		shape = "deducted"
	}
	shapes[shape]++
	return d
}

// By hand: two lines of 0.03 at 20 % are 0.06 + 0.01. The first alone is 0.03 +
// 0.01; the second, alone, would be 0.04 where 0.03 is left.
func TestTheLastLinesTakeWhatIsLeftOfTheVAT(t *testing.T) {
	d := NewInvoice(liableSettings(), testClient(Company), testDay)
	d.Lines = []Line{centsLine(3, 2000), centsLine(3, 2000)}
	origin := issued(t, d, 7, "F2026-0031", liableSettings())
	first := issued(t, credited(t, origin, nil, CreditRequest{Lines: []int{1}, Reason: "Non fait"}), 8, "A2026-0001", testSettings())
	last := credited(t, origin, []Document{first}, CreditRequest{Lines: []int{2}, Reason: "Non fait"})
	if first.Totals.Payable != 4 || last.Totals.Payable != 3 {
		t.Errorf("got %d, then %d, want 4, then 3", first.Totals.Payable, last.Totals.Payable)
	}
}

// Where no line of what is left can be written, the invoice is written whole
// with what was credited before taken off.
func TestTheLastCentOfVATIsCredited(t *testing.T) {
	d := NewInvoice(liableSettings(), testClient(Company), testDay)
	d.Lines = []Line{centsLine(3, 2000)} // 0.03 + 0.01
	origin := issued(t, d, 7, "F2026-0031", liableSettings())
	var credits []Document
	for i, cents := range []Amount{2, 1} { // 0.02 + 0.00, then 0.01 + 0.00
		note := credited(t, origin, credits, CreditRequest{Amount: cents, Reason: "Geste"})
		credits = append(credits, issued(t, note, int64(8+i), fmt.Sprintf("A2026-%04d", i+1), testSettings()))
	}
	last := credited(t, origin, credits, CreditRequest{Reason: "Annulation"})
	if last.Totals.Payable != 1 || last.Totals.Gross != 4 || len(last.Deductions) != 2 || last.Rounding() != 0 {
		t.Errorf("got %+v, deducted %+v", last.Totals, last.Deductions)
	}
	drafted := slices.Clone(credits)
	drafted[1].Status, drafted[1].Number = StatusDraft, ""
	_, err := Credit(origin, drafted, CreditRequest{Reason: "Annulation"}, testSettings(), testDay)
	wantError(t, err, CodeRefused, "", "encore en brouillon", "le brouillon 9")
}

// A credit note keeps the currency and the rate of its invoice, and its dates.
func TestACreditNoteKeepsTheRateOfItsInvoice(t *testing.T) {
	d, s := outsideService()
	d.Currency, d.ExchangeRate, d.Contract = "USD", 921_500, "C-12"
	origin := issued(t, d, 7, "F2026-0031", s)
	note := credited(t, origin, nil, CreditRequest{Reason: "Annulation"})
	if note.Currency != "USD" || note.ExchangeRate != 921_500 || note.Contract != "C-12" || note.ServiceStart != origin.ServiceStart || note.Means != "" {
		t.Errorf("got %q at %s, contract %q, service %s", note.Currency, note.ExchangeRate, note.Contract, note.ServiceStart)
	}
	note.Currency = ""
	wantError(t, note.CheckAgainst(origin, nil), CodeRefused, "devise", "F2026-0031 est en USD")
	_, err := Credit(origin, nil, CreditRequest{Amount: 2000_00}, s, testDay)
	wantError(t, err, CodeRefused, "montant", "Il reste 1 125,00 USD", "2 000,00 USD")
}
