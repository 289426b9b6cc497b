package ui

import (
	"strings"
	"unicode"

	"facturier/invoice"
)

// amountField reads money ("1 250,50", "3*450"); empty is allowed.
func amountField(name, label, value string) *field {
	return textField(name, label, value).checked(optional(func(text string) (string, error) {
		a, err := invoice.ParseAmount(text)
		return a.String(), err
	}), notNumber).replaced()
}

// sumField is amountField for money of a currency: only euros are named.
func sumField(name, label, value string, in invoice.Currency) *field {
	x := amountField(name, label, value)
	if in == "" {
		return x
	}
	return x.checked(optional(func(text string) (string, error) {
		a, err := invoice.ParseAmount(text)
		return a.Number(), err
	}), notNumber)
}

// dateField reads a date ("31/12", "+30", "demain") from today; empty is
// allowed.
func dateField(name, label, value string, today invoice.Date) *field {
	return textField(name, label, value).checked(optional(func(text string) (string, error) {
		d, err := invoice.ParseDate(text, today)
		return d.String(), err
	}), longerThan(10)).replaced()
}

// daysField reads a number of days ("30", "30 jours"); empty is allowed.
func daysField(name, label string, value int) *field {
	return textField(name, label, days(value)).checked(optional(func(text string) (string, error) {
		n, err := invoice.ParseDays(text)
		return days(n), err
	}), longerThan(12)).replaced()
}

// delayField reads a number of days to pay, which the law bounds for a type of
// client (L441-10); empty is allowed.
func delayField(value int, client func() invoice.ClientType) *field {
	return textField(invoice.FieldPaymentDays, "Délai de paiement", days(value)).checked(optional(func(text string) (string, error) {
		n, err := invoice.ParseDays(text)
		if err == nil {
			err = client().CheckPaymentDays(n)
		}
		return days(n), err
	}), longerThan(12)).replaced()
}

// escompteField reads a discount for early payment, in days ("2 %/8"); empty is
// allowed.
func escompteField(name, label string, value invoice.Escompte) *field {
	return textField(name, label, value.String()).checked(optional(func(text string) (string, error) {
		e, err := invoice.ParseEscompte(text, 0)
		return e.String(), err
	}), nil).replaced()
}

// onlyDigits doubts a name without a letter.
func onlyDigits(text string) string {
	if text = squeeze(text); text == "" || strings.Trim(text, "0123456789") != "" {
		return ""
	}
	return "Ce nom n'a que des chiffres\u00a0: est-ce bien un nom\u00a0?"
}

// days writes a number of days, and "" for 0.
func days(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 jour"
	}
	return invoice.Quantity(n*1000).String() + " jours"
}

// identityField reads what has a key: normalise refuses it, show writes it for
// people; empty is allowed. length is what a finished one has without spaces.
func identityField(name, label, value string, length int, normalise func(string) (string, error), show func(string) string) *field {
	return textField(name, label, show(value)).checked(optional(func(text string) (string, error) {
		id, err := normalise(text)
		return show(id), err
	}), longerThan(length))
}

func siretField(value string) *field {
	return identityField(invoice.FieldSIRET, "SIRET", value, 14, invoice.CheckSIRET, invoice.FormatSIRET)
}

func ibanField(value string) *field {
	return identityField(invoice.FieldIBAN, "IBAN", value, 27, invoice.CheckIBAN, invoice.FormatIBAN)
}

func bicField(value string) *field {
	return identityField(invoice.FieldBIC, "BIC", value, 11, invoice.CheckBIC, same)
}

func vatNumberField(value string) *field {
	return identityField(invoice.FieldVAT, "N° de TVA", value, 13, invoice.CheckVATNumber, same)
}

func emailField(value string) *field {
	return identityField(invoice.FieldEmail, "E-mail", value, 255, invoice.CheckEmail, same)
}

// phoneField takes any number, and doubts what does not look like one.
func phoneField(value string) *field {
	return textField(invoice.FieldPhone, "Téléphone", value).doubted(invoice.DoubtPhone)
}

func countryField(value string) *field {
	return textField(invoice.FieldCountry, "Pays", invoice.CountryName(value)).checked(optional(func(text string) (string, error) {
		code, err := invoice.ParseCountry(text)
		return invoice.CountryName(code), err
	}), nil).
		hinted("Son nom ou son code de deux lettres : Belgique, CH, Luxembourg.")
}

// companyField reads a SIREN or a SIRET, told apart by their length.
func companyField(siren, siret string) *field {
	value := invoice.FormatSIREN(siren)
	if siret != "" {
		value = invoice.FormatSIRET(siret)
	}
	check := func(text string) (string, error) {
		if len(squeeze(text)) <= 9 {
			n, err := invoice.CheckSIREN(text)
			return invoice.FormatSIREN(n), err
		}
		n, err := invoice.CheckSIRET(text)
		return invoice.FormatSIRET(n), err
	}
	return textField(invoice.FieldSIREN, "SIREN ou SIRET", value).
		checked(optional(check), longerThan(14)).also(invoice.FieldSIRET)
}

func same(text string) string { return text }

// optional lets an empty text pass.
func optional(check func(string) (string, error)) func(string) (string, error) {
	return func(text string) (string, error) {
		if strings.TrimSpace(text) == "" {
			return "", nil
		}
		return check(text)
	}
}

// longerThan says that a text has length characters or more, spaces apart: as
// many as a right one.
func longerThan(length int) func(string) bool {
	return func(text string) bool { return len([]rune(squeeze(text))) >= length }
}

// notNumber says that a text holds a letter, which no amount has.
func notNumber(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) && r != 'x' })
}
