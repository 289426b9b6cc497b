package pdf

import (
	"testing"

	"facturier/invoice"
)

// untaxedLine bears no VAT for a reason of the table.
func untaxedLine(t testing.TB, name string, price invoice.Price, code string) invoice.Line {
	t.Helper()
	reason, known := invoice.ExemptionOf(code)
	if !known {
		t.Fatalf("%s is no reason", code)
	}
	return invoice.Line{Designation: name, Quantity: 1000, Price: price, Category: reason.Category, Exemption: code}
}

// untaxedInvoice has one line that bears no VAT, for a client of the Union.
func untaxedInvoice(t testing.TB, code string) invoice.Document {
	t.Helper()
	d := draft(t)
	d.Client.Type, d.Client.Address.Country, d.Client.VATNumber, d.Client.SIREN = invoice.Foreign, "BE", "BE0203201340", ""
	d.Lines = []invoice.Line{untaxedLine(t, "Conseil", 1000_0000, code)}
	return issued(t, d, liableSettings(), "F2026-0051")
}

// 242 nonies A I-12°, I-3°: the reason of no VAT under the sums, both VAT
// numbers, and no column of rates.
func Test242NoniesA_NoVATSaysWhy(t *testing.T) {
	for code, want := range map[string]string{
		invoice.ReverseChargeReason:  "Autoliquidation, art. 283-2 du CGI, art. 196 de la directive 2006/112/CE",
		invoice.SubcontractingReason: "Autoliquidation, art. 283-2 nonies du CGI",
		invoice.IntraCommunityReason: "Exonération de TVA, art. 262 ter, I du CGI",
		invoice.ExportReason:         "Exonération de TVA, art. 262, I du CGI",
		invoice.OutOfScopeReason:     "TVA non applicable - art. 259, 1° du CGI",
		"VATEX-FR-CGI261-4":          "Exonération de TVA, art. 261, 4 du CGI",
	} {
		d := untaxedInvoice(t, code)
		if len(d.Mentions) == 0 || d.Mentions[0].Code != code { // frozen by the domain
			d.Mentions = append([]invoice.Mention{{Code: code, Text: want}}, d.Mentions...)
		}
		page := pageOf(t, d, liableSettings())
		wantInOrder(t, page, "N° TVA FR44732829320", "BELGIQUE", "N° TVA BE0203201340", "Prix unitaire HT", "Montant HT",
			"Total hors taxes", "1\u202f000,00\u00a0€", "Net à payer", "1\u202f000,00\u00a0€", want)
		wantNone(t, page, "TTC", "TVA 0", "exonéré", "293 B")
	}
}

// 242 nonies A I-8°: beside lines with VAT, each line without says so, and the
// sums have a base for each.
func Test242NoniesA_SomeLinesWithoutVAT(t *testing.T) {
	d := draft(t)
	d.Lines = []invoice.Line{vatLine("Conseil", 1000, "", 1000_0000, 2000),
		untaxedLine(t, "Formation", 400_0000, "VATEX-FR-CGI261-4")}
	d = issued(t, d, liableSettings(), "F2026-0052")
	page := pageOf(t, d, liableSettings())
	wantInOrder(t, page, "TVA", "Conseil", "20\u00a0%", "Formation", "exonéré", "Total hors taxes", "1\u202f400,00\u00a0€",
		"TVA 20\u00a0% sur 1\u202f000,00\u00a0€", "200,00\u00a0€", "Exonéré de TVA sur 400,00\u00a0€", "0,00\u00a0€", "Total TTC", "1\u202f600,00\u00a0€")
}

// CGI 289 I-5, BR-FR-CO-04: a corrected invoice names what it cancels and replaces.
func TestCorrectedInvoiceNamesTheOneThatItReplaces(t *testing.T) {
	d := draft(t)
	d.Kind, d.Origin, d.OriginDate, d.Reason = invoice.CorrectedInvoice, "F2026-0031", day(t, "2026-09-12"), "Adresse du client erronée"
	page := pageOf(t, issued(t, d, sampleSettings(), "F2026-0053"), sampleSettings())
	wantInOrder(t, page, "Facture rectificative", "F2026-0053", "Annule et remplace la facture F2026-0031 du 12/09/2026",
		"Motif\u00a0: Adresse du client erronée", "Refonte du site vitrine", "Net à payer", "À régler au plus tard")
}

