package invoice

import "strings"

// consumerRules: what a private person must be told, and must not.
var consumerRules = []Rule{
	{ID: "D441-5", About: "no recovery costs asked of a consumer", Field: FieldNotes, Severe: true, // L441-10
		Message: "Les pénalités et l'indemnité de 40 € sont entre professionnels (L441-10) : retirez-les de ce qui s'adresse à un particulier.",
		whole: is(func(x *examined) bool {
			return !x.Client.Professional() && x.invoiced() && (penal(x.Notes) || penal(x.Terms))
		})},
	{ID: "L111-1 C. conso", About: "when a quote will be carried out", Field: FieldExecution,
		Message: "Donnez la date ou le délai d'exécution : un particulier doit le connaître avant de s'engager.",
		whole: is(func(x *examined) bool {
			return !x.Client.Professional() && x.Kind == Quote && (x.Execution == "" || hollow(x.Execution))
		})},
	{ID: "L616-1 C. conso", About: "a mediator", Field: SellerField(FieldMediator),
		Message: "Ajoutez votre médiateur de la consommation dans les réglages : un particulier doit le connaître.",
		whole: is(func(x *examined) bool {
			return !x.Client.Professional() && x.Kind != CreditNote && x.seller.Mediator == ""
		})},
}

// penal says that a text asks for the recovery costs or the penalties of
// professionals.
func penal(text string) bool {
	words := Fold(text)
	return strings.Contains(words, "indemnite forfaitaire") && strings.Contains(words, "recouvrement") ||
		strings.Contains(words, "l441-10") || strings.Contains(words, "d441-5")
}
