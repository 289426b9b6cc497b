package invoice

import (
	"strings"
	"unicode/utf8"
)

// The limits of a transfer that a QR code can ask for (EPC069-12 v3.1).
const (
	MaxTransferCode = 331 // bytes: a QR code of version 13 with level M
	mostBeneficiary = 70
	mostRemittance  = 140
	mostTransfer    = Amount(999_999_999_99)
)

// The countries whose accounts a SEPA transfer reaches: within the European
// Economic Area without a BIC, beyond with one (EPC409-09).
const (
	economicArea = " AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK "
	beyondArea   = " AD AL CH GB GI MC MD ME MK RS SM VA "
)

// TransferCode is what the QR code of a transfer to a seller says (EPC069-12,
// version 002, UTF-8), with the number as remittance text, at most
// MaxTransferCode bytes long; "" when no such transfer exists: no account or one out of reach, no
// name, another currency than the euro, a sum under a cent or over 999 999 999,99 €.
func TransferCode(s Seller, c Currency, sum Amount, number string) string {
	iban, err := CheckIBAN(s.IBAN)
	if err != nil || c.Code() != "EUR" || sum < 1 || sum > mostTransfer {
		return ""
	}
	bic, err := CheckBIC(s.BIC)
	if err != nil {
		bic = ""
	}
	country := " " + iban[:2] + " "
	if !strings.Contains(economicArea, country) && (bic == "" || !strings.Contains(beyondArea, country)) {
		return ""
	}
	name := s.AccountHolder
	if name == "" {
		name = s.Name
	}
	if name = firstRunes(name, mostBeneficiary); name == "" {
		return ""
	}
	for {
		code := strings.Join([]string{"BCD", "002", "1", "SCT", bic, name, iban, "EUR" + pointed(sum), "", "", firstRunes(number, mostRemittance)}, "\n")
		if code = strings.TrimRight(code, "\n"); len(code) <= MaxTransferCode {
			return code
		}
		name = firstRunes(name, utf8.RuneCountInString(name)-1)
	}
}

// firstRunes are the first characters of a text on one line.
func firstRunes(text string, most int) string {
	runes := []rune(Clean(text))
	return strings.TrimSpace(string(runes[:min(len(runes), most)]))
}
