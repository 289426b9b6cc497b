package invoice

import "slices"

// VATRates are the rates in force that a line can have, in the order in which
// they are offered: metropolitan France, then Guadeloupe, Martinique and
// Réunion, then Corsica (CGI art. 278 to 281 nonies, 294 to 297; BR-FR-16).
var VATRates = []Rate{2000, 1000, 550, 210, 850, 175, 105, 1300, 90}

// formerVATRates are no longer in force; BR-FR-16 still takes them, for the
// credit notes of old invoices.
var formerVATRates = []Rate{2060, 1960, 960, 920, 700}

func officialRate(r Rate) bool { return slices.Contains(VATRates, r) }

// maxProfessionalDays is the longest delay between professionals, from the
// date of issue (C. com. L441-10 I).
const maxProfessionalDays = 60

// The delays of public buyers (CCP R2192-10) and of public hospitals (R2192-11).
const (
	maxPublicDays   = 30
	maxHospitalDays = 50
)

// franchiseWordings are the words of the franchise by date of issue, in
// order. VAT moves to the CIBS on 01/01/2027 (ord. 2025-1247, 2026-671),
// the number of its article is not settled, and the words of the CGI stay
// admitted until 30/06/2028 (BOI-RES-TVA-000253): a row will be added then.
var franchiseWordings = []struct {
	from Date
	text string
}{
	{0, "TVA non applicable, art. 293 B du CGI"},
}

// franchiseWording is the mention of a seller in franchise on a day (CGI 293 E).
func franchiseWording(s *Settings, day Date) string {
	if s.FranchiseText != "" {
		return s.FranchiseText
	}
	text := ""
	for _, wording := range franchiseWordings {
		if day >= wording.from {
			text = wording.text
		}
	}
	return text
}

// clientSIRENFrom is when the SIREN of a professional client becomes a mention
// that micro-enterprises owe (décrets 2022-1299 and 2024-266).
var clientSIRENFrom, _ = NewDate(2027, 9, 1)

// vatNumberFree is the sum HT up to which the seller's VAT number may be left
// out (242 nonies A I-2°).
const vatNumberFree Amount = 150_00

// cashLimit is the most that a debt can be paid in cash (CMF L112-6, D112-3).
const cashLimit Amount = 1_000_00
