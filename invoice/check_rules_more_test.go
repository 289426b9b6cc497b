package invoice

import (
	"strings"
	"testing"
)

func quoteDraft() (Document, Settings) {
	d, s := consumerInvoice()
	d.Kind, d.Revision, d.Execution = Quote, 1, "sous 3 semaines"
	return d, s
}

func settledInvoice() (Document, Settings) {
	d, s := companyInvoice()
	d.SettledOn, d.Means = testDay, Card
	return d, s
}

var dateCases = map[string]ruleCase{
	"BR-FR-03 issued from 2000 to 2099":                       {refuse: func(d *Document, s *Settings) { d.IssueDate = day("1999-12-31") }, accept: func(d *Document, s *Settings) { d.IssueDate = day("2000-01-01") }},
	"289 I-3 issued within a year":                            {refuse: func(d *Document, s *Settings) { d.IssueDate = testDay + MaxDays + 1 }},
	"289 I-3 issued in the future":                            {refuse: func(d *Document, s *Settings) { d.IssueDate = testDay + 1 }, accept: func(d *Document, s *Settings) { d.IssueDate = testDay }},
	"242 nonies A I-10° the service ends after it began":      {refuse: func(d *Document, s *Settings) { d.ServiceStart, d.ServiceEnd = testDay, testDay-1 }, accept: func(d *Document, s *Settings) { d.ServiceStart, d.ServiceEnd = testDay, testDay }},
	"289 I-3 a service to come":                               {refuse: func(d *Document, s *Settings) { d.ServiceStart = testDay + 1 }, accept: func(d *Document, s *Settings) { d.ServiceStart = testDay }},
	"1117 C. civ. a quote stays valid after its date":         {of: quoteDraft, refuse: func(d *Document, s *Settings) { d.IssueDate, d.ValidUntil = testDay, testDay-1 }, accept: func(d *Document, s *Settings) { d.IssueDate, d.ValidUntil = testDay, testDay }},
	"a quote whose validity is over":                          {of: quoteDraft, refuse: func(d *Document, s *Settings) { d.IssueDate, d.ValidUntil = testDay-9, testDay-1 }, accept: func(d *Document, s *Settings) { d.IssueDate, d.ValidUntil = testDay-9, testDay }},
	"BR-FR-CO-09 paid on or before the day of issue":          {of: settledInvoice, refuse: func(d *Document, s *Settings) { d.IssueDate = testDay - 1 }, accept: func(d *Document, s *Settings) { d.IssueDate, d.SettledOn = testDay-1, testDay-1 }},
	"BR-FR-CO-09 paid within the year before":                 {of: settledInvoice, refuse: func(d *Document, s *Settings) { d.SettledOn = testDay - MaxDays - 1 }, accept: func(d *Document, s *Settings) { d.SettledOn = testDay - MaxDays }},
	"BR-FR-CO-07 due on or after the day of issue":            {refuse: func(d *Document, s *Settings) { d.DueDate = testDay - 1 }, accept: func(d *Document, s *Settings) { d.DueDate = testDay }},
	"R2192-10 CCP a public client pays within 50 days":        {of: publicInvoice, refuse: func(d *Document, s *Settings) { d.DueDate = testDay + 51 }},
	"R2192-10 CCP a public client pays within 30 days":        {of: publicInvoice, refuse: func(d *Document, s *Settings) { d.DueDate = testDay + 31 }, accept: func(d *Document, s *Settings) { d.DueDate = testDay + 30 }},
	"L441-10 45 days end of month is written in the contract": {refuse: func(d *Document, s *Settings) { d.IssueDate, d.DueDate = day("2026-11-01"), day("2027-01-14") }},
	"L441-10 a professional pays within 60 days":              {refuse: func(d *Document, s *Settings) { d.DueDate = testDay + 61 }, accept: func(d *Document, s *Settings) { d.DueDate = testDay + 60 }},
}

var textCases = map[string]ruleCase{
	"BR-FR-05 the order number says something":           {refuse: func(d *Document, s *Settings) { d.OrderNumber = "-" }, accept: func(d *Document, s *Settings) { d.OrderNumber = "-1" }},
	"BR-FR-05 the contract says something":               {refuse: func(d *Document, s *Settings) { d.Contract = "Néant." }, accept: func(d *Document, s *Settings) { d.Contract = "Néant 12" }},
	"BR-FR-05 the notes say something":                   {refuse: func(d *Document, s *Settings) { d.Notes = " . " }, accept: func(d *Document, s *Settings) { d.Notes = "Merci." }},
	"L441-9 the words on early payment say something":    {refuse: func(d *Document, s *Settings) { s.DiscountTerms = "G" }, accept: func(d *Document, s *Settings) { s.DiscountTerms = "2 % à 8 jours" }},
	"L441-10 the words on penalties say something":       {refuse: func(d *Document, s *Settings) { s.PenaltyTerms = "12,40 %" }, accept: func(d *Document, s *Settings) { s.PenaltyTerms = "12,40 % sur l’an" }},
	"293 E CGI the words of the franchise say something": {refuse: func(d *Document, s *Settings) { s.FranchiseText = "…" }, accept: func(d *Document, s *Settings) { s.FranchiseText = "Art. 293 B" }},
	"XML 1.0 § 2.2 no sign that XML forbids":             {refuse: func(d *Document, s *Settings) { d.Lines[0].Description = "Zo\x0b" }, accept: func(d *Document, s *Settings) { d.Lines[0].Description = "Zoé\n\t🍮" }},
	"289 V no sign that was lost":                        {refuse: func(d *Document, s *Settings) { d.Client.Address.Lines = []string{"12 avenue de Lod\ufffdve"} }},
}

