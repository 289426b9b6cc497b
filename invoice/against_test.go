package invoice

import "testing"

func TestCheckAgainstTheQuote(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0), line("Peinture", 500, 0))
	s := testSettings()
	both := asDraft(t, converted(t, quote, nil, Conversion{}), 10)
	if err := both.CheckAgainst(quote, []Document{both}); err != nil {
		t.Errorf("alone: got %v", err)
	}
	other := issued(t, converted(t, quote, nil, Conversion{Lines: []int{2}}), 11, "F2026-0031", s)
	wantError(t, both.CheckAgainst(quote, []Document{both, other}), CodeRefused, "lignes[1].designation", "La ligne 2 de D2026-0003 est déjà dans F2026-0031.")
	other.Status = StatusDraft
	if err := both.CheckAgainst(quote, []Document{both, other}); err != nil {
		t.Errorf("another draft is not in the way: got %v", err)
	}
	// What is added to a quote on the way is not of the quote.
	both.Lines = append(both.Lines, line("Imprévu : mur humide", 800, 0))
	if err := both.CheckAgainst(quote, []Document{both}); err != nil {
		t.Errorf("with a line more: got %v", err)
	}
	// Another invoice was cancelled: its lines are free again.
	other = issued(t, other, 11, "F2026-0031", s)
	note := issued(t, credited(t, other, nil, CreditRequest{Reason: "Annulation"}), 12, "A2026-0001", s)
	if err := both.CheckAgainst(quote, []Document{both, other, note}); err != nil {
		t.Errorf("after the credit note: got %v", err)
	}
}

func TestCheckADepositAgainstItsQuote(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0))
	s := testSettings()
	deposit := asDraft(t, converted(t, quote, nil, Conversion{Deposit: Discount{Rate: 6000}}), 10)
	if err := deposit.CheckAgainst(quote, []Document{deposit}); err != nil {
		t.Errorf("alone: got %v", err)
	}
	other := issued(t, deposit, 11, "F2026-0031", s)
	wantError(t, deposit.CheckAgainst(quote, []Document{deposit, other}), CodeRefused, "lignes", "Il reste 400,00 € à facturer sur D2026-0003 : cet acompte dépasse.")
}

func TestCheckDeductionsAgainstTheDeposits(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0))
	s := testSettings()
	deposit := issued(t, converted(t, quote, nil, Conversion{Deposit: Discount{Rate: 3000}}), 10, "F2026-0030", s)
	balance := asDraft(t, converted(t, quote, []Document{deposit}, Conversion{}), 11)
	if err := balance.CheckAgainst(quote, []Document{deposit, balance}); err != nil {
		t.Errorf("got %v", err)
	}
	note := issued(t, credited(t, deposit, nil, CreditRequest{Amount: 100_00, Reason: "Erreur"}), 12, "A2026-0001", s)
	wantError(t, balance.CheckAgainst(quote, []Document{deposit, balance, note}), CodeRefused, "", "L'acompte F2026-0030 vaut maintenant 200,00 €, et ce brouillon en déduit 300,00 €.", "refaites-le")
	twin := issued(t, balance, 13, "F2026-0031", s)
	twin.Lines = nil // its line was taken off: only the deposit stands in the way
	wantError(t, balance.CheckAgainst(quote, []Document{deposit, twin, balance}), CodeRefused, "", "F2026-0031 déduit déjà l'acompte F2026-0030.")
}

