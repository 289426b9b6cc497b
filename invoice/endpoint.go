package invoice

import (
	"strings"
)

// endpointSchemes are the schemes of electronic addresses (EAS code list,
// BR-CL-25).
var endpointSchemes = strings.Fields(`0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184
	0188 0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 0217 0218 0221
	0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932
	9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959 AN AQ AS AU EM`)

// vatSchemes are the schemes of the electronic addresses that are a VAT number,
// by its prefix.
var vatSchemes = map[string]string{
	"AT": "9914", "BE": "9925", "BG": "9926", "CH": "9927", "CY": "9928", "CZ": "9929", "DE": "9930", "DK": "0198", "EE": "9931", "EL": "9933",
	"ES": "9920", "FI": "0213", "GB": "9932", "HR": "9934", "HU": "9910", "IE": "9935", "IT": "0211", "LI": "9936", "LT": "9937", "LU": "9938",
	"LV": "9939", "MT": "9943", "NL": "9944", "PL": "9945", "PT": "9946", "RO": "9947", "SI": "9949", "SK": "9950",
}

// sirenAddress is the form of the addresses of scheme 0225 (BR-FR-23,
// BR-FR-25): a SIREN, then a suffix, 125 characters in all.
var sirenAddress = pattern(`^[0-9]{9}(_[A-Za-z0-9+\-_.]{1,115})?$`)

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
	if !sirenAddress().MatchString(address) {
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
var mandatePattern = pattern(`^[A-Za-z0-9+?/\-:().,' ]{1,35}$`)

func checkMandate(reference string) error {
	if reference == "" || mandatePattern().MatchString(reference) {
		return nil
	}
	return Invalid(FieldMandate, "Une référence de mandat a 35 caractères au plus : lettres sans accent, chiffres, + ? / - : ( ) . , '", "")
}

// creditorPattern is an ICS: country, key, business code, national identifier.
var creditorPattern = pattern(`^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$`)

// CheckCreditorID is a SEPA creditor identifier (ICS) without spaces, whose
// key is right (ISO 7064, the business code apart): FR72ZZZ123456.
func CheckCreditorID(s string) (string, error) {
	id := compact(s)
	const example = "Par exemple FR72ZZZ123456."
	switch {
	case !creditorPattern().MatchString(id) || !countries[id[:2]]:
		return "", Invalid("", "Un ICS commence par le pays, deux chiffres de clé et trois caractères.", example)
	case id[:2] == "FR" && len(id) != 13:
		return "", Invalid("", "Un ICS français a treize caractères.", example)
	case mod97(id[7:]+id[:4]) != 1:
		return "", Invalid("", "La clé de cet ICS est fausse : vérifiez-le.", "")
	}
	return id, nil
}
