package invoice

import (
	"reflect"
	"strings"
	"testing"
)

func TestNewLineHasTheVATOfTheRegime(t *testing.T) {
	if got, want := testSettings().NewLine(), (Line{Quantity: 1000, Category: ExemptFromTax, Exemption: FranchiseReason}); got != want {
		t.Errorf("franchise: got %+v, want %+v", got, want)
	}
	s := liableSettings()
	s.DefaultVAT = 1000
	if got, want := s.NewLine(), (Line{Quantity: 1000, Category: StandardRated, VAT: 1000}); got != want {
		t.Errorf("liable: got %+v, want %+v", got, want)
	}
}

func TestDatesCountFromTheIssue(t *testing.T) {
	s := testSettings()
	for name, c := range map[string]struct {
		client Client
		change func(*Document)
		due    string
	}{
		"settings' delay":         {testClient(Company), func(*Document) {}, "2026-12-22"},
		"client's delay":          {testClient(Company), func(d *Document) { d.Client.PaymentDays = 45 }, "2027-01-06"},
		"issue date wished":       {testClient(Company), func(d *Document) { d.IssueDate = day("2026-11-30") }, "2026-12-30"},
		"due date chosen":         {testClient(Company), func(d *Document) { d.DueDate = day("2026-12-01") }, "2026-12-01"},
		"public client, R2192-10": {testClient(Public), func(d *Document) { s.PaymentDays = 60 }, "2026-12-22"},
		"credit note":             {testClient(Company), func(d *Document) { d.Kind = CreditNote }, ""},
	} {
		s.PaymentDays = 30
		d := testInvoice(s, c.client)
		c.change(&d)
		if _, due, valid := d.Dates(s, testDay); due.ISO() != c.due || valid != 0 {
			t.Errorf("%s: got due %s and valid until %s, want due %s", name, due.ISO(), valid.ISO(), c.due)
		}
	}
	q := NewQuote(s, testClient(Company), testDay)
	if issue, due, valid := q.Dates(s, testDay); issue != testDay || due != 0 || valid.ISO() != "2026-12-22" {
		t.Errorf("quote: got %s, %s, %s", issue.ISO(), due.ISO(), valid.ISO())
	}
}

func TestNewQuoteHasItsConditions(t *testing.T) {
	s := testSettings()
	s.QuoteTerms = "Acompte de 30 % à la commande."
	d := NewQuote(s, testClient(Company), testDay)
	if d.Kind != Quote || d.Revision != 1 || d.Terms != s.QuoteTerms || d.Status != StatusDraft || d.Client.ID != 3 || d.ValidUntil != 0 {
		t.Errorf("got %+v", d)
	}
}

func TestNormalizeADocument(t *testing.T) {
	d := Document{Kind: Invoice, Subject: " Refonte\ndu site\x1b[0m ", Notes: "a\r\nb ", ServiceEnd: testDay,
		Lines: []Line{{Designation: " Maquette\u202e ", Description: " x\r\ny ", Quantity: 1000, VAT: 2000}, {Quantity: 1000}, {Quantity: 1000, Price: 1}, {Designation: "\x00", Quantity: 1000}}}
	d.Normalize()
	want := Document{Kind: Invoice, Status: StatusDraft, Subject: "Refonte du site", Notes: "a\nb", ServiceStart: testDay,
		Lines: []Line{{Designation: "Maquette", Description: "x\ny", Quantity: 1000, VAT: 2000, Category: StandardRated},
			{Quantity: 1000, Price: 1, Category: ExemptFromTax, Exemption: FranchiseReason}}}
	if !reflect.DeepEqual(d, want) {
		t.Errorf("got %+v\nwant %+v", d, want)
	}
	before := d
	if d.Normalize(); !reflect.DeepEqual(d, before) {
		t.Errorf("normalized twice: got %+v", d)
	}
}

