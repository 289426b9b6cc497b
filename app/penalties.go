package app

import (
	"context"
	"fmt"

	"facturier/invoice"
)

// Penalties saves the draft of the invoice that asks for the late penalties of
// an invoice up to today, or up to its payment, and for the 40 € (C. com. L441-10, D441-5): what
// other documents ask for already is left out. It is refused where nothing is
// to be claimed, and while another draft asks for the same.
func (a *App) Penalties(ctx context.Context, invoiceID int64) (invoice.Document, error) {
	settings, origin, err := a.with(ctx, invoiceID)
	if err != nil {
		return origin, err
	}
	if origin.OfPenalties() {
		return origin, invoice.Refused(fmt.Sprintf("%s réclame des pénalités\u00a0: elle n'en porte pas elle-même.", origin.DisplayNumber()), "C. civ. 1343-2.")
	}
	claim, err := a.Claim(ctx, invoiceID)
	if err != nil {
		return origin, err
	}
	if claim.DueDate >= a.clock() || claim.DueDate == 0 {
		return origin, invoice.Refused(fmt.Sprintf("%s n'est pas en retard\u00a0: aucune pénalité n'est due.", origin.Number), "")
	}
	made, err := a.PenaltiesOf(ctx, invoiceID)
	if err != nil {
		return origin, err
	}
	for i := range made {
		if !made[i].Issued() {
			return origin, invoice.Refused(fmt.Sprintf("Les pénalités de %s sont déjà en brouillon.", origin.Number),
				fmt.Sprintf("Émettez ou supprimez d'abord le %s.", made[i].DisplayNumber()))
		}
	}
	if origin.Client, err = a.Client(ctx, origin.Client.ID); err != nil { // of today, as the claim's
		return origin, err
	}
	draft, err := claim.Penalties(origin, settings)
	if err != nil {
		return draft, err
	}
	return a.SaveDraft(ctx, draft)
}
