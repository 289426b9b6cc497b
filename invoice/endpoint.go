package invoice

import (
	"regexp"
	"strings"
)

// endpointSchemes are the schemes of electronic addresses that are in use
// here (EAS code list): 0225 and 0009 (France), e-mail, and those of the neighbours and of Peppol.
var endpointSchemes = strings.Fields("0225 0009 0002 EM 0007 0037 0060 0088 0096 0106 0130 0151 0184 0188 0190 0191 0192 0193 0195 0196 0198 0199 " +
	"0200 0201 0204 0208 0209 0210 0211 0212 0213 0215 0216 0221 9901 9906 9907 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 " +
	"9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959")

// sirenAddress is the form of the addresses of scheme 0225 (BR-FR-23,
// BR-FR-25): a SIREN, then a suffix, 125 characters in all.
var sirenAddress = regexp.MustCompile(`^[0-9]{9}(_[A-Za-z0-9+\-_.]{1,115})?$`)

// maxEndpoint is the longest electronic address.
const maxEndpoint = 125

// checkEndpoint checks an electronic address as it is typed: a SIREN with or
// without a suffix, an e-mail, or "scheme:address". "" is none.
func checkEndpoint(given, field string) error {
	address, scheme := endpoint(given, "", "")
	switch {
	case given == "":
		return nil
	case len(address) > maxEndpoint: // BR-FR-25
		return Invalid(field, "Une adresse électronique a 125 caractères au plus.", "")
	case scheme == EmailScheme:
		_, err := CheckEmail(address)
		return At(err, field)
	case scheme == SirenScheme:
		return checkSirenAddress(address, field)
	}
	for _, known := range endpointSchemes {
		if scheme == known && address != "" && onlyEndpoint(address) {
			return nil
		}
	}
	return Invalid(field, cited(given)+" n'est pas une adresse électronique connue.",
		"Écrivez un SIREN, avec ou sans suffixe (732829320_FACTURES), un e-mail, ou le code de la liste EAS puis l'adresse (0208:0411905847).")
}

func checkSirenAddress(address, field string) error {
	if !sirenAddress.MatchString(address) {
		return Invalid(field, "Une adresse de facturation électronique commence par un SIREN : lettres, chiffres, + - _ . ensuite.",
			"Par exemple 732829320 ou 732829320_FACTURES.")
	}
	_, err := CheckSIREN(address[:9])
	return At(err, field)
}

// onlyEndpoint says that an address has no space and plain characters only.
func onlyEndpoint(address string) bool {
	return strings.IndexFunc(address, func(r rune) bool { return r <= ' ' || r > '~' }) < 0
}

// mandatePattern are the characters of the reference of a mandate (EPC rulebook,
// AT-01), 35 at most.
var mandatePattern = regexp.MustCompile(`^[A-Za-z0-9+?/\-:().,' ]{1,35}$`)

func checkMandate(reference string) error {
	if reference == "" || mandatePattern.MatchString(reference) {
		return nil
	}
	return Invalid(FieldMandate, "Une référence de mandat a 35 caractères au plus : lettres sans accent, chiffres, + ? / - : ( ) . , '", "")
}

// creditorPattern is an ICS: country, key, business code, national identifier.
var creditorPattern = regexp.MustCompile(`^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$`)

// CheckCreditorID is a SEPA creditor identifier (ICS) without spaces, whose
// key is right (ISO 7064, the business code apart): FR72ZZZ123456.
func CheckCreditorID(s string) (string, error) {
	id := compact(s)
	const example = "Par exemple FR72ZZZ123456."
	switch {
	case !creditorPattern.MatchString(id) || !countries[id[:2]]:
		return "", Invalid("", "Un ICS commence par le pays, deux chiffres de clé et trois caractères.", example)
	case id[:2] == "FR" && len(id) != 13:
		return "", Invalid("", "Un ICS français a treize caractères.", example)
	case mod97(id[7:]+id[:4]) != 1:
		return "", Invalid("", "La clé de cet ICS est fausse : vérifiez-le.", "")
	}
	return id, nil
}
