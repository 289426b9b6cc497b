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

// AcceptedLate says that a quote was accepted after its validity, "" otherwise: the
// seller may keep to the price, and is no longer bound by it (C. civ. 1117).
func (d *Document) AcceptedLate() string {
	if d.ValidUntil == 0 || d.Acceptance.Date <= d.ValidUntil {
		return ""
	}
	return fmt.Sprintf("Sa validité a fini le %s.", d.ValidUntil)
}

// CheckSent refuses a document noted sent before its own date (CodeInvalid).
func (d *Document) CheckSent(on Date) error {
	if on >= d.IssueDate {
		return nil
	}
	return Invalid(FieldDate, fmt.Sprintf("%s est du %s\u00a0: son envoi ne peut pas être du %s.", d.DisplayNumber(), d.IssueDate, on), "Vérifiez la date du jour.")
}
