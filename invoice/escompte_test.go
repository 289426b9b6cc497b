package invoice

import (
	"math/rand"
	"slices"
	"testing"
)

var escompteCases = map[string]ruleCase{
	"L441-9 a discount for early payment ends after the issue": {
		refuse: func(d *Document, s *Settings) { d.Escompte = Escompte{Rate: 200, Until: testDay - 1} },
		accept: func(d *Document, s *Settings) { d.Escompte = Escompte{Rate: 200, Until: testDay} }},
	"L441-9 a discount for early payment ends by the due date": {
		refuse: func(d *Document, s *Settings) { d.Escompte = Escompte{Rate: 200, Days: 31} },
		accept: func(d *Document, s *Settings) { d.Escompte = Escompte{Rate: 200, Days: 30} }},
	"L441-9 a discount for early payment is large": {
		refuse: func(d *Document, s *Settings) { d.Escompte = Escompte{Rate: 501, Days: 8} },
		accept: func(d *Document, s *Settings) { d.Escompte = Escompte{Rate: 500, Days: 8} }},
}

// early is an issued invoice of 1 250,00 € that offers 2 % until the 30th.
func early(t *testing.T) Document {
	t.Helper()
	d := NewInvoice(testSettings(), testClient(Company), testDay)
	d.Lines, d.Escompte = []Line{line("Maquette", 1250, 0)}, Escompte{Rate: 200, Days: 8}
	return issued(t, d, 7, "F2026-0031", testSettings())
}

// paidBy adds a payment, and the discount that goes with it.
func paidBy(t *testing.T, d Document, amount Amount, day Date, g Grant, credits ...Document) Document {
	t.Helper()
	p := Payment{ID: int64(len(d.Payments) + 1), DocumentID: d.ID, Date: day, Amount: amount, Method: Transfer}
	if err := d.CheckPayment(p, max(day, testDay)); err != nil {
		t.Fatalf("CheckPayment of %s: %v", amount, err)
	}
	discount, err := d.EscompteWith(p, g, credits)
	if err != nil {
		t.Fatalf("EscompteWith %s: %v", amount, err)
	}
	d.Payments, d.Paid = append(slices.Clone(d.Payments), p), d.Paid+amount
	if discount.Amount != 0 {
		discount.ID = p.ID + 1
		d.Payments, d.Paid = append(d.Payments, discount), d.Paid+discount.Amount
	}
	return d
}

func TestParseEscompte(t *testing.T) {
	until := day("2026-11-30")
	for text, want := range map[string]Escompte{
		"2 %/8": {Rate: 200, Days: 8}, "2%/8": {Rate: 200, Days: 8}, "2/8": {Rate: 200, Days: 8}, "1,5 % à 10 jours": {Rate: 150, Days: 10},
		"2 %/1 jour": {Rate: 200, Days: 1}, "2 %/0": {Rate: 200}, "2 % à réception": {Rate: 200}, "2 %/30/11/2026": {Rate: 200, Until: until}, "2% 30/11": {Rate: 200, Until: until},
		"2 % jusqu'au 30/11/2026": {Rate: 200, Until: until}, "": {}, "  ": {},
		"néant": NoEscompte, "Aucun": NoEscompte, "non": NoEscompte, "0": NoEscompte, "0 %": NoEscompte,
	} {
		got, err := ParseEscompte(text, testDay)
		if err != nil || got != want {
			t.Errorf("%q: got %+v, %v, want %+v", text, got, err, want)
		}
		for _, written := range []string{want.Input(), want.String()} {
			if again, err := ParseEscompte(written, testDay); err != nil || again != want {
				t.Errorf("%q, read back: got %+v, %v", written, again, err)
			}
		}
	}
	for _, text := range []string{"2", "2 %", "8 jours", "100 %/8", "120 %/8", "-2 %/8", "2 %/-1", "2 %/400", "2 %/hier matin", "2 %/31/02/2027", "abc/8", "\x1b[31m2 %"} {
		if got, err := ParseEscompte(text, testDay); ErrorCode(err) != CodeInvalid {
			t.Errorf("%q: got %+v, %v, want it refused", text, got, err)
		}
	}
}

