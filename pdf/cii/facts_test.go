package cii_test

import (
	"strings"
	"testing"
)

// fact is what the XML of an example says at a place.
type fact struct {
	rule, example, path, want string
}

const (
	seller      = agreement + "SellerTradeParty/"
	buyer       = agreement + "BuyerTradeParty/"
	means       = settlement + "SpecifiedTradeSettlementPaymentMeans/"
	terms       = settlement + "SpecifiedTradePaymentTerms/"
	breakdown   = settlement + "ApplicableTradeTax/"
	preceding   = settlement + "InvoiceReferencedDocument/"
	process     = "ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID"
	typeCode    = "ExchangedDocument/TypeCode"
	dayShipped  = delivery + "ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString"
	dayDue      = terms + "DueDateDateTime/DateTimeString"
	lineTax     = lineItem + "/SpecifiedLineTradeSettlement/ApplicableTradeTax/"
	linePeriod  = lineItem + "/SpecifiedLineTradeSettlement/BillingSpecifiedPeriod/"
	allowanceOf = settlement + "SpecifiedTradeAllowanceCharge/"
)

var facts = []fact{
	{"BT-24", "franchise", "ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID", "urn:cen.eu:en16931:2017"},
	{"BT-23", "franchise", process, "S1"},
	{"BT-23", "operation-biens", process, "B1"},
	{"BT-23", "operation-mixte", process, "M1"},
	{"BT-3", "franchise", typeCode, "380"},
	{"BT-3", "acompte", typeCode, "386"},
	{"BT-3", "avoir", typeCode, "381"},
	{"BT-3", "rectificative", typeCode, "384"},
	{"BT-2", "franchise", "ExchangedDocument/IssueDateTime/DateTimeString", "20261122"},
	{"BR-FR-CO-08", "solde", process, "S4"},
	{"R526-27", "franchise", seller + "Name", "Hélène Lefèvre EI"},
	{"BT-28", "franchise", seller + "SpecifiedLegalOrganization/TradingBusinessName", "Atelier Numérique"},
	{"BR-FR-10", "franchise", seller + "SpecifiedLegalOrganization/ID", "732829320"},
	{"BR-FR-09", "franchise", seller + "GlobalID", "73282932000074"},
	{"BR-09", "franchise", seller + "PostalTradeAddress/CountryID", "FR"},
	{"BR-E-02, without VAT number", "franchise", seller + "SpecifiedTaxRegistration/ID", "732829320"},
	{"BR-E-02, with one", "franchise-numero-tva", seller + "SpecifiedTaxRegistration/ID", "FR44732829320"},
	{"BR-O-02", "hors-union", seller + "SpecifiedTaxRegistration/ID", "732829320"},
	{"BR-O-02", "hors-union-franchise", buyer + "SpecifiedTaxRegistration/ID", ""},
	{"BR-O-05", "hors-union", lineTax + "RateApplicablePercent", ""},
	{"BR-48", "hors-union", breakdown + "RateApplicablePercent", ""},
	{"BR-O-06", "hors-union", allowanceOf + "CategoryTradeTax/RateApplicablePercent", ""},
	{"BR-FR-CO-16", "franchise", breakdown + "ExemptionReasonCode", "VATEX-FR-FRANCHISE"},
	{"293 E CGI", "franchise", breakdown + "ExemptionReason", "TVA non applicable, art. 293 B du CGI"},
	{"BR-E-05", "franchise", lineTax + "RateApplicablePercent", "0.00"},
	{"BT-151", "franchise", lineTax + "CategoryCode", "E"},
	{"BR-AE-10", "autoliquidation-union", breakdown + "ExemptionReasonCode", "VATEX-EU-AE"},
	{"283-2 nonies CGI", "autoliquidation-batiment", breakdown + "ExemptionReasonCode", "VATEX-FR-AE"},
	{"BR-AE-02", "autoliquidation-union", buyer + "SpecifiedTaxRegistration/ID", "BE0411905847"},
	{"BR-IC-11", "intracommunautaire", dayShipped, "20261122"},
	{"BR-IC-11, a period", "intracommunautaire-periode", dayShipped, ""},
	{"BR-IC-12", "intracommunautaire", delivery + "ShipToTradeParty/PostalTradeAddress/CountryID", "BE"},
	{"BR-IC-12, elsewhere", "intracommunautaire-livraison", delivery + "ShipToTradeParty/PostalTradeAddress/CityName", "Gand"},
	{"BR-G-10", "exportation", breakdown + "ExemptionReasonCode", "VATEX-EU-G"},
	{"BR-S-10", "tva", breakdown + "ExemptionReasonCode", ""},
	{"BT-8", "debits", breakdown + "DueDateTypeCode", "5"},
	{"BT-8", "plusieurs-taux", breakdown + "DueDateTypeCode", ""},
	{"BR-FR-12, SIREN", "franchise", buyer + "URIUniversalCommunication/URIID", "552100554"},
	{"BR-FR-12, suffix", "adresses-electroniques", buyer + "URIUniversalCommunication/URIID", "552100554_COMPTA"},
	{"BR-FR-13, suffix", "adresses-electroniques", seller + "URIUniversalCommunication/URIID", "732829320_FACTURES"},
	{"BR-FR-12, e-mail", "particulier", buyer + "URIUniversalCommunication/URIID", "zoe@petit.example"},
	{"BR-FR-12, none", "particulier-sans-courriel", buyer + "URIUniversalCommunication/URIID", ""},
	{"BT-10", "public", agreement + "BuyerReference", "COMPTA-01"},
	{"BT-13, engagement", "public", agreement + "BuyerOrderReferencedDocument/IssuerAssignedID", "EJ-2026-118"},
	{"BT-13, engagement before the order", "public-marche", agreement + "BuyerOrderReferencedDocument/IssuerAssignedID", "EJ-2026-118"},
	{"BT-13, order", "commande-engagement", agreement + "BuyerOrderReferencedDocument/IssuerAssignedID", "BC-77"},
	{"BT-12", "public-marche", agreement + "ContractReferencedDocument/IssuerAssignedID", "M-2026-12"},
	{"BT-46", "public", buyer + "GlobalID", "21340145800019"},
	{"BT-56", "franchise", buyer + "DefinedTradeContact/PersonName", "Service comptabilité"},
	{"BG-15", "adresses", delivery + "ShipToTradeParty/PostalTradeAddress/LineThree", "Bâtiment B, Porte 12"},
	{"BT-72", "prestation-un-jour", dayShipped, "20261001"},
	{"BT-73", "prestation-periode", settlement + "BillingSpecifiedPeriod/StartDateTime/DateTimeString", "20261001"},
	{"BT-74", "prestation-periode", settlement + "BillingSpecifiedPeriod/EndDateTime/DateTimeString", "20261122"},
	{"BT-134", "prestation-periode", linePeriod + "StartDateTime/DateTimeString", "20261001"},
	{"BT-135", "prestation-periode", linePeriod + "EndDateTime/DateTimeString", "20261001"},
	{"BT-130", "franchise", lineItem + "/SpecifiedLineTradeDelivery/BilledQuantity", "2.5"},
	{"BT-146", "sommes", lineItem + "/SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount", "99999.9999"},
	{"BT-81", "moyen-virement", means + "TypeCode", "30"},
	{"BT-84", "moyen-virement", means + "PayeePartyCreditorFinancialAccount/IBANID", "FR7630006000011234567890189"},
	{"BT-86", "moyen-virement", means + "PayeeSpecifiedCreditorFinancialInstitution/BICID", "AGRIFRPP"},
	{"BT-81", "moyen-carte", means + "TypeCode", "48"},
	{"BT-84", "moyen-carte", means + "PayeePartyCreditorFinancialAccount/IBANID", ""},
	{"BT-81", "moyen-cheque", means + "TypeCode", "20"},
	{"BT-81", "moyen-especes", means + "TypeCode", "10"},
	{"BT-81", "moyen-autre", means + "TypeCode", "ZZZ"},
	{"BT-81", "moyen-prelevement", means + "TypeCode", "49"},
	{"BT-89", "moyen-prelevement", terms + "DirectDebitMandateID", "RUM-2026-001"},
	{"BT-90", "moyen-prelevement", settlement + "CreditorReferenceID", "FR12ZZZ123456"},
	{"BT-90", "moyen-carte", settlement + "CreditorReferenceID", ""},
	{"BR-61", "sans-iban", means + "TypeCode", ""},
	{"BT-83", "franchise", settlement + "PaymentReference", "F2026-0001"},
	{"BT-9", "franchise", dayDue, "20261222"},
	{"BR-FR-CO-09", "acquittee-carte", process, "M2"},
	{"BR-FR-CO-09", "acquittee-carte", dayDue, "20261120"},
	{"BR-FR-CO-09", "acquittee-carte", summation + "TotalPrepaidAmount", "1232.88"},
	{"BR-FR-CO-09", "acquittee-carte", summation + "DuePayableAmount", "0.00"},
	{"BR-FR-CO-07, a deposit", "acompte-deja-regle", dayDue, "20261119"},
	{"BR-FR-CO-09, a deposit", "acompte-acquitte", process, "S2"},
	{"L441-9", "escompte-deux-taux", terms + "Description", "À régler au plus tard le 22/12/2026. Escompte de 1,5\u00a0% pour un règlement au plus tard le 02/12/2026\u00a0: 22,03\u00a0€, soit 1\u00a0446,64\u00a0€ à payer."},
	{"BR-CO-25", "avoir", terms + "Description", "Montant à déduire de votre prochain règlement, ou à vous rembourser."},
	{"BT-81 of a credit note", "avoir", means + "TypeCode", ""},
	{"BR-FR-CO-05, number", "avoir", preceding + "IssuerAssignedID", "F2026-0003"},
	{"BR-FR-CO-05, date", "avoir", preceding + "FormattedIssueDateTime/DateTimeString", "20261122"},
	{"BR-FR-CO-04", "rectificative", preceding + "IssuerAssignedID", "F2026-0003"},
	{"BR-FR-CO-12", "devise", settlement + "TaxCurrencyCode", "EUR"},
	{"BT-5", "devise", settlement + "InvoiceCurrencyCode", "USD"},
	{"BR-53", "franchise", settlement + "TaxCurrencyCode", ""},
	{"BT-98", "plusieurs-taux-remise-part", allowanceOf + "ReasonCode", "95"},
	{"BT-94", "plusieurs-taux-remise-part", allowanceOf + "CalculationPercent", "10.00"},
	{"BT-94 of a sum", "plusieurs-taux-remise-somme", allowanceOf + "CalculationPercent", ""},
}