// BR-FR-CO-09 on the page: paid before it was issued, nothing is left to pay.
func TestInvoicePaidBeforeItWasIssued(t *testing.T) {
	for name, c := range map[string]struct {
		document invoice.Document
		settings invoice.Settings
		total    string
	}{
		"franchise": {franchiseInvoice(t), sampleSettings(), "2\u202f925,00\u00a0€"},
		"VAT":       {vatInvoice(t), liableSettings(), "2\u202f975,09\u00a0€"},
		"deposit":   {depositInvoice(t), liableSettings(), "937,28\u00a0€"},
	} {
		d := c.document
		d.SettledOn, d.Means, d.DueDate = day(t, "2026-09-10"), invoice.Card, day(t, "2026-09-10")
		t.Run(name, func(t *testing.T) {
			page := pageOf(t, d, c.settings)
			wantInOrder(t, page, "Acquittée le", "10/09/2026", c.total, "Réglé le 10/09/2026", "−"+c.total, "Net à payer", "0,00\u00a0€",
				"Acquittée le 10\u00a0septembre\u00a02026, par carte bancaire")
			wantNone(t, page, "Échéance", "À régler", "IBAN")
		})
	}
}

func TestMeansOfPayment(t *testing.T) {
	for means, c := range map[invoice.Method]struct {
		want []string
		none []string
	}{
		"":                  {[]string{"À régler au plus tard le 12\u00a0octobre\u00a02026, par virement", "Titulaire", "Jeanne Martin", "IBAN", "BIC", "Référence"}, nil},
		invoice.Transfer:    {[]string{"par virement", "IBAN"}, nil},
		invoice.Card:        {[]string{"12\u00a0octobre\u00a02026, par carte bancaire", "Référence", "F2026-0031"}, []string{"IBAN", "BIC"}},
		invoice.Cheque:      {[]string{"par chèque", "À l’ordre de", "Jeanne Martin", "Référence"}, []string{"IBAN"}},
		invoice.Cash:        {[]string{"en espèces"}, []string{"IBAN"}},
		invoice.OtherMethod: {[]string{"12\u00a0octobre\u00a02026", "IBAN"}, []string{"virement"}},
		invoice.DirectDebit: {[]string{"Sera prélevé sur votre compte le 12\u00a0octobre\u00a02026", "Créancier", "Jeanne Martin", "ICS",
			"FR72ZZZ123456", "Mandat", "RUM-0042", "Référence"}, []string{"IBAN", "À régler"}},
	} {
		d := franchiseInvoice(t)
		d.Means, d.Client.Mandate, d.Seller.CreditorID = means, "RUM-0042", "FR72ZZZ123456"
		page := pageOf(t, d, sampleSettings())
		wantInOrder(t, page, c.want...)
		wantNone(t, page, c.none...)
	}
}

// Without an account nothing says that the client should transfer money.
func TestTransferNeedsAnAccount(t *testing.T) {
	d := franchiseInvoice(t)
	d.Seller.IBAN = ""
	page := pageOf(t, d, sampleSettings())
	wantInOrder(t, page, "À régler au plus tard le 12\u00a0octobre\u00a02026", "Référence")
	wantNone(t, page, "virement", "BIC")
}

