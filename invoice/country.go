package invoice

import "strings"

// countries are the codes of ISO 3166-1, and XK (Kosovo), which banks use.
var countries = func() map[string]bool {
	set := map[string]bool{}
	for _, code := range strings.Fields(`AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
		BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
		GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI
		KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC
		NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM
		SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT
		ZA ZM ZW`) {
		set[code] = true
	}
	return set
}()

var unionMembers = func() map[string]bool {
	set := map[string]bool{}
	for _, code := range strings.Fields("AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK") {
		set[code] = true
	}
	return set
}()

// domestic are the codes of addresses that French VAT rules treat as France:
// Monaco and the overseas departments among them.
var domestic = map[string]bool{"": true, "FR": true, "MC": true, "GP": true, "MQ": true, "RE": true, "GF": true, "YT": true, "BL": true, "MF": true}

// Domestic says whether the address is in France or treated as such.
func (a Address) Domestic() bool { return domestic[a.Country] }

// InUnion says whether the address is in a member State other than France.
func (a Address) InUnion() bool { return unionMembers[a.Country] }

// export says whether goods sent there leave the Union, or France for its
// overseas departments, which are export territories (CGI 294).
func (a Address) export() bool {
	return !a.InUnion() && a.Country != "" && a.Country != "FR" && a.Country != "MC"
}

// IsZero says that nothing of the address is known but perhaps its country.
func (a Address) IsZero() bool { return len(a.Lines) == 0 && a.PostCode == "" && a.City == "" }

func (a *Address) normalize() {
	lines := make([]string, 0, len(a.Lines))
	for _, line := range a.Lines {
		for _, part := range strings.Split(CleanText(line), "\n") {
			if part = Clean(part); part != "" {
				lines = append(lines, part)
			}
		}
	}
	if a.Lines = lines; len(lines) == 0 {
		a.Lines = nil
	}
	a.PostCode, a.City = Clean(a.PostCode), Clean(a.City)
	if a.Country = strings.ToUpper(Clean(a.Country)); a.Country == "" {
		a.Country = "FR"
	}
}

// validate checks what is there; field names a field of the address.
func (a *Address) validate(field func(string) string) error {
	switch {
	case len(a.Lines) > maxAddressLines:
		return Invalid(field(FieldAddress), "Une adresse a six lignes au plus, avant le code postal.", "")
	case !countries[a.Country] && a.Country != "":
		return Invalid(field(FieldCountry), cited(a.Country)+" n'est pas un code de pays.", "Écrivez deux lettres : FR, BE, CH…")
	case (a.Country == "" || a.Country == "FR") && a.PostCode != "" && (len(a.PostCode) != 5 || !onlyDigits(a.PostCode)):
		return Invalid(field(FieldPostCode), "Un code postal français a cinq chiffres.", "")
	}
	for _, line := range a.Lines {
		if err := short(line, field(FieldAddress)); err != nil {
			return err
		}
	}
	if err := short(a.PostCode, field(FieldPostCode)); err != nil {
		return err
	}
	return short(a.City, field(FieldCity))
}
