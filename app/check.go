package app

import (
	"context"
	"fmt"

	"facturier/invoice"
	"facturier/pdf"
)

// Check lists what keeps a draft from being issued, and what deserves a look.
// An issued document has no problem: it is frozen.
func (a *App) Check(ctx context.Context, d invoice.Document) ([]invoice.Problem, error) {
	if d.Issued() {
		return nil, nil
	}
	problems, err := a.Problems(ctx, d, a.clock())
	return append(problems, unprintable(&d)...), err
}

// unprintable are the characters that the page will not show, by field.
func unprintable(d *invoice.Document) (problems []invoice.Problem) {
	look := func(field, text string) {
		for _, r := range pdf.Unprintable(text) {
			problems = append(problems, invoice.Problem{Field: field,
				Message: fmt.Sprintf("« %c » ne s'imprime pas : il sera remplacé par « \uFFFD ».", r)})
		}
	}
	look(invoice.ClientField(invoice.FieldName), d.Client.Name)
	look(invoice.FieldSubject, d.Subject)
	for i, line := range d.Lines {
		look(invoice.LineField(i, invoice.FieldDesignation), line.Designation)
		look(invoice.LineField(i, invoice.FieldDescription), line.Description)
	}
	look(invoice.FieldNotes, d.Notes)
	return problems
}
