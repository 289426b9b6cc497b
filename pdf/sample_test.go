package pdf

import (
	"fmt"
	"strings"
	"testing"

	"facturier/invoice"
)

func day(t testing.TB, iso string) invoice.Date {
	t.Helper()
	d, err := invoice.ISODate(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func sampleSettings() invoice.Settings {
	s := invoice.Settings{Seller: invoice.Seller{
		SIRET: "73282932000074", Name: "Jeanne Martin", TradeName: "Atelier Martin",
		Address: invoice.Address{Lines: []string{"12 rue des Lilas"}, PostCode: "34400", City: "Lunel", Country: "FR"},
		Email:   "jeanne@atelier-martin.fr", Phone: "06 12 34 56 78",
		Activity: invoice.Services, Regime: invoice.Franchise,
		IBAN: "FR7630006000011234567890189", BIC: "AGRIFRPP882",
	}}
	return s.WithDefaults()
}

// liableSettings are of a seller with VAT, and everything that a letterhead can
// hold.
func liableSettings() invoice.Settings {
	s := sampleSettings()
	s.Seller.Regime = invoice.Liable
	s.Seller.VATNumber = "FR44732829320"
	s.Seller.RCS = "Montpellier"
	return s
}

func sampleClient() invoice.Client {
	return invoice.Client{Type: invoice.Company, Name: "Durand SARL", Contact: "Service comptabilité", SIREN: "123456782",
		Address: invoice.Address{Lines: []string{"4 avenue de la Gare"}, PostCode: "34000", City: "Montpellier", Country: "FR"}}
}

func sampleLine(name string, quantity invoice.Quantity, unit string, price invoice.Price) invoice.Line {
	return invoice.Line{Designation: name, Quantity: quantity, Unit: unit, Price: price,
		Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}
}

func vatLine(name string, quantity invoice.Quantity, unit string, price invoice.Price, rate invoice.Rate) invoice.Line {
	return invoice.Line{Designation: name, Quantity: quantity, Unit: unit, Price: price, Category: invoice.StandardRated, VAT: rate}
}

// draft is the invoice of page.png, before it is issued.
func draft(t testing.TB) invoice.Document {
	t.Helper()
	d := invoice.Document{
		Kind: invoice.Invoice, Status: invoice.StatusDraft, Client: sampleClient(), Subject: "Refonte du site vitrine",
		IssueDate: day(t, "2026-09-12"), ServiceStart: day(t, "2026-09-01"), ServiceEnd: day(t, "2026-09-11"),
		DueDate: day(t, "2026-10-12"), Operation: invoice.Services, OrderNumber: "BC-4471",
		QuoteNumber: "D2026-0017", QuoteDate: day(t, "2026-08-28"),
		Lines: []invoice.Line{
			sampleLine("Maquettes des pages d’accueil et de contact", 2500, "jour", 450_0000),
			sampleLine("Intégration", 4000, "jour", 420_0000),
			sampleLine("Hébergement, du 01/09/2026 au 31/08/2027", 1000, "", 120_0000),
		},
	}
	d.Lines[0].Description = "Deux propositions, une série de corrections comprise. Fichiers sources livrés."
	return d
}

// issued freezes a draft as the book does.
func issued(t testing.TB, d invoice.Document, s invoice.Settings, number string) invoice.Document {
	t.Helper()
	if err := invoice.Freeze(&d, s, d.IssueDate); err != nil {
		t.Fatal(err)
	}
	d.Number, d.Status = number, invoice.StatusIssued
	if d.Kind == invoice.Quote {
		d.Status = invoice.StatusSent
	}
	return d
}

func franchiseInvoice(t testing.TB) invoice.Document {
	return issued(t, draft(t), sampleSettings(), "F2026-0031")
}

// vatInvoice has two rates, discounts on a line and on the whole, and dates by
// line.
func vatInvoice(t testing.TB) invoice.Document {
	d := draft(t)
	d.Lines = []invoice.Line{
		vatLine("Portes de placard en chêne", 4000, "pièce", 380_0000, 1000),
		vatLine("Pose", 12_500, "heure", 48_5000, 1000),
		vatLine("Table basse, modèle d’exposition", 1000, "", 890_0000, 2000),
	}
	d.Lines[0].Discount = invoice.Discount{Rate: 1000}
	d.Lines[0].Description = "Chêne massif huilé, charnières invisibles.\nPoignées fournies par le client."
	d.Lines[1].Date = day(t, "2026-09-09")
	d.Lines[2].Discount = invoice.Discount{Amount: 9000}
	d.Discount = invoice.Discount{Rate: 500}
	d.Client.VATNumber = "FR83123456782"
	d.Subject = "Placards de l’entrée"
	d.Operation = invoice.Mixed
	return issued(t, d, liableSettings(), "F2026-0032")
}

func depositInvoice(t testing.TB) invoice.Document {
	d := draft(t)
	d.Kind, d.DueDate = invoice.Deposit, d.IssueDate
	d.Lines = []invoice.Line{
		vatLine("Acompte de 30 % sur le devis D2026-0017, part à 10 %", 1000, "", 590_2500, 1000),
		vatLine("Acompte de 30 % sur le devis D2026-0017, part à 20 %", 1000, "", 240_0000, 2000),
	}
	return issued(t, d, liableSettings(), "F2026-0024")
}

// balanceInvoice deducts two deposits at two rates.
func balanceInvoice(t testing.TB) invoice.Document {
	d := draft(t)
	d.Kind = invoice.Balance
	d.Lines = []invoice.Line{
		vatLine("Portes de placard en chêne", 4000, "pièce", 380_0000, 1000),
		vatLine("Pose", 12_500, "heure", 48_5000, 1000),
		vatLine("Table basse, modèle d’exposition", 1000, "", 890_0000, 2000),
	}
	for i, number := range []string{"F2026-0024", "F2026-0028"} {
		d.Deductions = append(d.Deductions, invoice.Deduction{
			Number: number, Date: day(t, "2026-08-28").AddDays(7 * i),
			Groups: []invoice.VATGroup{
				{Category: invoice.StandardRated, Rate: 1000, Base: 59025, VAT: 5903},
				{Category: invoice.StandardRated, Rate: 2000, Base: 24000, VAT: 4800}},
			Net: 83025, VAT: 10703, Gross: 93728})
	}
	return issued(t, d, liableSettings(), "F2026-0033")
}

func creditNote(t testing.TB) invoice.Document {
	d := draft(t)
	d.Kind, d.Lines = invoice.CreditNote, d.Lines[1:2]
	d.Origin, d.OriginDate, d.Reason = "F2026-0031", day(t, "2026-09-12"), "Intégration annulée d’un commun accord"
	d.DueDate = 0
	return issued(t, d, sampleSettings(), "A2026-0003")
}

func quote(t testing.TB) invoice.Document {
	d := draft(t)
	d.Kind, d.Revision = invoice.Quote, 2
	d.QuoteNumber, d.QuoteDate, d.DueDate, d.ServiceStart, d.ServiceEnd = "", 0, 0, 0, 0
	d.ValidUntil, d.Execution = day(t, "2026-10-12"), "trois semaines après la commande"
	d.Asked = invoice.Discount{Rate: 3000}
	d.Terms = "Devis gratuit. Le délai court dès la réception de l’acompte.\nLes textes et les images sont fournis par le client."
	return issued(t, d, sampleSettings(), "D2026-0017")
}

// longInvoice has n lines, every fourth one with a description.
func longInvoice(t testing.TB, n int) invoice.Document {
	d := draft(t)
	d.Lines = nil
	for i := range n {
		l := sampleLine(fmt.Sprintf("Prestation numéro %d", i+1), 1500, "heure", 61_2500)
		if i%4 == 3 {
			l.Description = strings.Repeat("Détail de ce qui a été fait, et de la manière. ", 3)
		}
		d.Lines = append(d.Lines, l)
	}
	return issued(t, d, sampleSettings(), "F2026-0034")
}

// tenLines is what the benchmarks draw.
func tenLines(t testing.TB) invoice.Document { return longInvoice(t, 10) }
