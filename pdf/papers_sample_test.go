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