// L441-9: the conditions, or that there are none, stand on every invoice, once.
func TestL4419TheConditionsOfTheEscompteAreStated(t *testing.T) {
	const terms = "Escompte de 2 % pour un règlement au plus tard le 30/11/2026 : 25,00 €, soit 1 225,00 € à payer."
	d := early(t)
	if got := plainSpaces(d.EscompteTerms()); got != terms {
		t.Errorf("got %q, want %q", got, terms)
	}
	wantMentions(t, d, testSettings(), franchiseMention, terms, defaultPenalties, costsMention, servicesMention)
	count := 0
	for _, note := range BillingNotes(&d) {
		if note.Code == EscompteNote { // BR-FR-05
			count++
			if plainSpaces(note.Text) != terms {
				t.Errorf("the note AAB is %q", note.Text)
			}
		}
	}
	if count != 1 {
		t.Errorf("got %d notes AAB, want one", count)
	}
	for name, change := range map[string]func(*Document, *Settings){
		"none":        func(d *Document, s *Settings) {},
		"none, said":  func(d *Document, s *Settings) { s.Escompte = Escompte{Rate: 200, Days: 8}; d.Escompte = NoEscompte },
		"paid before": func(d *Document, s *Settings) { d.Escompte, d.SettledOn = Escompte{Rate: 200, Days: 8}, testDay },
		"a deposit":   func(d *Document, s *Settings) { d.Kind, s.Escompte = Deposit, Escompte{Rate: 200, Days: 8} },
		"less than a cent": func(d *Document, s *Settings) {
			d.Escompte, d.Lines = Escompte{Rate: 1, Days: 8}, []Line{centsLine(100, 0)}
		},
		"the client wants none": func(d *Document, s *Settings) {
			d.Client.Escompte, s.Escompte = NoEscompte, Escompte{Rate: 200, Days: 8}
		},
		"nothing left to pay": func(d *Document, s *Settings) { d.Lines[0].Price, d.Escompte = 0, Escompte{Rate: 200, Days: 8} },
		"the whole, once rounded": func(d *Document, s *Settings) {
			d.Escompte, d.Lines = Escompte{Rate: 9000, Days: 8}, []Line{centsLine(1, 0)}
		},
	} {
		d, s := companyInvoice()
		change(&d, &s)
		d = issued(t, d, 7, "F2026-0031", s)
		if d.EscompteTerms() != "" || d.Escompte != (Escompte{}) || mentionOf(&d, EscompteNote, "") != s.DiscountTerms {
			t.Errorf("%s: got %+v and %q", name, d.Escompte, mentionOf(&d, EscompteNote, ""))
		}
	}
}

// The invoice's own, else the client's, else that of the settings; a default
// stops at the due date.
func TestWhereTheEscompteComesFrom(t *testing.T) {
	d, s := companyInvoice()
	s.Escompte = Escompte{Rate: 100, Days: 60}
	if got := issued(t, d, 7, "F2026-0031", s).Escompte; got != (Escompte{Rate: 100, Days: 30, Until: testDay + 30}) {
		t.Errorf("of the settings: got %+v", got)
	}
	d.Client.Escompte = Escompte{Rate: 150, Days: 10}
	if got := issued(t, d, 7, "F2026-0031", s).Escompte; got != (Escompte{Rate: 150, Days: 10, Until: testDay + 10}) {
		t.Errorf("of the client: got %+v", got)
	}
	d.Escompte = Escompte{Rate: 200, Until: testDay + 5}
	frozen := issued(t, d, 7, "F2026-0031", s)
	if got := frozen.Escompte; got != (Escompte{Rate: 200, Days: 5, Until: testDay + 5}) {
		t.Errorf("its own: got %+v", got)
	}
	if got := Duplicate(frozen, s, testDay).Escompte; got != (Escompte{Rate: 200, Days: 5}) {
		t.Errorf("of a duplicate: got %+v", got)
	}
	if got := rectified(t, frozen, nil).Escompte; got != (Escompte{Rate: 200, Days: 5}) {
		t.Errorf("of a corrected invoice: got %+v", got)
	}
	plain := paidInvoice(t, 100)
	if got, err := Rectify(plain, nil, "Adresse", s, testDay); err != nil || got.Escompte != NoEscompte {
		t.Errorf("of what replaces one that offered none: got %+v, %v", got.Escompte, err)
	}
	for _, kind := range []Kind{Quote, Deposit, CreditNote} {
		d.Kind = kind
		wantError(t, d.Validate(), CodeInvalid, FieldEscompte, "hors acompte")
	}
	c := testClient(Company)
	c.Escompte = Escompte{Rate: 200, Until: testDay}
	wantError(t, c.Validate(), CodeInvalid, FieldEscompte, "en jours")
	s.Escompte = Escompte{Rate: FullRate, Days: 8}
	wantError(t, s.Validate(), CodeInvalid, SellerField(FieldOffer), "sans les atteindre")
}

// What is sealed of an invoice without discount is what it always was.
func TestTheSealKnowsTheEscompte(t *testing.T) {
	d := early(t)
	without := d
	without.Escompte = Escompte{}
	if string(d.Canonical()) == string(without.Canonical()) {
		t.Error("a discount taken away is not seen")
	}
}