func TestCheckACreditNoteAgainstItsInvoice(t *testing.T) {
	origin := twoRates(t)
	note := asDraft(t, credited(t, origin, nil, CreditRequest{Lines: []int{2}, Reason: "Non fait"}), 8)
	if err := note.CheckAgainst(origin, []Document{note}); err != nil {
		t.Errorf("alone: got %v", err)
	}
	note.Lines[0].Price *= 2
	if err := note.Compute(); err != nil {
		t.Fatal(err)
	}
	wantError(t, note.CheckAgainst(origin, []Document{note}), CodeRefused, "lignes", "dépasse ce qui reste à corriger de F2026-0031, 1 633,34 €", "un taux de TVA")
	whole := issued(t, credited(t, origin, nil, CreditRequest{Reason: "Annulation"}), 9, "A2026-0001", testSettings())
	wantError(t, note.CheckAgainst(origin, []Document{whole}), CodeRefused, "lignes", "F2026-0031, 0,00 €")
	wrongRate := asDraft(t, credited(t, origin, nil, CreditRequest{Amount: 10_00, Reason: "Geste"}), 8)
	wrongRate.Lines = []Line{line("Geste", 10, 550)}
	if err := wrongRate.Compute(); err != nil {
		t.Fatal(err)
	}
	wantError(t, wrongRate.CheckAgainst(origin, nil), CodeRefused, "lignes", "ni en tout ni pour un taux de TVA")
}

// Crediting a deposit under the balance that deducts it would lose the money.
func TestADepositDeductedByAStandingBalanceIsNotCredited(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0))
	s := testSettings()
	deposit := issued(t, converted(t, quote, nil, Conversion{Deposit: Discount{Rate: 3000}}), 10, "F2026-0417", s)
	note := asDraft(t, credited(t, deposit, nil, CreditRequest{Reason: "Annulation"}), 12)
	draft := asDraft(t, converted(t, quote, []Document{deposit}, Conversion{}), 11)
	if _, err := Credit(deposit, []Document{deposit, draft}, CreditRequest{}, s, testDay); err != nil {
		t.Errorf("a draft of the balance is not in the way: got %v", err)
	}
	balance := issued(t, draft, 11, "F2026-0418", s)
	family := []Document{deposit, balance, note}
	const words = "F2026-0417 est déduite par le solde F2026-0418 : faites d'abord l'avoir du solde."
	_, err := Credit(deposit, family, CreditRequest{Amount: 10_00}, s, testDay)
	wantError(t, err, CodeRefused, "", words)
	wantError(t, note.CheckAgainst(deposit, family), CodeRefused, "", words)
	part := issued(t, credited(t, balance, nil, CreditRequest{Amount: 10_00, Reason: "Geste"}), 13, "A2026-0001", s)
	wantError(t, note.CheckAgainst(deposit, append(family, part)), CodeRefused, "", words)
	whole := issued(t, credited(t, balance, nil, CreditRequest{Reason: "Annulation"}), 13, "A2026-0001", s)
	if err := note.CheckAgainst(deposit, append(family, whole)); err != nil {
		t.Errorf("the balance is cancelled: got %v", err)
	}
	if _, err := Credit(deposit, []Document{deposit, balance, whole}, CreditRequest{}, s, testDay); err != nil {
		t.Errorf("the balance is cancelled: got %v", err)
	}
}

// A balance of 0 € has no credit note: crediting its deposit frees the quote.
func TestABalanceOfNothingGoesWithItsDeposit(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0))
	s := testSettings()
	deposit := issued(t, converted(t, quote, nil, Conversion{Deposit: Discount{Rate: 10_000}}), 10, "F2026-0417", s)
	balance := issued(t, converted(t, quote, []Document{deposit}, Conversion{}), 11, "F2026-0418", s)
	if balance.Totals.Payable != 0 || !Progress(quote, []Document{deposit, balance}).Closed {
		t.Fatalf("got %s to pay, want a balance of 0 € that closes the quote", balance.Totals.Payable)
	}
	note := issued(t, credited(t, deposit, []Document{deposit, balance}, CreditRequest{Reason: "Annulation"}), 12, "A2026-0001", s)
	got := Progress(quote, []Document{deposit, balance, note})
	if got.Closed || got.Invoiced != 0 || got.Left != 1000_00 {
		t.Errorf("got %+v, want 1 000 € to invoice again", got)
	}
	again := asDraft(t, converted(t, quote, []Document{deposit, balance, note}, Conversion{}), 13)
	if err := again.CheckAgainst(quote, []Document{deposit, balance, note, again}); err != nil || again.Totals.Payable != 1000_00 {
		t.Errorf("got %s to pay, %v, want 1 000 €", again.Totals.Payable, err)
	}
}
