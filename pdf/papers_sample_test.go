package pdf

import (
	"fmt"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// lateItems are n invoices of one client, each later by a week, with what they
// come to.
func lateItems(t testing.TB, n int, client invoice.ClientType, today invoice.Date) []reminder.Item {
	t.Helper()
	items := make([]reminder.Item, n)
	for i := range items {
		due := day(t, "2026-10-12").AddDays(-7 * (n - 1 - i))
		debt := reminder.Debt{Number: fmt.Sprintf("F2026-%04d", 31+i), Client: client, Payable: 1_250_00 + invoice.Amount(i)*75_50, DueDate: due,
			Reductions: []reminder.Reduction{{Date: due.AddDays(20), Amount: 200_00}}, FormalNotice: due.AddDays(10)}
		claim, err := reminder.Terms{}.Claim(debt, today)
		if err != nil {
			t.Fatal(err)
		}
		items[i] = reminder.Item{Number: debt.Number, IssueDate: due.AddDays(-30), DueDate: due, Balance: claim.Balance, Claim: claim}
	}
	return items
}

// composed is the letter of a step, with its shipped words.
func composed(t testing.TB, tone reminder.Tone, client invoice.Client, n int) LetterRequest {
	t.Helper()
	today := day(t, "2026-11-22")
	r := reminder.Request{Step: reminder.Step{Tone: tone, Channel: reminder.Letter}, Client: client, Seller: sampleSettings().Seller,
		Items: lateItems(t, n, client.Type, today), Settings: reminder.Settings{}.WithDefaults(), Today: today}
	subject, body, err := reminder.Compose(r)
	if err != nil {
		t.Fatal(err)
	}
	l := LetterRequest{Client: client, Date: today, Subject: subject, Body: body, Items: r.Items, Registered: tone == reminder.FormalNotice}
	for _, i := range r.Items[:min(n, 3)] {
		l.Enclosures = append(l.Enclosures, "copie de la facture "+i.Number)
	}
	return l
}

// sampleStatement has n invoices, a payment after every other one.
func sampleStatement(t testing.TB, n int) StatementRequest {
	t.Helper()
	today := day(t, "2026-11-22")
	s := reminder.Statement{From: day(t, "2026-01-01"), To: today, Opening: 320_00}
	for i := range n {
		on := day(t, "2026-01-05").AddDays(i * 5)
		piece := reminder.StatementLine{Date: on, Piece: fmt.Sprintf("Facture F2026-%04d", i+1), Debit: 480_00 + invoice.Amount(i)*10_50}
		s.Lines = append(s.Lines, piece)
		if i%2 == 0 {
			s.Lines = append(s.Lines, reminder.StatementLine{Date: on.AddDays(3), Piece: "Virement", Detail: fmt.Sprintf("F2026-%04d", i+1), Credit: piece.Debit})
		} else {
			s.Aged.Add(on.AddDays(30), piece.Debit, today)
		}
	}
	s.Aged.Add(day(t, "2025-12-31"), s.Opening, today)
	s.Carry()
	return StatementRequest{Client: sampleClient(), Date: today, Statement: s}
}

func samplePlan(t testing.TB, client invoice.Client) PlanRequest {
	t.Helper()
	today := day(t, "2026-11-22")
	return PlanRequest{Client: client, Date: today, Items: lateItems(t, 2, client.Type, today), Installments: []reminder.Installment{
		{Date: day(t, "2026-12-01"), Amount: 750_00}, {Date: day(t, "2027-01-01"), Amount: 750_00}, {Date: day(t, "2027-01-31"), Amount: 675_50}}}
}

// sampleSummary has an entry of each kind.
func sampleSummary(t testing.TB, client invoice.Client) SummaryRequest {
	t.Helper()
	today := day(t, "2026-11-22")
	items := lateItems(t, 1, client.Type, today)
	return SummaryRequest{Client: client, Date: today, Subject: "Refonte du site vitrine", Contract: "Devis D2026-0017 du 28/08/2026, accepté le 30/08/2026 par M. Durand (signature)",
		Performed: "du 01/09 au 11/09/2026", Facts: "Le site a été livré et mis en ligne le 11 septembre 2026, sans réserve.", Items: items,
		Entries: []reminder.Entry{
			{Kind: reminder.Delivered, Date: day(t, "2026-09-12"), Channel: reminder.Email, To: "compta@durand.example"},
			{Kind: reminder.Reminded, Date: day(t, "2026-10-15"), Tone: reminder.Friendly, Channel: reminder.Email, To: "compta@durand.example", Result: reminder.Sent},
			{Kind: reminder.PromiseMade, Date: day(t, "2026-10-20"), Channel: reminder.Telephone, Amount: 1_050_00, Until: day(t, "2026-10-31")},
			{Kind: reminder.Reminded, Date: day(t, "2026-11-11"), Tone: reminder.FormalNotice, Channel: reminder.Letter, Result: reminder.Sent, Detail: "avis de réception du 13/11/2026"},
			{Kind: reminder.NoteTaken, Date: day(t, "2026-11-19"), Text: "Le répondeur dit que le service est fermé."},
		},
		Until: reminder.Prescription(client.Type, day(t, "2026-09-11"), items[0].DueDate), Ways: reminder.Ways(client.Type, items[0].Claim),
		Pieces: []string{"Devis D2026-0017 accepté", "Facture F2026-0031", "Relances, telles qu’envoyées", "Mise en demeure du 11/11/2026 et son avis de réception", "Journal", "Décompte"}}
}