func TestTheEscompteIsGrantedInTimeForTheWhole(t *testing.T) {
	d, last := early(t), day("2026-11-30")
	if d.EscompteOpen(last) != 25_00 || d.EscompteOpen(last+1) != 0 {
		t.Errorf("got %s on the last day and %s after it, want 25 and 0", d.EscompteOpen(last), d.EscompteOpen(last+1))
	}
	for name, c := range map[string]struct {
		amount  Amount
		day     Date
		grant   Grant
		granted Amount
		state   State
	}{
		"on the last day":            {1225_00, last, GrantAuto, 25_00, Paid},
		"a day late":                 {1225_00, last + 1, GrantAuto, 0, PartPaid},
		"a day late, all the same":   {1225_00, last + 1, GrantYes, 25_00, Paid},
		"the whole":                  {1250_00, last, GrantAuto, 0, Paid},
		"not wanted":                 {1225_00, last, GrantNo, 0, PartPaid},
		"a part":                     {600_00, last, GrantAuto, 0, PartPaid},
		"between the two":            {1230_00, last, GrantAuto, 0, PartPaid},
		"in time, said":              {1225_00, testDay, GrantYes, 25_00, Paid},
		"before the invoice, by one": {1225_00, testDay - 1, GrantAuto, 25_00, Paid},
	} {
		got := paidBy(t, d, c.amount, c.day, c.grant)
		if got.Granted() != c.granted || got.Received() != c.amount || got.State(testDay) != c.state || got.Remaining() != 1250_00-c.amount-c.granted {
			t.Errorf("%s: got %s granted, %s received, %s left, %s", name, got.Granted(), got.Received(), got.Remaining(), got.State(testDay))
		}
	}
	_, err := d.EscompteWith(Payment{Date: testDay, Amount: 1000_00, Method: Transfer}, GrantYes, nil)
	wantError(t, err, CodeRefused, FieldEscompte, "il faut exactement 1 225,00 €")
	plain := paidInvoice(t, 100)
	_, err = plain.EscompteWith(Payment{Date: testDay, Amount: 98_00, Method: Transfer}, GrantYes, nil)
	wantError(t, err, CodeRefused, FieldEscompte, "n'a pas d'escompte", "avoir")
	_, err = ParseGrant("peut-être")
	wantError(t, err, CodeInvalid, FieldEscompte, "oui, non ou auto")
}

// Payments in part earn nothing until the rest is paid in time; one that came
// late closes the discount, whatever comes after it.
func TestTheEscompteOfPaymentsInParts(t *testing.T) {
	d, last := paidBy(t, early(t), 500_00, testDay, GrantAuto), day("2026-11-30")
	if d.Granted() != 0 || d.EscompteOpen(last) != 25_00 {
		t.Errorf("after a part: got %s granted, %s open", d.Granted(), d.EscompteOpen(last))
	}
	whole := paidBy(t, d, 725_00, last, GrantAuto)
	if whole.Granted() != 25_00 || whole.State(testDay) != Paid || whole.EscompteOpen(last) != 0 {
		t.Errorf("then the rest in time: got %s granted, %s", whole.Granted(), whole.State(testDay))
	}
	late := paidBy(t, early(t), 500_00, last+1, GrantAuto)
	if late.EscompteOpen(last) != 0 {
		t.Errorf("after a late part: got %s open", late.EscompteOpen(last))
	}
}

// A payment and the discount that it earned are undone together, whichever is
// named; an earlier payment in part takes the discount with it and leaves the later one.
func TestTheEscompteIsUndoneWithItsPayment(t *testing.T) {
	d := paidBy(t, paidBy(t, early(t), 500_00, testDay, GrantAuto), 725_00, testDay, GrantAuto) // 1, 2 and 3
	for id, want := range map[int64][]int64{1: {3, 1}, 2: {3, 2}, 3: {3, 2}} {
		entries, err := Reversals(&d, id, testDay)
		if err != nil {
			t.Fatal(err)
		}
		undone := d
		var got []int64
		for i, p := range entries {
			got = append(got, p.Reverses)
			p.ID = int64(10 + i)
			undone.Payments, undone.Paid = append(slices.Clone(undone.Payments), p), undone.Paid+p.Amount
		}
		if !slices.Equal(got, want) || undone.Granted() != 0 || len(undone.GrantedGroups()) != 0 {
			t.Errorf("%d: got %v undone, %s granted, %+v", id, got, undone.Granted(), undone.GrantedGroups())
		}
		if undone.EscompteOpen(testDay) != 25_00 {
			t.Errorf("%d: got %s open again", id, undone.EscompteOpen(testDay))
		}
	}
}

