package store

import (
	"context"
	"errors"

	"facturier/invoice"
)

// Problems lists what Issue, SendQuote and AcceptQuote would refuse of a draft
// today (severe), as it is given, saved or not, and what deserves a look: Check
// of the draft, then what the other documents of the book leave no room for.
func (b *Book) Problems(ctx context.Context, d invoice.Document, today invoice.Date) (problems []invoice.Problem, err error) {
	err = b.read(ctx, func(tx *session) error {
		s, err := loadSettings(ctx, tx)
		if err != nil {
			return err
		}
		problems = d.Check(s, today)
		if invoice.Freeze(&d, s, today) != nil {
			return nil // what cannot be computed is among the problems
		}
		if err := asProblem(checkAgainstOthers(ctx, tx, &d), "", &problems); err != nil {
			return err
		}
		if d.Kind == invoice.Quote && d.Revision > 1 {
			_, err := replaced(ctx, tx, &d)
			if err := asProblem(err, "", &problems); err != nil {
				return err
			}
		}
		return asProblem(checkOrder(ctx, tx, &d), "242 nonies A I-7°", &problems)
	})
	return problems, err
}

// asProblem adds a refusal to the problems, and gives back any other error.
func asProblem(err error, rule string, problems *[]invoice.Problem) error {
	var refusal *invoice.Error
	if !errors.As(err, &refusal) || refusal.Code != invoice.CodeRefused {
		return err
	}
	message := refusal.Message
	if refusal.Hint != "" {
		message += " " + refusal.Hint
	}
	*problems = append(*problems, invoice.Problem{Rule: rule, Field: refusal.Field, Message: message, Severe: true})
	return nil
}
