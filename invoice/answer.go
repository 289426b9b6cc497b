package invoice

import "fmt"

// CheckAnswer refuses the answer of a client to a numbered quote that is dated
// before the quote, or after today.
func (d *Document) CheckAnswer(how Acceptance, today Date) error {
	switch {
	case how.Date > today:
		return Invalid(FieldDate, fmt.Sprintf("La réponse du client, le %s, est après aujourd'hui, le %s.", how.Date, today), "")
	case how.Date < d.IssueDate:
		return Invalid(FieldDate, fmt.Sprintf("La réponse du client, le %s, est avant le devis, du %s.", how.Date, d.IssueDate),
			"Vérifiez l'année, ou datez le devis avant de le numéroter.")
	}
	return nil
}