// CGI 289 IV, BR-FR-CO-12: every sum in the currency, the VAT in euros too.
func TestForeignCurrency(t *testing.T) {
	d := vatInvoice(t)
	d.Currency, d.ExchangeRate = "USD", 921_500
	page := pageOf(t, d, liableSettings())
	wantInOrder(t, page, "380,00\u00a0USD", "1\u202f368,00\u00a0USD", "890,00\u00a0USD", "90,00\u00a0USD", "Remise 5\u00a0%", "−138,71\u00a0USD",
		"TVA 10\u00a0% sur 1\u202f875,54\u00a0USD", "Total TTC", "Net à payer", "2\u202f975,09\u00a0USD",
		"TVA en euros\u00a0: 312,90\u00a0€", "Taux de change\u00a0: 1\u00a0USD\u00a0=\u00a00,9215\u00a0€")
	b := balanceInvoice(t)
	b.Currency, b.ExchangeRate = "CHF", 1_070_000
	wantNone(t, words(render(t, b, liableSettings())[0]), "25\u00a0€")
}

func TestForeignCurrencyWithoutVATGivesTheRate(t *testing.T) {
	d := untaxedInvoice(t, invoice.ReverseChargeReason)
	d.Currency, d.ExchangeRate = "USD", 921_500
	page := pageOf(t, d, liableSettings())
	wantInOrder(t, page, "Net à payer", "1\u202f000,00\u00a0USD", "Taux de change\u00a0: 1\u00a0USD\u00a0=\u00a00,9215\u00a0€")
	wantNone(t, page, "TVA en euros")
}

// L441-9: where the invoice goes stands in the window, the client's own
// address beside the other facts; 242 nonies A I-7° bis: where goods go.
func TestAddressesOfTheClient(t *testing.T) {
	d := franchiseInvoice(t)
	d.Operation = invoice.Goods
	d.Client.Billing = &invoice.Address{Lines: []string{"Centre de facturation", "BP 12"}, PostCode: "59000", City: "Lille", Country: "FR"}
	d.Client.Delivery = &invoice.Address{Lines: []string{"Quai 3"}, PostCode: "34200", City: "Sète", Country: "FR"}
	pages := render(t, d, sampleSettings())
	wantInOrder(t, words(pages[0]), "Livraison", "du 01/09 au 11/09/2026", "Lieu de livraison", "Quai 3", "34200 Sète",
		"Adresse du client", "4 avenue de la Gare", "34000 Montpellier", "Durand SARL", "Centre de facturation", "BP 12", "59000 Lille")
	for _, text := range pages[0] {
		inWindow := text.x >= windowLeft-0.1 && text.y > windowTop && text.y < windowTop+30
		if text.text == "59000 Lille" && !inWindow || text.text == "34000 Montpellier" && inWindow {
			t.Errorf("%q stands at %.0f, %.0f mm: the window of the envelope has the billing address", text.text, text.x, text.y)
		}
	}
}

func TestContractAndPublicClient(t *testing.T) {
	d := franchiseInvoice(t)
	d.Contract = "C-2026-7"
	wantInOrder(t, pageOf(t, d, sampleSettings()), "Contrat", "C-2026-7")
	d.Client.Type, d.Client.SIRET, d.Client.ServiceCode, d.Client.Commitment = invoice.Public, "21340145600016", "SERVICE1", "ENG-77"
	page := pageOf(t, d, sampleSettings())
	wantInOrder(t, page, "Marché", "C-2026-7", "Code service", "SERVICE1", "Engagement", "ENG-77", "SIRET 213\u00a0401\u00a0456\u00a000016")
	wantNone(t, page, "Contrat")
}

// A short balance whose deductions would begin a second page has all on one,
// where the white space above its subject has the room.
func TestAFewMillimetresTooManyStayOnOnePage(t *testing.T) {
	d := deducted(t, invoice.Balance, 3, 1, 3, 0)
	d.OrderNumber, d.Discount, d.Lines[0].Discount = "", invoice.Discount{Amount: 1234}, invoice.Discount{Rate: 1000}
	d = issued(t, d, liableSettings(), "F2026-0057")
	pages := render(t, d, liableSettings())
	if len(pages) != 1 {
		t.Errorf("got %d pages, want 1", len(pages))
	}
	within(t, pages)
	for _, text := range pages[0] {
		if text.text == "34000 Montpellier" && (text.x < windowLeft-0.1 || text.y > windowTop+25) {
			t.Errorf("the client stands at %.0f, %.0f mm, out of the window of the envelope", text.x, text.y)
		}
	}
}