var totalCases = map[string]ruleCase{
	"BR-FR-DEC-01 sums that can be computed":        {refuse: func(d *Document, s *Settings) { d.Lines[0].Price, d.Lines[0].Quantity = MaxPrice, MaxQuantity }},
	"242 nonies A I-9° no discount above the lines": {refuse: func(d *Document, s *Settings) { d.Discount.Amount = 1125_01 }, accept: func(d *Document, s *Settings) { d.Discount.Amount = 1124_99 }},
	"BR-CO-15 a total above zero":                   {refuse: func(d *Document, s *Settings) { d.Discount.Amount = 1125_00 }, accept: func(d *Document, s *Settings) { d.Discount.Amount = 1124_99 }},
	"BR-FR-DEC-01 a total within the limit": {of: liableInvoice, refuse: func(d *Document, s *Settings) { d.Lines[0].Price, d.Lines[0].Quantity = MaxPrice, 1000 },
		accept: func(d *Document, s *Settings) { d.Lines[0].Price, d.Lines[0].Quantity = MaxPrice/6*5, 1000 }},
	"BR-FR-CO-12 a rate for another currency": {refuse: func(d *Document, s *Settings) { d.Currency = "USD" }, accept: func(d *Document, s *Settings) { d.Currency, d.ExchangeRate = "USD", 921_500 }},
	"BR-FR-CO-12 a sum that euros can hold": {refuse: func(d *Document, s *Settings) {
		d.Currency, d.ExchangeRate, d.Lines[0].Price, d.Lines[0].Quantity = "GBP", 1_000_001, MaxPrice, 1000
	}, accept: func(d *Document, s *Settings) {
		d.Currency, d.ExchangeRate, d.Lines[0].Price, d.Lines[0].Quantity = "GBP", 1_000_000, MaxPrice, 1000
	}},
}

var meansCases = map[string]ruleCase{
	"BR-50 an account to pay to": {refuse: func(d *Document, s *Settings) { s.Seller.IBAN = "" }, accept: func(d *Document, s *Settings) { s.Seller.IBAN, d.Means = "", Card }},
	"SEPA AT-01 the mandate of a direct debit": {refuse: func(d *Document, s *Settings) { d.Means, s.Seller.CreditorID = DirectDebit, "FR72ZZZ123456" },
		accept: func(d *Document, s *Settings) {
			d.Means, s.Seller.CreditorID, d.Client.Mandate = DirectDebit, "FR72ZZZ123456", "RUM-2026-001"
		}},
	"SEPA AT-02 the creditor identifier of a direct debit": {refuse: func(d *Document, s *Settings) { d.Means, d.Client.Mandate = DirectDebit, "RUM-2026-001" }},
	"L112-6 CMF 1000 euros in cash at most, once paid": {of: settledInvoice, refuse: func(d *Document, s *Settings) { d.Means, d.Discount.Amount = Cash, 124_99 },
		accept: func(d *Document, s *Settings) { d.Means, d.Discount.Amount = Cash, 125_00 }},
	"L112-6 CMF 1000 euros in cash at most, to be paid": {refuse: func(d *Document, s *Settings) { d.Means, d.Discount.Amount = Cash, 124_99 },
		accept: func(d *Document, s *Settings) { d.Means, d.Discount.Amount = Cash, 125_00 }},
}

var consumerCases = map[string]ruleCase{
	"D441-5 no recovery costs asked of a consumer": {of: consumerInvoice, refuse: func(d *Document, s *Settings) {
		d.Notes = strings.ToUpper("Indemnité forfaitaire de 40 € pour frais de recouvrement")
	}, accept: func(d *Document, s *Settings) { d.Notes = "Merci de votre confiance" }},
	"L111-1 C. conso when a quote will be carried out": {of: quoteDraft, refuse: func(d *Document, s *Settings) { d.Execution = "N/A" }, accept: func(d *Document, s *Settings) { d.Execution = "en mai" }},
	"L616-1 C. conso a mediator":                       {of: consumerInvoice, refuse: func(d *Document, s *Settings) { s.Seller.Mediator = "" }},
}

// A wording of the settings is words: a sign, a rate alone, a "néant" would be
// on each invoice and in its notes (PMD, AAB) and say nothing.
func TestWordingsOfTheSettingsAreWords(t *testing.T) {
	for text, mute := range map[string][2]bool{ // penalties and early payment, franchise
		"": {false, false}, "G": {true, true}, ".": {true, true}, "néant": {true, true}, "N/A": {true, true}, "12 %": {true, true},
		"Art. 293 B": {true, false}, "à 12 %": {true, true}, "00000000000000": {true, true}, "\ufffd": {true, true}, "2 % à 8 jours": {false, false}, "Escompte : néant": {false, false},
	} {
		d, s := companyInvoice()
		s.PenaltyTerms, s.DiscountTerms, s.FranchiseText = text, text, text
		got := map[string]bool{}
		for _, p := range d.Check(s, testDay) {
			got[p.Field] = p.Severe
		}
		for field, want := range map[string]bool{FieldPenalties: mute[0], FieldEscompte: mute[0], FieldFranchise: mute[1]} {
			if got[SellerField(field)] != want {
				t.Errorf("%q in %s: refused %v, want %v", text, field, got[SellerField(field)], want)
			}
		}
	}
}
