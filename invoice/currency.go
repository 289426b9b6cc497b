package invoice

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
