package invoice

import (
	"fmt"
	"strings"
)

// Currency is an ISO 4217 code of a currency with two decimals; "" is the euro.
type Currency string

// Code is the ISO code, "EUR" for the euro (BT-5).
func (c Currency) Code() string {
	if c == "" {
		return "EUR"
	}
	return string(c)
}

// ExchangeRate is how many euros one unit of a currency is worth, in
// millionths: 0.92 is 920 000. Zero is no rate.
type ExchangeRate int64

// String writes a rate with the decimals that it needs, four at least:
// "0,9215".
func (r ExchangeRate) String() string { return decimal(int64(r), 6, 4) }

// Of is the amount in euros, rounded to the cent.
func (r ExchangeRate) Of(a Amount) (Amount, error) {
	n, err := mulDiv(int64(a), int64(r), 1_000_000)
	return Amount(n), err
}

// In writes the amount in a currency: "1 250,00 €", "1 250,00 USD".
func (a Amount) In(c Currency) string {
	if c == "" {
		return a.String()
	}
	return a.Number() + nbsp + c.Code()
}

// In writes the price in a currency, as Price.String does in euros.
func (p Price) In(c Currency) string {
	if c == "" {
		return p.String()
	}
	return decimal(int64(p), 4, 2) + nbsp + c.Code()
}

// VATInEuros is the VAT of the document in euros (BT-111): an invoice in
// another currency states it (CGI 289 IV, BR-FR-CO-12).
func (d *Document) VATInEuros() (Amount, error) { return d.InEuros(d.Totals.VAT) }

// InEuros is an amount of the document in euros, at its rate.
func (d *Document) InEuros(a Amount) (Amount, error) {
	if d.Currency == "" {
		return a, nil
	}
	return d.ExchangeRate.Of(a)
}

// In writes the discount in a currency, as Discount.String does in euros.
func (d Discount) In(c Currency) string {
	if d.Rate == 0 && d.Amount != 0 {
		return d.Amount.In(c)
	}
	return d.String()
}

// currencies are the ISO 4217 codes of the currencies in use with two
// decimals: amounts are counted in hundredths.
var currencies = func() map[Currency]bool {
	set := map[Currency]bool{}
	for _, code := range strings.Fields(`AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
		CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS
		KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK
		PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD
		UYU UZS VED VES WST XCD YER ZAR ZMW`) {
		set[Currency(code)] = true
	}
	return set
}()

// oddCurrencies are the codes of currencies without hundredths.
const oddCurrencies = "BHD BIF CLP DJF GNF IQD ISK JOD JPY KMF KRW KWD LYD OMR PYG RWF TND UGX VND VUV XAF XOF XPF"

// ParseCurrency reads a currency by its ISO code, case folded; "EUR", "€",
// "euro" and nothing are the euro, "". Currencies without hundredths are refused.
func ParseCurrency(text string) (Currency, error) {
	code := Currency(strings.ToUpper(Clean(text)))
	switch code {
	case "", "EUR", "€", "EURO", "EUROS":
		return "", nil
	case "£":
		code = "GBP"
	}
	return code, code.validate()
}

func (c Currency) validate() error {
	switch {
	case c == "" || currencies[c]:
		return nil
	case len(c) == 3 && strings.Contains(oddCurrencies, string(c)):
		return Invalid(FieldCurrency, fmt.Sprintf("Facturier ne compte qu'en centimes : pas en %s.", string(c)), "Facturez en euros, ou dans une monnaie à deux décimales.")
	}
	return Invalid(FieldCurrency, cited(string(c))+" n'est pas une devise.", "Écrivez son code de trois lettres : USD, CHF, GBP…")
}

// maxExchangeRate keeps a sum in euros within an amount: no currency is worth
// more than 999 €.
const maxExchangeRate ExchangeRate = 999_999_999

var exchangeNumeral = numeral{article: "un taux de change", example: "0,9215, la valeur en euros d'une unité de la devise",
	suffixes: []string{"€", "euros", "euro", "eur"}, decimals: 6, limit: int64(maxExchangeRate)}

// ParseExchangeRate reads how many euros one unit of a currency is worth, up
// to six decimals, above zero: "0,9215". Nothing is no rate.
func ParseExchangeRate(text string) (ExchangeRate, error) {
	if strings.TrimSpace(text) == "" {
		return 0, nil
	}
	n, err := exchangeNumeral.read(text)
	if err == nil && n == 0 {
		err = Invalid("", "Un taux de change est au-dessus de zéro.", "Écrivez "+exchangeNumeral.example+".")
	}
	return ExchangeRate(n), At(err, FieldExchange)
}
