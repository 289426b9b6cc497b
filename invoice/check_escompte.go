package invoice

// largeEscompte is the rate from which a discount for early payment is asked
// about: a yearly rate, or one meant for the price, may have been typed.
const largeEscompte Rate = 500

// escompteRules: the discount for early payment, as it would be offered today.
var escompteRules = []Rule{
	{ID: "L441-9", About: "a discount for early payment ends after the issue", Field: FieldEscompte, Severe: true,
		Message: "L'escompte finit le %s, avant l'émission : repoussez son dernier jour.",
		whole: func(x *examined) (string, bool) {
			return x.Escompte.Until.String(), x.Escompte.Offered() && x.Escompte.Until < x.IssueDate
		}},
	{ID: "L441-9", About: "a discount for early payment ends by the due date", Field: FieldEscompte, Severe: true,
		Message: "L'escompte court jusqu'au %s, après l'échéance : avancez son dernier jour.",
		whole: func(x *examined) (string, bool) {
			return x.Escompte.Until.String(), x.Escompte.Offered() && x.Escompte.Until > max(x.DueDate, x.IssueDate)
		}},
	{ID: "L441-9", About: "a discount for early payment is large", Field: FieldEscompte,
		Message: "Un escompte de %s, c'est beaucoup : il porte sur cette facture, pas sur l'année.",
		whole: func(x *examined) (string, bool) {
			return x.Escompte.Rate.String(), x.Escompte.Rate > largeEscompte
		}},
}
