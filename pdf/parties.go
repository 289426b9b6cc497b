package pdf

import (
	"fmt"
	"strings"

	"facturier/invoice"
)

// headBottom is where the first page's subject begins at the soonest, in the
// body: just above the fold of a letter in three.
const headBottom = 76.0

// parties are the facts at the left and, at the right, the client, at the
// place of the window of a DL envelope.
func (c *composer) parties(above float64) block {
	client := c.window(c.clientLines(), above)
	for _, text := range c.clientNumbers() {
		client.add(row{before: 0.2}, c.say(smallGrey, text))
	}
	b := block{stacks: []stack{c.factsOf(c.facts()), client}}
	if c.tight {
		b.fit(4)
		return b
	}
	b.fit(9)
	b.height = max(b.height, headBottom-above)
	return b
}

// factsOf are labels and values at the left, beside the client.
func (c *desk) factsOf(facts []fact) stack {
	const labels, values = 34.0, 52.0
	st := stackOf(0, labels+values, column{width: labels}, column{width: values})
	st.textWidth = 43
	for _, f := range facts {
		st.add(row{after: 1}, c.say(muted, f.label), c.say(f.style, f.value))
	}
	st.columns[0].chars = st.chars(0)
	return st
}

// window are the lines of an address where the window of a DL envelope is, in
// a block that begins at a distance from the top of the body.
func (c *desk) window(lines []string, above float64) stack {
	left := windowLeft - marginSide
	width := bodyWidth - left
	client := stackOf(left, width, column{width: width})
	client.top = windowTop - marginTop - above
	client.textLeft, client.textWidth = 45, 33
	for i, text := range lines {
		look := normal
		if i == 0 {
			look = strong
		}
		client.add(row{}, c.say(look, text))
	}
	return client
}

type fact struct {
	label, value string
	style        style
}

func (c *composer) facts() []fact {
	d := c.d
	var facts []fact
	add := func(look style, label, value string) {
		if value != "" {
			facts = append(facts, fact{label, value, look})
		}
	}
	add(normal, "Date d’émission", d.IssueDate.String())
	add(normal, performed(d.Operation), period(d.ServiceStart, d.ServiceEnd))
	switch {
	case d.Kind == invoice.Quote:
		add(strong, "Valable jusqu’au", d.ValidUntil.String())
		add(normal, "Exécution", d.Execution)
	case d.Kind.Payable() && d.SettledOn != 0:
		add(strong, "Acquittée le", d.SettledOn.String())
	case d.Kind.Payable():
		add(strong, "Échéance", d.DueDate.String())
	}
	if d.QuoteNumber != "" {
		add(normal, "Devis", dated(d.QuoteName(), d.QuoteDate))
	}
	add(normal, "Votre commande", d.OrderNumber)
	if d.Client.Type == invoice.Public {
		add(normal, "Marché", d.Contract)
	} else {
		add(normal, "Contrat", d.Contract)
	}
	add(normal, "Code service", d.Client.ServiceCode)
	add(normal, "Engagement", d.Client.Commitment)
	if d.Client.Delivery != nil { // 242 nonies A I-7° bis
		add(normal, "Lieu de livraison", strings.Join(addressLines(*d.Client.Delivery), "\n"))
	}
	if d.Client.Billing != nil { // L441-9: the window of the envelope has the one where it goes
		add(normal, "Adresse du client", strings.Join(addressLines(d.Client.Address), "\n"))
	}
	return facts
}

// performed names the date of what is sold (242 nonies A I-10°).
func performed(o invoice.Operation) string {
	switch o {
	case invoice.Goods:
		return "Livraison"
	case invoice.Mixed:
		return "Réalisation"
	}
	return "Prestation"
}

// period is the date or the period of the service (242 nonies A I-10°), each
// year said once.
func period(start, end invoice.Date) string {
	switch {
	case start.IsZero() && end.IsZero():
		return ""
	case start.IsZero() || end.IsZero() || start == end:
		return max(start, end).String()
	case start.Year() == end.Year():
		return fmt.Sprintf("du %s au %s", start.Time().Format("02/01"), end)
	}
	return fmt.Sprintf("du %s au %s", start, end)
}

// dated is a number and its date.
func dated(number string, date invoice.Date) string {
	if date.IsZero() {
		return number
	}
	return number + " du " + date.String()
}

// clientLines are what the window of the envelope shows: where the document
// goes.
func (c *composer) clientLines() []string {
	client := c.d.Client
	if client.Name == "" && !c.d.Issued() {
		client.Name = "Client à choisir"
	}
	return postalLines(client)
}

// postalLines are the name and the address where a client receives.
func postalLines(client invoice.Client) []string {
	lines := []string{client.Name}
	if client.Contact != "" {
		lines = append(lines, client.Contact)
	}
	if client.Billing != nil {
		return append(lines, addressLines(*client.Billing)...)
	}
	return append(lines, addressLines(client.Address)...)
}

func (c *composer) clientNumbers() []string { return numbersOf(c.d.Client) }

// numbersOf are the numbers by which a client is known.
func numbersOf(client invoice.Client) []string {
	var lines []string
	switch {
	case client.SIRET != "":
		lines = append(lines, "SIRET "+invoice.FormatSIRET(client.SIRET))
	case client.SIREN != "":
		lines = append(lines, "SIREN "+invoice.FormatSIREN(client.SIREN))
	}
	if client.VATNumber != "" {
		lines = append(lines, "N° TVA "+client.VATNumber)
	}
	return lines
}