// CGI 267 II-1°: the discount reduces the base, and its VAT by rate, to the cent,
// whatever the mix of rates, the deposits and the credit notes.
func TestCGI267TheEscompteReducesBasesAndVATToTheCent(t *testing.T) {
	random := rand.New(rand.NewSource(267))
	for n := range 2000 {
		d := NewInvoice(liableSettings(), testClient(Company), testDay)
		for range 1 + random.Intn(5) {
			l := Line{Designation: "Pose", Quantity: 1000, Price: Price(100 * (1 + random.Int63n(500_000)))}
			l.SetTax(anyTax(random, true))
			d.Lines = append(d.Lines, l)
		}
		d.Escompte = Escompte{Rate: Rate(1 + random.Intn(int(FullRate)-1)), Days: 8}
		d = issued(t, d, 7, "F2026-0031", liableSettings())
		var credits []Document
		if gross := d.Totals.Gross; random.Intn(2) == 0 && gross > 1000 {
			note, err := Credit(d, nil, CreditRequest{Amount: gross/3 + 1, Reason: "Geste"}, liableSettings(), testDay)
			if err != nil {
				t.Fatal(err)
			}
			credits = append(credits, issued(t, note, 8, "A2026-0001", liableSettings()))
			d.Credited = credits[0].Totals.Payable
		}
		sum := d.EscompteOpen(testDay)
		if sum == 0 {
			continue
		}
		want, err := d.Escompte.Rate.Of(d.Totals.Payable - d.Credited)
		d = paidBy(t, d, d.Remaining()-sum, testDay, GrantAuto, credits...)
		if err != nil || d.Granted() != want || d.Remaining() != 0 {
			t.Fatalf("%d: got %s granted, %s left, want %s and 0", n, d.Granted(), d.Remaining(), want)
		}
		taken := breakdown(d.GrantedGroups())
		if taken.gross() != want {
			t.Fatalf("%d: bases and VAT make %s, want %s: %+v", n, taken.gross(), want, taken)
		}
		left := standing(&d, credits)
		for i, g := range left { // no group owes more than it had
			if g.Base < 0 || g.VAT < -1 || g.Rate == 0 && g.VAT != 0 {
				t.Fatalf("%d: group %d is left with %+v of %+v, taken %+v", n, i, g, d.Totals.Groups, taken)
			}
		}
		if left.gross() != d.Totals.Payable-d.Credited-want {
			t.Fatalf("%d: got %s left by group, want %s", n, left.gross(), d.Totals.Payable-d.Credited-want)
		}
	}
}

// 2 % of 1 200,00 € at 20 % and 1 100,00 € at 10 %: 46,00 €, of which 20,00 € and
// 20,00 € of bases, 4,00 € and 2,00 € of VAT; the words spare a credit note (CGI 272).
func TestTheVATOfTheEscompteByRate(t *testing.T) {
	d := NewInvoice(liableSettings(), testClient(Company), testDay)
	d.Lines, d.Escompte = []Line{line("Pose", 1000, 2000), line("Peinture", 1000, 1000)}, Escompte{Rate: 200, Days: 8}
	d = issued(t, d, 7, "F2026-0031", liableSettings())
	const words = "à payer. En cas d’escompte, seule la taxe correspondant au prix effectivement payé ouvre droit à déduction."
	if got := plainSpaces(mentionOf(&d, EscompteNote, "")); got != "Escompte de 2 % pour un règlement au plus tard le 30/11/2026 : 46,00 €, soit 2 254,00 € "+words {
		t.Errorf("got %q", got)
	}
	d = paidBy(t, d, 2254_00, testDay, GrantAuto)
	want := []VATGroup{{StandardRated, 2000, 20_00, 4_00}, {StandardRated, 1000, 20_00, 2_00}}
	if got := d.GrantedGroups(); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// After the discount, a credit note takes what is left at most: what was payable
// less the discount.
func TestACreditNoteAfterTheEscompteTakesWhatIsLeft(t *testing.T) {
	d := paidBy(t, early(t), 1225_00, testDay, GrantAuto)
	if got := Creditable(d, nil); got != 1225_00 {
		t.Errorf("got %s to correct, want 1 225", got)
	}
	_, err := Credit(d, nil, CreditRequest{Amount: 1225_01}, testSettings(), testDay)
	wantError(t, err, CodeRefused, FieldAmount, "Il reste 1 225,00 € à corriger de F2026-0031")
	note := credited(t, d, nil, CreditRequest{Reason: "Annulation"})
	if note.Totals.Payable != 1225_00 {
		t.Errorf("the whole: got %s, want 1 225", note.Totals.Payable)
	}
	if err := note.CheckAgainst(d, nil); err != nil {
		t.Errorf("CheckAgainst: %v", err)
	}
	earlier := credited(t, early(t), nil, CreditRequest{Reason: "Annulation"}) // a draft made before the payment
	wantError(t, earlier.CheckAgainst(d, nil), CodeRefused, FieldLines, "dépasse ce qui reste à corriger de F2026-0031, 1 225,00 €")
}
