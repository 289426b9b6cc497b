package ui

import (
	"fmt"
	"strings"

	"facturier/invoice"
)

// leadTo opens the screen where a problem is mended, on its field; undone says
// what the problem kept from being done: "Pas émise".
func leadTo(d *deps, doc invoice.Document, p invoice.Problem, undone string) step {
	next := push(mender(d, doc, p.Field))
	next.notice = block(undone + "\u00a0: " + lowerFirst(clean(p.Message))).notice
	return next
}

// mender is the screen where a field is mended, on it: the settings, the form
// of the client, or the editor.
func mender(d *deps, doc invoice.Document, field string) screen {
	var s screen
	switch {
	case ofSeller(field):
		s = newSettings(d)
	case ofClient(field) && doc.Client.ID != 0:
		s = newClientForm(d, doc.Client, func(c invoice.Client) step { return pop().saying(clean(c.Name) + " enregistré.") })
	default:
		s = newEditor(d, doc)
	}
	if to, ok := s.(pointed); ok {
		to.focus(field)
	}
	return s
}

// ofSeller says that a field is one of the settings.
func ofSeller(field string) bool {
	return hasPart(field, "vendeur") || field == invoice.FieldNextNumber || field == fieldNumber
}

// ofClient says that a field is one of the client's form.
func ofClient(field string) bool { return hasPart(field, invoice.FieldClient) }

// fieldNumber is the number itself, which the settings make.
const fieldNumber = "numero"

// fieldLabels name the fields of the domain as the screens do.
var fieldLabels = map[string]string{
	invoice.FieldClient: "Client", invoice.FieldSubject: "Objet", invoice.FieldIssueDate: "Date", invoice.FieldService: "Prestation",
	invoice.FieldDueDate: "Échéance", invoice.FieldOrder: "Commande", invoice.FieldContract: "Contrat", invoice.FieldSettledOn: "Payée le",
	invoice.FieldCurrency: "Devise", invoice.FieldExchange: "Change", invoice.FieldOperation: "Opération", invoice.FieldLines: "Lignes",
	invoice.FieldDiscount: "Remise", invoice.FieldValidUntil: "Validité", invoice.FieldExecution: "Exécution", invoice.FieldAsked: "Acompte",
	invoice.FieldTerms: "Conditions", invoice.FieldReason: "Motif", invoice.FieldNotes: "Notes", invoice.FieldMethod: "Moyen",
	invoice.FieldNextNumber: "Prochain numéro", fieldNumber: "Prochain numéro", "origine": "Facture d'origine",
	invoice.FieldType: "Type", invoice.FieldName: "Nom", invoice.FieldTradeName: "Nom commercial", invoice.FieldContact: "Contact",
	invoice.FieldSIREN: "SIREN", invoice.FieldSIRET: "SIRET", invoice.FieldVAT: "N° de TVA", invoice.FieldAddress: "Adresse",
	invoice.FieldPostCode: "Code postal", invoice.FieldCity: "Ville", invoice.FieldCountry: "Pays", invoice.FieldEmail: "E-mail",
	invoice.FieldPhone: "Téléphone", invoice.FieldDelivery: "Livraison", invoice.FieldBilling: "Facturation",
	invoice.FieldElectronic: "Adresse électronique", invoice.FieldMandate: "Mandat", invoice.FieldCreditorID: "ICS",
	invoice.FieldExemption: "Activité exonérée", invoice.FieldServiceCode: "Code service", invoice.FieldCommitment: "Engagement",
	invoice.FieldPaymentDays: "Délai", invoice.FieldActivity: "Activité", invoice.FieldRegime: "Régime de TVA", invoice.FieldIBAN: "IBAN",
	invoice.FieldPenalties: "Pénalités de retard", invoice.FieldEscompte: "Escompte",
	invoice.FieldOffer: "Escompte offert", invoice.FieldEscompteTax: "Escompte et TVA", invoice.FieldFranchise: "Mention",
	invoice.FieldBIC: "BIC", invoice.FieldMediator: "Médiateur", invoice.FieldInsurance: "Assurance", invoice.FieldRCS: "RCS",
	invoice.FieldPayLink: "Lien de paiement", invoice.FieldPayWords: "Autres moyens",
}

// placeOf names where a field is: "Ligne 2, Prix", "Client, SIREN",
// "Réglages, IBAN".
func placeOf(field string) string {
	if row, name, ok := lineOf(field); ok {
		place := fmt.Sprintf("Ligne %d", row+1)
		if col := columnOf(name); col > colName {
			place += ", " + lineColumns[col].title
		}
		return place
	}
	owner, name := "", field
	switch {
	case ofClient(field):
		owner = "Client"
	case ofSeller(field):
		owner = "Réglages"
	}
	if owner != "" {
		_, name, _ = strings.Cut(field, ".")
		if name == "" {
			name = field
		}
	}
	parts := strings.Split(name, ".") // "livraison.ville"
	for i, part := range parts {
		label := fieldLabels[part]
		if i > 0 {
			label = strings.ToLower(label)
		}
		parts[i] = label
	}
	return joined(append([]string{owner}, parts...)...)
}
