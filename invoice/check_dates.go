package invoice

// dateRules: of issue, of the service, paid, due, and end of validity.
var dateRules = []Rule{
	{ID: "BR-FR-03", About: "issued from 2000 to 2099", Field: FieldIssueDate, Severe: true,
		Message: "Choisissez une date d'émission entre 2000 et 2099.",
		whole:   is(func(x *examined) bool { return !x.inRange() })},
	{ID: "289 I-3", About: "issued within a year", Field: FieldIssueDate, Severe: true,
		Message: "Le %s est dans plus d'un an : cette date bloquerait la série jusque-là.",
		whole: func(x *examined) (string, bool) {
			return x.IssueDate.String(), x.inRange() && x.IssueDate > x.today.AddDays(MaxDays)
		}},
	{ID: "289 I-3", About: "issued in the future", Field: FieldIssueDate,
		Message: "Le %s est dans le futur : cette date sera à confirmer.",
		whole: func(x *examined) (string, bool) {
			return x.IssueDate.String(), x.inRange() && x.IssueDate > x.today && x.IssueDate <= x.today.AddDays(MaxDays)
		}},
	{ID: "242 nonies A I-10°", About: "the service ends after it began", Field: FieldService, Severe: true, // BR-29
		Message: "La prestation finit avant d'avoir commencé : échangez les deux dates.",
		whole:   is(func(x *examined) bool { return x.ServiceEnd != 0 && x.ServiceEnd < x.ServiceStart })},
	{ID: "289 I-3", About: "a service to come", Field: FieldService,
		Message: "La prestation finit le %s, après l'émission : pour une avance, faites un acompte.",
		whole: func(x *examined) (string, bool) {
			last := max(x.ServiceStart, x.ServiceEnd)
			return last.String(), last > x.IssueDate && x.Kind.Payable() && x.Kind != Deposit
		}},
	{ID: "1117 C. civ.", About: "a quote stays valid after its date", Field: FieldValidUntil, Severe: true,
		Message: "La validité finit avant la date du devis : repoussez-la.",
		whole:   is(func(x *examined) bool { return x.Kind == Quote && x.ValidUntil < x.IssueDate })},
	{ID: "", About: "a quote whose validity is over", Field: FieldValidUntil,
		Message: "La validité de ce devis a fini le %s.",
		whole: func(x *examined) (string, bool) {
			return x.ValidUntil.String(), x.Kind == Quote && x.ValidUntil >= x.IssueDate && x.ValidUntil < x.today
		}},
	{ID: "BR-FR-CO-09", About: "paid on or before the day of issue", Field: FieldSettledOn, Severe: true,
		Message: "Payée le %s, après son émission : laissez ce champ vide, puis notez l'encaissement.",
		whole: func(x *examined) (string, bool) {
			return x.SettledOn.String(), x.SettledOn > min(x.IssueDate, x.today)
		}},
	{ID: "BR-FR-CO-09", About: "paid within the year before", Field: FieldSettledOn, Severe: true,
		Message: "Payée le %s, plus d'un an avant l'émission : vérifiez l'année.",
		whole: func(x *examined) (string, bool) {
			return x.SettledOn.String(), x.SettledOn != 0 && x.SettledOn < x.IssueDate.AddDays(-MaxDays)
		}},
	{ID: "BR-FR-CO-07", About: "due on or after the day of issue", Field: FieldDueDate, Severe: true,
		Message: "L'échéance est avant la date d'émission : repoussez-la.",
		whole: is(func(x *examined) bool {
			return x.asksToPay() && x.Kind != Deposit && x.DueDate < x.IssueDate
		})},
	{ID: "R2192-10 CCP", About: "a public client pays within 50 days", Field: FieldDueDate, Severe: true,
		Message: "Un client public règle sous 30 jours au plus (50 pour un hôpital) : avancez l'échéance.",
		whole:   is(func(x *examined) bool { return x.asksToPay() && x.Client.Type == Public && x.delay() > maxHospitalDays })},
	{ID: "R2192-10 CCP", About: "a public client pays within 30 days", Field: FieldDueDate,
		Message: "Un client public règle sous 30 jours ; seul un hôpital en a 50.",
		whole: is(func(x *examined) bool {
			return x.asksToPay() && x.Client.Type == Public && x.delay() > maxPublicDays && x.delay() <= maxHospitalDays
		})},
	{ID: "L441-10", About: "45 days end of month is written in the contract", Field: FieldDueDate,
		Message: "45 jours fin de mois : ce délai doit être écrit dans votre contrat (L441-10).",
		whole:   is(func(x *examined) bool { return x.beyondSixty() && endOfMonthDelay(x.IssueDate, x.DueDate) })},
	{ID: "L441-10", About: "a professional pays within 60 days", Field: FieldDueDate, Severe: true,
		Message: "Un client professionnel doit régler sous 60 jours au plus (L441-10) : avancez l'échéance.",
		whole:   is(func(x *examined) bool { return x.beyondSixty() && !endOfMonthDelay(x.IssueDate, x.DueDate) })},
}

func (x *examined) inRange() bool {
	return x.IssueDate.Year() >= minYear && x.IssueDate.Year() <= maxYear
}

// asksToPay says whether there is a due date to respect.
func (x *examined) asksToPay() bool { return x.Kind.Payable() && x.SettledOn == 0 }

func (x *examined) delay() int { return int(x.DueDate - x.IssueDate) }

func (x *examined) beyondSixty() bool {
	return x.asksToPay() && x.Client.Professional() && x.Client.Type != Public && x.delay() > maxProfessionalDays
}

// endOfMonthDelay says whether a due date is "45 jours fin de mois", in either
// of its two lawful readings (L441-10 I).
func endOfMonthDelay(issue, due Date) bool {
	return due == issue.EndOfMonth().AddDays(45) || due == issue.AddDays(45).EndOfMonth()
}
