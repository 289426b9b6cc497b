package app

import (
	"context"
	"fmt"

	"facturier/invoice"
)

// risky says that the client of a draft owes more than its limit, this draft
// included, or is in mise en demeure: worth a look before one works for it.
func (a *App) risky(ctx context.Context, d *invoice.Document) (problems []invoice.Problem, err error) {
	if d.Client.ID == 0 || d.Kind == invoice.CreditNote {
		return nil, nil
	}
	client, err := a.Client(ctx, d.Client.ID)
	if err != nil {
		return nil, err
	}
	owed, formal, err := a.Exposure(ctx, client.ID)
	if err != nil {
		return nil, err
	}
	if formal {
		problems = append(problems, invoice.Problem{Field: invoice.ClientField(invoice.FieldName), Message: client.Name + " a une facture en mise en demeure."})
	}
	asked, err := d.InEuros(d.Totals.Payable)
	if err != nil {
		return nil, err
	}
	if limit := client.CreditLimit; limit > 0 && owed+asked > limit {
		problems = append(problems, invoice.Problem{Field: invoice.ClientField(invoice.FieldName),
			Message: fmt.Sprintf("%s devrait %s avec ce document, au-delà de son encours maximum de %s.", client.Name, owed+asked, limit)})
	}
	return problems, nil
}
