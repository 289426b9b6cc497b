package reminder

import (
	"fmt"
	"strings"
	"testing"

	"facturier/invoice"
)

// penalized is an issued invoice that its penalties are of.
func penalized(client invoice.ClientType) invoice.Document {
	return invoice.Document{ID: 7, Kind: invoice.Invoice, Status: invoice.StatusIssued, Number: "F2026-0031", IssueDate: day(2026, 5, 1),
		Client: invoice.Client{ID: 3, Type: client, Name: "Durand SARL"}, OrderNumber: "PO-12", Operation: invoice.Services}
}

// What is claimed to a day, then from the next one on, is what is claimed in
// one go, but for the cents that rounding each line of days to the cent leaves
// (C. com. L441-10 II: one day of a whole line more in each): a cent at most for each line cut in two.
func TestClaimInTwoDocumentsIsTheClaimInOne(t *testing.T) {
	terms := Terms{Basis: TripleLegal}
	for _, c := range []struct {
		debt Debt
		gap  invoice.Amount // of the worst day
	}{
		{Debt{Client: invoice.Company, Payable: 3650_00, DueDate: day(2026, 7, 31)}, 1},
		{Debt{Client: invoice.Company, Payable: 1234_56, DueDate: day(2026, 5, 31), Reductions: []Reduction{{day(2026, 8, 12), 234_56}}}, 1},
		{Debt{Client: invoice.Public, Payable: 8000_00, DueDate: day(2026, 6, 20)}, 1},
		{Debt{Client: invoice.Consumer, Payable: 500_00, DueDate: day(2026, 6, 20), FormalNotice: day(2026, 7, 15)}, 1},
	} {
		end := day(2026, 11, 21)
		whole, err := terms.Claim(c.debt, end)
		if err != nil {
			t.Fatal(err)
		}
		worst := invoice.Amount(0)
		for until := c.debt.DueDate + 1; until < end; until++ {
			first, err := terms.Claim(c.debt, until)
			if err != nil {
				t.Fatal(err)
			}
			d, err := first.Penalties(penalized(c.debt.Client), invoice.Settings{})
			if err != nil { // nothing yet: the mise en demeure has not come, or not a cent
				continue
			}
			rest := c.debt
			rest.Invoiced = []Invoiced{{From: d.Penalties.From, Until: d.Penalties.Until, Recovery: d.Penalties.Recovery, Amount: d.Totals.Payable}}
			second, err := terms.Claim(rest, end)
			if err != nil {
				t.Fatal(err)
			}
			worst = max(worst, max(d.Totals.Payable+second.Interest+second.Recovery-whole.Interest-whole.Recovery,
				whole.Interest+whole.Recovery-d.Totals.Payable-second.Interest-second.Recovery))
		}
		if worst > c.gap {
			t.Errorf("%+v: got %s apart, want %s at most", c.debt, worst, c.gap)
		}
	}
}

