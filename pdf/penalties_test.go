package pdf

import (
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// penaltiesInvoice is the document of penalties of the sample invoice, due on
// 12/10/2026, paid in part on 01/11.
func penaltiesInvoice(t testing.TB, s invoice.Settings) invoice.Document {
	t.Helper()
	origin := issued(t, draft(t), s, "F2026-0031")
	origin.ID = 7
	debt := reminder.Debt{Payable: 1250_00, DueDate: origin.DueDate, Client: invoice.Company,
		Reductions: []reminder.Reduction{{Date: day(t, "2026-11-01"), Amount: 200_00}}}
	claim, err := reminder.Terms{}.Claim(debt, day(t, "2026-11-22"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := claim.Penalties(origin, s)
	if err != nil {
		t.Fatal(err)
	}
	d.IssueDate = day(t, "2026-11-22")
	return issued(t, d, s, "F2026-0040")
}

// L441-10, D441-5, CGI 256: the page of penalties shows the calculation, says
// that there is no VAT and why, and promises no penalties of its own.
func TestPenaltiesOnThePage(t *testing.T) {
	for name, s := range map[string]invoice.Settings{"franchise": sampleSettings(), "VAT": liableSettings()} {
		page := pageOf(t, penaltiesInvoice(t, s), s)
		wantInOrder(t, page, "Facture", "F2026-0040", "Pénalités de retard et indemnité de recouvrement, facture F2026-0031 du 12/09/2026",
			"Prix unitaire", "Montant", "Pénalités de retard du 13/10/2026 au 01/11/2026", "5,65\u00a0€",
			"Facture F2026-0031\u00a0: 1\u00a0250,00\u00a0€ × 8,25\u00a0% × 20\u00a0jours / 365",
			"Pénalités de retard du 02/11/2026 au 22/11/2026", "4,98\u00a0€", "Indemnité forfaitaire pour frais de recouvrement", "40,00\u00a0€",
			"Net à payer", "50,63\u00a0€", "TVA non applicable - indemnité de retard de paiement, hors champ de la TVA", "sans objet, cette facture n’en porte pas elle-même")
		wantNone(t, page, "HT", "TTC", "hors taxes", "293 B", "259", "Nature de l’opération", "cas de retard de paiement", "Escompte")
		if name == "franchise" {
			text, err := Text(penaltiesInvoice(t, s), s)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "penalites.txt", text)
		}
	}
}

// A letter says what is invoiced already, which its total does not ask again.
func TestLetterSaysWhatIsInvoicedOfThePenalties(t *testing.T) {
	today, client := day(t, "2026-11-22"), sampleClient()
	items := lateItems(t, 1, client.Type, today)
	claim, err := reminder.Terms{}.Claim(reminder.Debt{Payable: 1250_00, DueDate: day(t, "2026-10-12"), Client: client.Type, Invoiced: []reminder.Invoiced{
		{Number: "F2026-0040", Date: day(t, "2026-11-01"), From: day(t, "2026-10-13"), Until: day(t, "2026-11-01"), Recovery: true, Amount: 45_65}}}, today)
	if err != nil {
		t.Fatal(err)
	}
	items[0].Claim, items[0].Balance = claim, claim.Balance
	subject, body, err := reminder.Compose(reminder.Request{Step: reminder.Step{Tone: reminder.FormalNotice, Channel: reminder.Letter}, Client: client,
		Seller: sampleSettings().Seller, Items: items, Settings: reminder.Settings{}.WithDefaults(), Today: today})
	if err != nil {
		t.Fatal(err)
	}
	letter := LetterRequest{Client: client, Date: today, Subject: subject, Body: body, Items: items, Registered: true}
	page := words(pressed(t, paperOf("demeure", letter, Letter, LetterText), sampleSettings())[0])
	// 1250.00 x 8.25 % x 21 / 365 = 5.93
	wantInOrder(t, page, "du 02/11 au 22/11/2026", "21", "5,93\u00a0€", "Principal", "1\u202f250,00\u00a0€", "Pénalités de retard", "5,93\u00a0€",
		"Total dû à ce jour", "1\u202f255,93\u00a0€", "F2026-0031, déjà facturé par F2026-0040\u00a0: 45,65\u00a0€ (intérêts du 13/10/2026 au 01/11/2026, indemnité forfaitaire).")
	wantNone(t, page, "Indemnité forfaitaire, 1", "- F2026-0031")
}