func TestDuplicateIsAFreshDraftInTodaysRegime(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 2000), line("Peinture", 500, 0))
	quote.Lines[0].Source, quote.Lines[0].Date, quote.Discount, quote.Notes = 4, testDay, Discount{Rate: 500}, "Merci"
	quote.Execution, quote.Acceptance, quote.Revision = "sous 3 semaines", Acceptance{Date: testDay}, 2
	got := Duplicate(quote, testSettings(), testDay)
	if got.Kind != Quote || got.Status != StatusDraft || got.ID != 0 || got.Number != "" || got.Revision != 1 || got.IssueDate != 0 || got.ValidUntil != 0 || got.Acceptance != (Acceptance{}) {
		t.Errorf("got %+v, want a fresh draft", got)
	}
	if got.Subject != quote.Subject || got.Notes != "Merci" || got.Discount.Rate != 500 || got.Execution != quote.Execution || got.Client.ID != 3 {
		t.Errorf("got %+v, want the content of %+v", got, quote)
	}
	want := line("Pose", 1000, 0)
	if !reflect.DeepEqual(got.Lines[0], want) {
		t.Errorf("franchise: got %+v, want %+v", got.Lines[0], want)
	}
	liable := Duplicate(quote, liableSettings(), testDay)
	if liable.Lines[0].VAT != 2000 || liable.Lines[1].VAT != 2000 || liable.Lines[1].Exemption != "" {
		t.Errorf("liable: got %+v", liable.Lines)
	}
	if quote.Lines[0].Source != 4 {
		t.Error("the document duplicated has changed")
	}
	for _, kind := range []Kind{Invoice, Deposit, Balance, CreditNote} {
		quote.Kind, quote.QuoteID, quote.OriginID = kind, 7, 8
		if d := Duplicate(quote, testSettings(), testDay); d.Kind != Invoice || d.QuoteID+d.OriginID != 0 {
			t.Errorf("%s: got %s, linked to %d and %d", kind, d.Kind, d.QuoteID, d.OriginID)
		}
	}
}

func TestValidateTakesWhatIsUnfinished(t *testing.T) {
	for name, d := range map[string]Document{
		"nothing":                    {Kind: Invoice},
		"no client, no words":        {Kind: Quote, Lines: []Line{{Quantity: 1000, Category: ExemptFromTax}}},
		"discount before the lines":  {Kind: Invoice, Discount: Discount{Amount: 50_00}},
		"deposit asked before lines": {Kind: Quote, Asked: Discount{Amount: 500_00}},
		"due before issue":           {Kind: Invoice, IssueDate: testDay, DueDate: testDay - 3},
		"500 lines":                  {Kind: Invoice, Lines: manyLines(MaxLines)},
	} {
		if err := d.Validate(); err != nil {
			t.Errorf("%s: got %v, want a draft that can be saved", name, err)
		}
	}
}

func manyLines(n int) []Line {
	lines := make([]Line, n)
	for i := range lines {
		lines[i] = line("Photo", 1, 0)
	}
	return lines
}

