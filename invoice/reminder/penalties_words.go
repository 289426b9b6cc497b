package reminder

import (
	"fmt"
	"strings"

	"facturier/invoice"
)

// penaltyWords are the words of a document of penalties for a kind of client:
// what interest is called, since when it runs, the article of each sum.
type penaltyWords struct{ interest, since, law, recovery string }

func wordsOf(t invoice.ClientType) penaltyWords {
	const due = "de plein droit depuis le lendemain de l’échéance"
	switch t {
	case invoice.Public:
		return penaltyWords{"Intérêts moratoires", due, "CCP" + nbsp + "L2192-13, R2192-31", "CCP" + nbsp + "D2192-35"}
	case invoice.Consumer:
		return penaltyWords{"Intérêts au taux légal", "depuis la mise en demeure", "C." + nbsp + "civ." + nbsp + "1231-6", ""}
	}
	return penaltyWords{"Pénalités de retard", due, "C." + nbsp + "com." + nbsp + "L441-10", "C." + nbsp + "com." + nbsp + "D441-5"}
}

func (w penaltyWords) subject(p invoice.Penalties) string {
	switch {
	case p.From == 0:
		return "Indemnité de recouvrement"
	case p.Recovery:
		return w.interest + " et indemnité de recouvrement"
	}
	return w.interest
}

// notes say on the page why these sums are due, and why they bear no VAT.
func (w penaltyWords) notes(p invoice.Penalties, due invoice.Date) string {
	law := w.law
	switch {
	case p.From == 0:
		law = w.recovery
	case p.Recovery: // "C. com. L441-10 et D441-5"
		law += " et " + w.recovery[strings.LastIndex(w.recovery, nbsp)+len(nbsp):]
	}
	return fmt.Sprintf("La facture %s était à régler le %s. Ces sommes sont dues %s (%s). Elles réparent un retard de paiement "+
		"et ne sont le prix d’aucune vente ni d’aucun service%s: elles sont hors du champ de la TVA.",
		p.Number, due, w.since, law, nbsp)
}
