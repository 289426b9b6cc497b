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
	for name, text := range content {
		if strings.Contains(name, "Calcul au") && (!strings.Contains(text, already) || strings.Contains(text, "D441-5")) {
			t.Errorf("%s: got\n%s", name, text)
		}
	}
}

func plainSpaces(text string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)), " ")
}
