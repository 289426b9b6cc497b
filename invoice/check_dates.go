package invoice

import "fmt"

// dates: of issue, of the service, due, and end of validity.
func (p *problems) dates(d *Document, today Date) {
	if d.IssueDate.Year() < minYear || d.IssueDate.Year() > maxYear {
		p.severe("BR-FR-03", FieldIssueDate, "Choisissez une date d'émission entre 2000 et 2099.")
	} else if d.IssueDate > today.AddDays(MaxDays) {
		p.severe("289 I-3", FieldIssueDate, fmt.Sprintf("Le %s est dans plus d'un an : cette date bloquerait la série jusque-là.", d.IssueDate))
	} else if d.IssueDate > today {
		p.notice("289 I-3", FieldIssueDate, fmt.Sprintf("Le %s est dans le futur : cette date sera à confirmer.", d.IssueDate))
	}
	if d.ServiceEnd != 0 && d.ServiceEnd < d.ServiceStart {
		p.severe("242 nonies A I-10°", FieldService, "La prestation finit avant d'avoir commencé : échangez les deux dates.")
	}
	if last := max(d.ServiceStart, d.ServiceEnd); last > d.IssueDate && (d.Kind == Invoice || d.Kind == Balance) {
		p.notice("289 I-3", FieldService, fmt.Sprintf("La prestation finit le %s, après l'émission : pour une avance, faites un acompte.", last))
	}
	switch {
	case d.Kind == Quote:
		p.validity(d, today)
	case d.Kind.Payable():
		p.due(d)
	}
}

func (p *problems) validity(d *Document, today Date) {
	switch {
	case d.ValidUntil < d.IssueDate:
		p.severe("L111-1 C. conso", FieldValidUntil, "La validité finit avant la date du devis : repoussez-la.")
	case d.ValidUntil < today:
		p.notice("", FieldValidUntil, fmt.Sprintf("La validité de ce devis a fini le %s.", d.ValidUntil))
	}
}

// due: never before the issue (BR-FR-CO-07, deposits apart), and within the
// delays that the law lets professionals agree on.
func (p *problems) due(d *Document) {
	days := int(d.DueDate - d.IssueDate)
	switch {
	case days < 0 && d.Kind != Deposit && d.SettledOn == 0:
		p.severe("BR-FR-CO-07", FieldDueDate, "L'échéance est avant la date d'émission : repoussez-la.")
	case !d.Client.Professional():
	case d.Client.Type == Public && days > maxHospitalDays:
		p.severe("R2192-10 CCP", FieldDueDate, "Un client public règle sous 30 jours au plus (50 pour un hôpital) : avancez l'échéance.")
	case d.Client.Type == Public && days > maxPublicDays:
		p.notice("R2192-10 CCP", FieldDueDate, "Un client public règle sous 30 jours ; seul un hôpital en a 50.")
	case d.Client.Type == Public, days <= maxProfessionalDays:
	case endOfMonthDelay(d.IssueDate, d.DueDate):
		p.notice("L441-10", FieldDueDate, "45 jours fin de mois : ce délai doit être écrit dans votre contrat (L441-10).")
	default:
		p.severe("L441-10", FieldDueDate, "Un client professionnel doit régler sous 60 jours au plus (L441-10) : avancez l'échéance.")
	}
}

// endOfMonthDelay says whether a due date is "45 jours fin de mois", in either
// of its two lawful readings (L441-10 I).
func endOfMonthDelay(issue, due Date) bool {
	return due == issue.EndOfMonth().AddDays(45) || due == issue.AddDays(45).EndOfMonth()
}