// The lines are the calculation, out of the scope of VAT, and add up to it.
func TestPenaltiesDraft(t *testing.T) {
	const law, public = "(C. com. L441-10 et D441-5)", "(CCP L2192-13, R2192-31 et D2192-35)"
	for _, c := range []struct {
		name    string
		debt    Debt
		until   invoice.Date
		subject string
		lines   []string
		total   invoice.Amount
		notes   string
	}{
		{"a company, over two semesters", Debt{Client: invoice.Company, Payable: 2400_00, DueDate: day(2026, 5, 31)}, day(2026, 7, 31),
			"Pénalités de retard et indemnité de recouvrement, facture F2026-0031 du 01/05/2026", []string{
				"Pénalités de retard du 01/06/2026 au 30/06/2026 | Facture F2026-0031 : 2 400,00 € × 7,86 % × 30 jours / 365 | 15,50 €",
				"Pénalités de retard du 01/07/2026 au 31/07/2026 | Facture F2026-0031 : 2 400,00 € × 8,25 % × 31 jours / 365 | 16,82 €",
				"Indemnité forfaitaire pour frais de recouvrement | Facture F2026-0031, C. com. D441-5 | 40,00 €"}, 72_32, law},
		{"paid late: to the day of the payment", Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 9, 30), Reductions: []Reduction{{day(2026, 10, 20), 1000_00}}}, day(2026, 11, 21),
			"Pénalités de retard et indemnité de recouvrement, facture F2026-0031 du 01/05/2026", []string{
				"Pénalités de retard du 01/10/2026 au 20/10/2026 | Facture F2026-0031 : 1 000,00 € × 8,25 % × 20 jours / 365 | 4,52 €",
				"Indemnité forfaitaire pour frais de recouvrement | Facture F2026-0031, C. com. D441-5 | 40,00 €"}, 44_52, law},
		{"a public body", Debt{Client: invoice.Public, Payable: 8000_00, DueDate: day(2026, 9, 30)}, day(2026, 10, 30),
			"Intérêts moratoires et indemnité de recouvrement, facture F2026-0031 du 01/05/2026", []string{
				"Intérêts moratoires du 01/10/2026 au 30/10/2026 | Facture F2026-0031 : 8 000,00 € × 10,4 % × 30 jours / 365 | 68,38 €",
				"Indemnité forfaitaire pour frais de recouvrement | Facture F2026-0031, CCP D2192-35 | 40,00 €"}, 108_38, public},
		{"a consumer, from the mise en demeure", Debt{Client: invoice.Consumer, Payable: 5000_00, DueDate: day(2026, 9, 30), FormalNotice: day(2026, 11, 1)}, day(2026, 11, 22),
			"Intérêts au taux légal, facture F2026-0031 du 01/05/2026", []string{
				"Intérêts au taux légal du 02/11/2026 au 22/11/2026 | Facture F2026-0031 : 5 000,00 € × 2,75 % × 21 jours / 365 | 7,91 €"}, 7_91, "depuis la mise en demeure (C. civ. 1231-6)"},
		{"not a cent of interest", Debt{Client: invoice.Company, Payable: 1_00, DueDate: day(2026, 9, 30)}, day(2026, 10, 1),
			"Indemnité de recouvrement, facture F2026-0031 du 01/05/2026", []string{
				"Indemnité forfaitaire pour frais de recouvrement | Facture F2026-0031, C. com. D441-5 | 40,00 €"}, 40_00, "(C. com. D441-5)"},
		{"after another document: the next days alone", Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 9, 30),
			Invoiced: []Invoiced{{Number: "F2026-0040", From: day(2026, 10, 1), Until: day(2026, 10, 20), Recovery: true}}}, day(2026, 11, 21),
			"Pénalités de retard, facture F2026-0031 du 01/05/2026", []string{
				"Pénalités de retard du 21/10/2026 au 21/11/2026 | Facture F2026-0031 : 1 000,00 € × 8,25 % × 32 jours / 365 | 7,23 €"}, 7_23, "(C. com. L441-10)"},
		{"before days that are invoiced: up to them", Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 9, 30),
			Invoiced: []Invoiced{{Number: "F2026-0041", From: day(2026, 10, 21), Until: day(2026, 11, 10)}}}, day(2026, 11, 21),
			"Pénalités de retard et indemnité de recouvrement, facture F2026-0031 du 01/05/2026", []string{
				"Pénalités de retard du 01/10/2026 au 20/10/2026 | Facture F2026-0031 : 1 000,00 € × 8,25 % × 20 jours / 365 | 4,52 €",
				"Indemnité forfaitaire pour frais de recouvrement | Facture F2026-0031, C. com. D441-5 | 40,00 €"}, 44_52, law},
	} {
		t.Run(c.name, func(t *testing.T) {
			claim, err := Terms{Basis: TripleLegal}.Claim(c.debt, c.until)
			if err != nil {
				t.Fatal(err)
			}
			d, err := claim.Penalties(penalized(c.debt.Client), invoice.Settings{})
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for _, l := range d.Lines {
				lines = append(lines, fmt.Sprintf("%s | %s | %s", l.Designation, l.Description, l.Net))
				if l.Category != invoice.OutOfScope || l.Exemption != invoice.OutOfScopeReason || l.VAT != 0 {
					t.Errorf("%s: VAT %+v", l.Designation, l.Tax())
				}
			}
			if got, want := plain(strings.Join(lines, "\n")), strings.Join(c.lines, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if plain(d.Subject) != c.subject || d.Totals.Payable != c.total || d.Totals.VAT != 0 || !strings.Contains(plain(d.Notes), c.notes) || d.OrderNumber != "PO-12" {
				t.Errorf("got %s, %s, VAT %s, %s", d.Subject, d.Totals.Payable, d.Totals.VAT, d.Notes)
			}
			d.IssueDate = c.until
			if err := (Terms{Basis: TripleLegal}).CheckPenalties(c.debt, &d); err != nil {
				t.Errorf("as it is made, it is refused: %v", err)
			}
			d.Totals.Payable++
			if err := (Terms{Basis: TripleLegal}).CheckPenalties(c.debt, &d); invoice.ErrorCode(err) != invoice.CodeRefused {
				t.Errorf("a cent more is accepted: %v", err)
			}
		})
	}
}

// plain has ordinary spaces.
func plain(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, nbsp, " "), "\u202f", " ")
}