func TestFacts(t *testing.T) {
	read := map[string]*node{}
	for _, e := range examples(t) {
		read[e.name] = written(t, e.doc)
	}
	for _, f := range facts {
		root := read[f.example]
		if root == nil {
			t.Fatalf("no example is named %q", f.example)
		}
		if got := root.at(f.path); got != f.want {
			t.Errorf("%s of %s: got %q, want %q at %s", f.rule, f.example, got, f.want, f.path)
		}
	}
}

// The notes that the French rules want are there once each, whoever is
// invoiced (BR-FR-05, BR-FR-06), and none is too long (BR-FR-MAP-18).
func TestNotes(t *testing.T) {
	for _, e := range examples(t) {
		seen := map[string]int{}
		for _, n := range written(t, e.doc).all("ExchangedDocument/IncludedNote") {
			seen[n.at("SubjectCode")]++
			if content := n.at("Content"); len([]rune(content)) > 1024 || strings.TrimSpace(content) == "" {
				t.Errorf("%s: a note of %d characters", e.name, len([]rune(content)))
			}
		}
		for _, code := range []string{"PMD", "PMT", "AAB"} {
			if seen[code] != 1 {
				t.Errorf("%s: got %d notes %s, want 1", e.name, seen[code], code)
			}
		}
	}
}