func TestValidateRefusesWhatCanNeverBeRight(t *testing.T) {
	for name, c := range map[string]struct {
		change       func(*Document)
		field, words string
	}{
		"quantity 0":             {func(d *Document) { d.Lines[0].Quantity = 0 }, "lignes[0].quantite", "au-dessus de zéro"},
		"negative quantity":      {func(d *Document) { d.Lines[0].Quantity = -1 }, "lignes[0].quantite", "au-dessus de zéro"},
		"huge quantity":          {func(d *Document) { d.Lines[0].Quantity = MaxQuantity + 1 }, "lignes[0].quantite", "un milliard"},
		"negative price":         {func(d *Document) { d.Lines[0].Price = -1 }, "lignes[0].prix", "faites une remise"},
		"huge price":             {func(d *Document) { d.Lines[0].Price = MaxPrice + 1 }, "lignes[0].prix", "cent milliards"},
		"overflow":               {func(d *Document) { d.Lines[0].Price, d.Lines[0].Quantity = MaxPrice, 2000 }, "lignes[0].prix", "cent milliards"},
		"discount over 100 %":    {func(d *Document) { d.Lines[0].Discount.Rate = maxLong + 1 }, "lignes[0].remise", "dépasse 100 %"},
		"discount over a line":   {func(d *Document) { d.Lines[0].Discount.Amount = 1125_01 }, "lignes[0].remise", "1 125,01 €, c'est plus que 1 125,00 €."},
		"negative discount":      {func(d *Document) { d.Lines[0].Discount.Amount = -1 }, "lignes[0].remise", "sous zéro"},
		"both discounts":         {func(d *Document) { d.Discount = Discount{Rate: 1, Amount: 1} }, "remise", "pas les deux"},
		"over the document":      {func(d *Document) { d.Discount.Amount = 1125_01 }, "remise", "c'est plus que"},
		"deposit over it all":    {func(d *Document) { d.Asked.Amount = 1125_01 }, "acompte", "c'est plus que"},
		"VAT over 100 %":         {func(d *Document) { d.Lines[0].Category, d.Lines[0].VAT = StandardRated, maxLong+1 }, "lignes[0].tva", "0 à 100 %"},
		"VAT on exempt, BR-E-05": {func(d *Document) { d.Lines[0].VAT = 2000 }, "lignes[0].tva", "exonérée"},
		"unknown category":       {func(d *Document) { d.Lines[0].Category = "Z" }, "lignes[0].categorie", "« Z »"},
		"unknown kind":           {func(d *Document) { d.Kind = "note" }, "nature", "« note »"},
		"unknown operation":      {func(d *Document) { d.Operation = "troc" }, "operation", "« troc »"},
		"501 lines":              {func(d *Document) { d.Lines = manyLines(501) }, "lignes", "501 lignes, 500 au plus"},
		"year 1999, BR-FR-03":    {func(d *Document) { d.IssueDate = day("1999-12-31") }, "emission", "entre 2000 et 2099"},
		"year 2100":              {func(d *Document) { d.DueDate = day("2100-01-01") }, "echeance", "entre 2000 et 2099"},
		"line of 1999":           {func(d *Document) { d.Lines[0].Date = day("1999-12-31") }, "lignes[0].date", "entre 2000 et 2099"},
		"end before start":       {func(d *Document) { d.ServiceStart, d.ServiceEnd = testDay, testDay-1 }, "prestation", "avant d'avoir commencé"},
		"long subject":           {func(d *Document) { d.Subject = strings.Repeat("é", 201) }, "objet", "201 caractères"},
		"long description":       {func(d *Document) { d.Lines[0].Description = strings.Repeat("é", maxLong+1) }, "lignes[0].description", "10241"},
		"sum past the limit":     {func(d *Document) { d.Lines = append(d.Lines, dearLine(), dearLine()) }, "lignes", "cent milliards"},
	} {
		t.Run(name, func(t *testing.T) {
			d := testInvoice(testSettings(), testClient(Company))
			if err := d.Validate(); err != nil {
				t.Fatalf("before: %v", err)
			}
			c.change(&d)
			wantError(t, d.Validate(), CodeInvalid, c.field, c.words)
		})
	}
}

func dearLine() Line {
	return Line{Designation: "Or", Quantity: 1000, Price: MaxPrice, Category: ExemptFromTax, Exemption: FranchiseReason}
}

// The VAT can take the sum with VAT past the limit when the sum without is within.
func TestValidateLimitsTheSumWithVAT(t *testing.T) {
	l := dearLine()
	l.Category, l.VAT, l.Exemption = StandardRated, 2000, ""
	d := Document{Kind: Invoice, Lines: []Line{l}}
	wantError(t, d.Validate(), CodeInvalid, "lignes", "cent milliards")
	if d.Lines[0].Net != 0 {
		t.Error("Validate changed the line")
	}
}