// D441-5 is of euros: its sum is converted at the rate of the invoice.
func TestPenaltiesInAnotherCurrency(t *testing.T) {
	origin := penalized(invoice.Foreign)
	origin.Currency, origin.ExchangeRate = "USD", 920_000
	claim, err := Terms{Basis: TripleLegal}.Claim(Debt{Client: invoice.Foreign, Currency: "USD", Payable: 1000_00, DueDate: day(2026, 9, 30)}, day(2026, 10, 20))
	if err != nil {
		t.Fatal(err)
	}
	d, err := claim.Penalties(origin, invoice.Settings{})
	// 40.00 / 0.92 = 43.48
	if err != nil || d.Totals.Payable != 4_52+43_48 || plain(d.Lines[1].Description) != "Facture F2026-0031, C. com. D441-5 : 40,00 €, à 0,9200 € pour 1 USD" {
		t.Errorf("got %s, %q, %v", d.Totals.Payable, d.Lines[1].Description, err)
	}
}

func TestPenaltiesAreRefusedWhereThereAreNone(t *testing.T) {
	for _, c := range []struct {
		name  string
		debt  Debt
		until invoice.Date
		says  string
	}{
		{"paid in time", Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 9, 30), Reductions: []Reduction{{day(2026, 9, 30), 1000_00}}}, day(2026, 11, 21), "n'a pas été payée en retard"},
		{"a consumer without mise en demeure", Debt{Client: invoice.Consumer, Payable: 1000_00, DueDate: day(2026, 9, 30)}, day(2026, 11, 21), "mise en demeure"},
		{"all invoiced", Debt{Client: invoice.Company, Payable: 1000_00, DueDate: day(2026, 9, 30),
			Invoiced: []Invoiced{{Number: "F2026-0040", From: day(2026, 10, 1), Until: day(2026, 11, 21), Recovery: true}}}, day(2026, 11, 21), "déjà facturées, par F2026-0040"},
		{"a rate that nobody said", Debt{Client: invoice.Consumer, Payable: 1000_00, DueDate: day(2026, 12, 31), FormalNotice: day(2026, 12, 31)}, day(2027, 1, 21), "n'est pas connu"},
	} {
		claim, err := Terms{}.Claim(c.debt, c.until)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := claim.Penalties(penalized(c.debt.Client), invoice.Settings{}); invoice.ErrorCode(err) != invoice.CodeRefused || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.says)
		}
	}
}

// Once the penalties are invoiced, a message asks for what is left and says
// what is invoiced; of penalties it asks for the sum alone (C. civ. 1343-2).
func TestMessagesAfterADocumentOfPenalties(t *testing.T) {
	made := Invoiced{Number: "F2026-0040", Date: day(2026, 10, 31), From: day(2026, 10, 1), Until: day(2026, 10, 31), Recovery: true, Amount: 51_68}
	debt := Debt{Number: "F2026-0031", Payable: 1250_00, DueDate: day(2026, 9, 30), Invoiced: []Invoiced{made}}
	for _, client := range []invoice.ClientType{invoice.Company, invoice.Public} {
		for _, tone := range []Tone{Firm, FormalNotice} {
			for _, own := range []string{"", "Il reste {reste}, dont {penalites} et {indemnite}."} {
				step := Step{Tone: tone, Body: own}
				debt.Client = client
				if text := messageOf(t, client, step, debt, day(2026, 11, 21)); own == "" && (strings.Contains(text, "indemnité forfaitaire pour frais") || strings.Contains(text, " 0,00 €")) ||
					own == "" && !strings.Contains(text, "déjà facturé par F2026-0040 : 51,68 €") {
					t.Errorf("%s, %s: got\n%s", client, tone, text)
				}
				for _, alone := range []Debt{{Number: "F2026-0040", Client: client, Payable: 51_68, DueDate: day(2026, 10, 31), OfPenalties: true}, debt} {
					on := day(2026, 10, 31)
					if text := messageOf(t, client, step, alone, on); strings.Contains(text, "pénalités") || strings.Contains(text, "moratoires") || strings.Contains(text, "indemnité") || strings.Contains(text, " 0,00 €") {
						t.Errorf("%s, %s: got\n%s", client, tone, text)
					} else if tone == FormalNotice && own == "" {
						grounds := []string{"mets en demeure", "articles 1231-6 et 1344 du code civil", "injonction de payer (art. 1405"}
						if client == invoice.Public {
							grounds = []string{"mets en demeure", "comptable public", "référé-provision"}
						}
						for _, ground := range grounds {
							if !strings.Contains(text, ground) {
								t.Errorf("%s: a mise en demeure without %q:\n%s", client, ground, text)
							}
						}
					}
				}
			}
		}
	}
}

func messageOf(t *testing.T, client invoice.ClientType, step Step, debt Debt, on invoice.Date) string {
	t.Helper()
	claim, err := Terms{}.Claim(debt, on)
	if err != nil {
		t.Fatal(err)
	}
	r := Request{Step: step, Client: invoice.Client{Type: client, Name: "Durand"}, Settings: Settings{FormalDelay: 8}, Today: on,
		Items: []Item{{Number: debt.Number, DueDate: debt.DueDate, Balance: claim.Balance, Claim: claim}}}
	_, text, err := Compose(r)
	if err != nil {
		t.Fatal(err)
	}
	return plain(text)
}