// What has no field in the profile is a note.
func TestRemarks(t *testing.T) {
	for name, wants := range map[string][]string{
		"adresses":            {"Adresse de facturation\u00a0: BP 12, 75008 Paris CEDEX 08"},
		"prestation-periode":  {"Objet\u00a0: Refonte du site", "Merci de votre confiance.\nÀ bientôt."},
		"acompte":             {"Devis D2026-0003 rév. 2 du 01/10/2026"},
		"devise":              {"Taux de change\u00a0: 1 USD = 0,9215\u00a0€"},
		"public-marche":       {"Commande\u00a0: BC-77"},
		"commande-engagement": {"Engagement\u00a0: EJ-2026-118"},
		"rectificative-solde": {"Acompte déduit\u00a0: F2026-0004 du 22/11/2026, 324,00\u00a0€", "Acompte déduit\u00a0: F2026-0005 du 22/11/2026, 54,00\u00a0€"},
	} {
		var notes []string
		for _, n := range written(t, named(t, name)).all("ExchangedDocument/IncludedNote/Content") {
			notes = append(notes, n.text)
		}
		for _, want := range wants {
			if all := "\n" + strings.Join(notes, "\n") + "\n"; !strings.Contains(all, "\n"+want+"\n") {
				t.Errorf("%s: the notes are %q, want %q among them", name, notes, want)
			}
		}
	}
}

// References are all there, but for a corrected invoice: one, no more (BR-FR-CO-04).
func TestPrecedingInvoices(t *testing.T) {
	for name, want := range map[string]string{
		"franchise": "", "solde": "F2026-0004", "solde-deux-acomptes": "F2026-0004 F2026-0005",
		"avoir-deja-deduit": "F2026-0007 F2026-0004 F2026-0005", "rectificative-solde": "F2026-0007",
	} {
		var numbers []string
		for _, n := range written(t, named(t, name)).all(preceding + "IssuerAssignedID") {
			numbers = append(numbers, n.text)
		}
		if got := strings.Join(numbers, " "); got != want {
			t.Errorf("%s refers to %q, want %q", name, got, want)
		}
	}
}
