package ui

import (
	"fmt"

	"facturier/invoice"
)

// grantField asks whether the discount for early payment goes with a payment.
func grantField() *field {
	return choiceField(invoice.FieldEscompte, "Escompte", string(invoice.GrantAuto), choice{string(invoice.GrantAuto), "S'il est payé à temps"},
		choice{string(invoice.GrantYes), "Accorder"}, choice{string(invoice.GrantNo), "Refuser"}).
		hinted("«\u00a0Accorder\u00a0»\u00a0: même hors délai, si la somme solde la facture.")
}

// escompteWords say what paying early is worth: "Escompte de 2 % jusqu'au
// 30/11/2026 : 25,00 €, soit 1 225,00 €".
func escompteWords(doc *invoice.Document, sum invoice.Amount, open bool) string {
	words := fmt.Sprintf("Escompte de %s jusqu'au %s", doc.Escompte.Rate, doc.Escompte.Until)
	if !open {
		words += ", passé"
	}
	return fmt.Sprintf("%s\u00a0: %s, soit %s", words, sum.In(doc.Currency), (doc.Remaining() - sum).In(doc.Currency))
}
