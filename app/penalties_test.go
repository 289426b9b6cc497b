package app

import (
	"bytes"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// The penalties of an invoice, invoiced: the letter and the recovery file say
// it, count what runs since, and hold the document; what is asked of it by
// reminders is its sum alone (C. com. L441-10, D441-5, C. civ. 1343-2).
func TestAfterADocumentOfPenalties(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	d := r.owed(c, 1000, r.day-20)
	draft, err := r.Penalties(ctx, d.ID)
	r.must(err)
	if _, err := r.Penalties(ctx, d.ID); invoice.ErrorCode(err) != invoice.CodeRefused || !strings.Contains(err.Error(), "déjà en brouillon") {
		t.Errorf("a second draft: got %v", err)
	}
	made, err := r.Issue(ctx, draft.ID)
	r.must(err)
	// 1000.00 x 8.25 % x 20 / 365 = 4.52
	if made.Totals.Payable != 44_52 {
		t.Errorf("got %s, want 44,52 €", made.Totals.Payable)
	}
	for _, never := range []func() error{
		func() error { _, err := r.Penalties(ctx, d.ID); return err },
		func() error { _, err := r.Penalties(ctx, made.ID); return err },
		func() error { _, err := r.Duplicate(ctx, made.ID); return err },
		func() error { _, err := r.Rectify(ctx, made.ID, "x"); return err },
		func() error { _, err := r.Rectify(ctx, d.ID, "x"); return err },
	} {
		if err := never(); invoice.ErrorCode(err) != invoice.CodeRefused {
			t.Errorf("got %v, want a refusal", err)
		}
	}
	r.day += 38
	const already = "déjà facturé par F2026-0002\u00a0: 44,52\u00a0€"
	letter, err := r.LetterText(ctx, r.draft(reminder.FormalNotice, reminder.Letter, d))
	r.must(err)
	if text := plainSpaces(letter); !strings.Contains(text, plainSpaces(already)) || strings.Contains(text, "indemnité forfaitaire pour frais") {
		t.Errorf("the letter: got\n%s", letter)
	}
	alone, err := r.LetterText(ctx, r.draft(reminder.FormalNotice, reminder.Letter, made))
	r.must(err)
	if text := plainSpaces(alone); !strings.Contains(text, "44,52 €") || strings.Contains(text, "L441-10") || strings.Contains(text, "D441-5") || strings.Contains(text, "Intérêts") {
		t.Errorf("the letter on penalties: got\n%s", alone)
	}
	var file bytes.Buffer
	r.must(r.Dossier(ctx, d.ID, &file))
	names, content := opened(t, file.Bytes())
	if all := strings.Join(names, "\n"); !strings.Contains(all, "Facture de pénalités F2026-0002") {
		t.Errorf("the file has\n%s", all)
	}
	page, err := r.DossierText(ctx, d.ID) // 1000.00 x 8.25 % x 38 / 365 = 8.59 more
	r.must(err)
	for _, want := range []string{"Factures impayées", "F2026-0002", "Principal 1 000,00 €", "Pénalités déjà facturées 44,52 €", "Total dû à ce jour 1 053,11 €"} {
		if !strings.Contains(plainSpaces(page), want) {
			t.Errorf("no %q in\n%s", want, page)
		}
	}
	for name, text := range content {
		if strings.Contains(name, "Calcul au") && (!strings.Contains(text, already) || !strings.Contains(plainSpaces(text), "impayée : 44,52 €") || !strings.Contains(plainSpaces(text), "Total : 1 053,11 €") || strings.Contains(text, "D441-5")) {
			t.Errorf("%s: got\n%s", name, text)
		}
	}
}

// What leads from the sum of an invoice to what is left of it is in its recovery
// file: the debtor and the judge count again (CPC 1407).
func TestTheRecoveryFileCountsPaymentsAndCreditNotes(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 1000, r.day-20)
	for _, sum := range []invoice.Amount{300_00, 50_00} {
		_, err := r.Pay(ctx, d.ID, invoice.Payment{Amount: sum})
		r.must(err)
	}
	d, err := r.Document(ctx, d.ID)
	r.must(err)
	_, err = r.ReversePayment(ctx, d.Payments[1].ID)
	r.must(err)
	credit, err := r.Credit(ctx, d.ID, invoice.CreditRequest{Amount: 200_00, Reason: "Retour"})
	r.must(err)
	_, err = r.Issue(ctx, credit.ID)
	r.must(err)
	page, err := r.DossierText(ctx, d.ID)
	r.must(err)
	if text := plainSpaces(page); !strings.Contains(text, "Règlements et avoirs") || !strings.Contains(text, "Facture F2026-0001 1 000,00 €") || !strings.Contains(text, "Encaissement, virement −300,00 €") ||
		!strings.Contains(text, "Avoir A2026-0001 −200,00 €") || !strings.Contains(text, "Reste dû 500,00 €") || strings.Contains(text, "−50,00") {
		t.Errorf("got\n%s", page)
	}
}

func plainSpaces(text string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)), " ")
}
